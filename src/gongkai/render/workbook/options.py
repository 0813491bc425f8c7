"""What may be asked of the workbook: sizes of paper and further columns. Light, for the command line."""

PAPERS = {"a3": 8, "a4": 9}
"""Sizes of paper, with the numbers that Excel has for them."""

EXTRAS = ("责任科室", "咨询电话", "监督电话", "备注", "链接", "三级事项", "五公开")
"""Columns that many places add to the official table."""
