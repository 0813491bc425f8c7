"""gongkai: a compiler for the disclosure directories of Chinese local governments (基层政务公开事项标准目录)."""

__version__ = "0.1.0"
