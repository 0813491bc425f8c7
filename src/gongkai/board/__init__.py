"""The notice board (公开栏): which sheets hang on it, what they say, and what they may not say."""
