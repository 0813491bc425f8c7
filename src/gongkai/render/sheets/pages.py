"""The templates of sheets."""

from pathlib import Path

from gongkai.render.printing.alone import Pages

PAGES = Pages(Path(__file__).parent)
