"""Privacy before print (个人信息保护): what a public notice may not show is masked or left out, and each mask is told.

个人信息保护法第二十五条 (no personal information is made public without consent), 第二十八条 (health, finance, religion and all
of a child under 14 are sensitive), and 政府信息公开条例第十五条. Nothing undoes a mask.
"""

from gongkai.board.privacy.identifiers import safe_text
from gongkai.board.privacy.table import SafeTable, safe_table

__all__ = ["SafeTable", "safe_table", "safe_text"]
