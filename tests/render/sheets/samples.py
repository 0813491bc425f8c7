"""A board with every kind of sheet and block, to draw in every way."""

from gongkai.model.directory import Board
from gongkai.model.sheet import (
    CONTENTS,
    COVER,
    GUIDE,
    NOTICE,
    Block,
    BoardSheets,
    Facts,
    Heading,
    Masked,
    Paragraph,
    Place,
    Plan,
    Points,
    Room,
    Sheet,
    Table,
    TableColumn,
)

ADDRESS = "https://www.yunling.example/zwgk/bzml/shiqiao/liuwan/items/99-X87QAW.html"
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
LONG_TABLE = Table(
    (
        TableColumn("序号", 2, "center"),
        TableColumn("户主姓名", 4, "center"),
        TableColumn("摘要", 8),
        TableColumn("金额(元)", 4, "right"),
    ),
    tuple(
        (str(n), f"李某{NAMES[n % 22]}", f"第{n}笔补贴,按面积和标准计算后通过一卡通发放", f"{n * 43:.2f}")
        for n in range(1, 91)
    ),
)
WIDE_TABLE = Table(
    tuple(TableColumn(f"第{n}列", 1) for n in range(1, 21)),
    (tuple(f"值{n}" for n in range(1, 21)),) * 3,
    blank=2,
)


def sheet(kind: str, code: str, number: int, title: str, *blocks: Block, **values: object) -> Sheet:
    """A sheet that says everything, but for what ``values`` say otherwise."""
    said: dict[str, object] = {
        "domain": "社会救助",
        "shown": "2026-11-10",
        "until": "2026-11-17",
        "until_note": "公示7天",
        "phone": "0888-5551121",
        "address": ADDRESS,
        "issuer": "柳湾村村民委员会",
        "edition": "2026年版",
        **values,
    }
    return Sheet(kind=kind, code=code, number=number, title=title, blocks=blocks, **said)  # type: ignore[arg-type]


def sheets() -> tuple[Sheet, ...]:
    """One sheet of every kind, and the long, the wide and the empty ones."""
    places = tuple(Place(n, f"第{n}张张贴页的题目", "公示") for n in range(2, 10))
    return (
        sheet(
            COVER,
            "cover",
            1,
            "村级公示栏",
            Facts((("公开主体", "柳湾村村民委员会"), ("公开栏位置", ""))),
            Heading("张贴位置"),
            Plan((places[:4], places[4:])),
        ),
        sheet(
            CONTENTS,
            "contents",
            2,
            "公开目录",
            Heading("村级财务"),
            Table(
                (TableColumn("张", 1, "center"), TableColumn("公开事项", 5)), (("3", "最低生活保障对象公示"),)
            ),
            Paragraph("本目录另有若干项从政府网站公开。"),
        ),
        sheet(
            NOTICE,
            "A1",
            3,
            "最低生活保障对象公示",
            LONG_TABLE,
            Paragraph("公示期内如有异议,请拨打监督电话。"),
        ),
        sheet(NOTICE, "A2", 4, "集体资产台账", WIDE_TABLE, wide=True),
        sheet(
            NOTICE,
            "A3",
            5,
            "村规民约",
            Room("村规民约全文", 4),
            Room("修订情况", 3),
            shown=None,
            until=None,
            until_note="",
            phone=None,
            address=None,
        ),
        sheet(
            GUIDE,
            "A4",
            6,
            "临时救助办事指南",
            Heading("带什么"),
            Points(("身份证", "户口簿", "诊断证明以外的其他证明材料")),
            Facts((("在哪里办", "石桥镇便民服务中心 1 号窗口"), ("多久办好", ""))),
            Points(("只有一点",), numbered=False),
            until="长期公开",
            until_note="",
        ),
    )


def board(paper: str = "a4", *more: Sheet, name: str = "村级公示栏") -> BoardSheets:
    """The board on ``paper``, with ``more`` sheets at its end."""
    settings = Board(name, (), "柳湾村党群服务中心门口", paper, "0888-5551121", "2026-11-10")
    masked = (Masked("低保.csv C列「身份证号」 等 12 格", "身份证号", "只留前6位后4位"),)
    return BoardSheets(settings, "柳湾村村民委员会", (*sheets(), *more), masked)


def texts(one: Sheet) -> list[str]:
    """Everything that the blocks of a sheet say, text by text."""
    found: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, TableColumn):
            found.append(value.name)
        elif isinstance(value, Place):
            found.extend((str(value.number), value.title))
        elif isinstance(value, tuple):
            for part in value:
                walk(part)

    walk(one.blocks)
    return [text for text in found if text]


def bare(text: str) -> str:
    """``text`` without white space."""
    return "".join(text.split())
