"""How gongkai understands the language of directories: bases, owners, channels, audiences, time limits."""
