"""The command line: one module a command, each imported when it is called."""

from gongkai.cli.app import main

__all__ = ["main"]
