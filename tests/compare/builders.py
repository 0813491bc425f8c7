"""Small directories, the forms in which they can be compared, and directories at random."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from gongkai.compare import Comparison, compare
from gongkai.compare.sides import Opener, side_of
from gongkai.model.directory import Audience, Basis, Body, Directory, Domain, Item, LeftOut, Owner, TimeLimit
from gongkai.render.data import data_files
from gongkai.render.workbook import workbook


def policy(code: str = "24-03-01", **changes: Any) -> Item:
    """An item with all its elements."""
    item = Item(
        code=code,
        domain="义务教育",
        category="招生管理",
        name="招生政策",
        content=["招生范围", "招生计划"],
        basis=[
            Basis("中华人民共和国义务教育法"),
            Basis("政府信息公开条例", "国务院令第711号", ("第二十条",)),
        ],
        time_limit=TimeLimit("信息形成之日起20个工作日内"),
        owner=[Owner("云岭县教育体育局")],
        method=["主动公开"],
        channels=["政府网站", "其他:云岭融媒APP"],
        audience=[Audience("全社会"), Audience("特定群体", "适龄儿童家长")],
        levels=["县级", "乡级"],
    )
    for field, value in changes.items():
        setattr(item, field, value)
    return item


def county(*items: Item, **changes: Any) -> Directory:
    """A county's directory of ``items``."""
    names = dict.fromkeys(item.domain for item in items)
    directory = Directory(
        name="云岭县人民政府",
        level="县级",
        code="539901",
        edition="2026年版",
        date="2026-11-01",
        portal="https://www.yunling.example",
        hotline="0888-5550100",
        domains=[Domain(f"{number:02}", name, f"d{number}") for number, name in enumerate(names, 1)],
        departments=[Body("云岭县教育体育局", "0888-5550103"), Body("云岭县民政局")],
        items=list(items),
    )
    for field, value in changes.items():
        setattr(directory, field, value)
    return directory


def left_out(item: Item, reason: str) -> LeftOut:
    """``item`` as one that is not in the directory."""
    return LeftOut(item.code, item.domain, item.category, item.name, "adjust", reason)


def difference(old: Directory, new: Directory) -> Comparison:
    """What changed between two compiled directories."""
    return compare(side_of(old, "旧"), side_of(new, "新"))


def built(directory: Directory, folder: Path) -> Path:
    """The files of a built folder that can be compared."""
    for name, data in data_files(directory):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / "directory.xlsx").write_bytes(workbook(directory))
    return folder


def opened(old: Path | str, new: Path | str) -> Comparison:
    """What changed between two files or folders."""
    opener = Opener()
    return compare(opener.side(str(old)), opener.side(str(new)))


WORDS = st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=4)

_LIST: Callable[..., Any] = st.lists

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "content": _LIST(WORDS, max_size=3, unique=True),
    "basis": _LIST(
        st.builds(
            Basis,
            WORDS,
            st.sampled_from([None, "国务院令第711号", "国办发〔2019〕54号"]),
            st.sampled_from([(), ("第二十条",), ("第九条", "第十条")]),
            version=st.none(),
            quoted=st.booleans(),
        ),
        max_size=3,
        unique=True,
    ),
    "time_limit": st.builds(TimeLimit, WORDS),
    "owner": _LIST(st.builds(Owner, WORDS, st.none()), max_size=2, unique=True),
    "method": _LIST(st.sampled_from(["主动公开", "依申请公开"]), max_size=2, unique=True),
    "channels": _LIST(
        st.sampled_from(["政府网站", "两微一端", "其他", "其他:云岭融媒APP", "精准推送"]),
        max_size=4,
        unique=True,
    ),
    "audience": _LIST(
        st.one_of(st.just(Audience("全社会")), st.builds(Audience, st.just("特定群体"), WORDS)),
        max_size=3,
        unique=True,
    ),
    "levels": _LIST(st.sampled_from(["县级", "乡级", "村级"]), min_size=1, max_size=3, unique=True),
}
"""A value of each element, at random."""

PLACES = {"domain": WORDS, "category": WORDS, "name": WORDS}


@st.composite
def items(draw: st.DrawFn) -> list[Item]:
    """Items at random, each with a code of its own."""
    codes = draw(st.lists(st.integers(1, 99), max_size=6, unique=True))
    return [draw(item(f"24-{code:02}")) for code in codes]


def item(code: str) -> st.SearchStrategy[Item]:
    """An item with ``code`` and anything else at random."""
    return st.builds(Item, st.just(code), **PLACES, **VALUES)
