"""What is raised where a file is no table."""


class TableError(Exception):
    """A file cannot be read as tables; the message says why and what to do."""
