"""The directory as files: each renderer gives names and bytes, and one writer puts them in place."""
