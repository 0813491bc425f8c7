"""The rows of files as villages have them, and which notice they fill."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from gongkai.board.data import Data, DataError, candidates, matching, of_grids
from gongkai.model.directory import Item
from gongkai.sources.tables import read_tables


def csv(folder: Path, text: str, encoding: str = "utf-8") -> list[Data]:
    file = folder / "低保.csv"
    file.write_text(text, encoding=encoding)
    return of_grids(read_tables(file), file.name)


def sheet(folder: Path, rows: list[list[object]], merges: tuple[str, ...] = ()) -> Data:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    for merge in merges:
        page.merge_cells(merge)
    book.save(folder / "表.xlsx")
    [data] = of_grids(read_tables(folder / "表.xlsx"), "表.xlsx")
    return data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_plain_file(tmp_path: Path, encoding: str) -> None:
    [data] = csv(tmp_path, "序号,户主姓名,金额(元)\n1,李某甲,430.00\n\n2,王某乙,1290\n", encoding)
    assert data.columns == ("序号", "户主姓名", "金额(元)")
    assert data.rows == (("1", "李某甲", "430.00"), ("2", "王某乙", "1290"))
    assert data.where(1, 2) == "低保.csv C4"
    assert data.where(-1, 1) == "低保.csv B列「户主姓名」"


def test_titles_above_and_notes_below_are_no_rows(tmp_path: Path) -> None:
    data = sheet(
        tmp_path,
        [
            ["青石镇青石村2026年11月农村低保对象公示表", None, None],
            ["单位:元", None, None],
            ["序号", "户主\n姓名", "保障金额"],
            [1, "李某甲", 430],
            [2, "王某乙", 430.5],
            ["序号", "户主姓名", "保障金额"],
            [3, "赵某丙", 0],
            ["合计", None, 860.5],
            ["填表人:李某甲", None, "审核人:王某乙"],
            ["注:本表公示7天,有异议的请向村务监督委员会反映,联系方式见公示栏。", None, None],
        ],
        ("A1:C1", "A10:C10"),
    )
    assert data.columns == ("序号", "户主姓名", "保障金额")
    assert [row[0] for row in data.rows] == ["1", "2", "3", "合计"]
    assert data.rows[1][2] == "430.5"
    assert "农村低保对象" in data.title
    assert len(data.notes) == 2


def test_two_rows_of_header_and_merged_cells(tmp_path: Path) -> None:
    data = sheet(
        tmp_path,
        [
            ["序号", "户主", "金额(元)", None],
            [None, None, "收入", "支出"],
            [1, "李某甲", 100, 20],
            [2, None, 200, None],
        ],
        ("A1:A2", "B1:B2", "C1:D1", "B3:B4"),
    )
    assert data.columns == ("序号", "户主", "收入金额(元)", "支出金额(元)")
    assert data.rows == (("1", "李某甲", "100", "20"), ("2", "李某甲", "200", ""))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "空"),
        ("\n\n", "空"),
        ("序号,户主姓名,金额\n", "没有数据"),
        ("1,2,3\n4,5,6\n", "表头"),
        ("只有一列\n一\n二\n", "表头"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(DataError, match=words):
        csv(tmp_path, text)


ITEMS = [
    Item("1", "本级补充事项", "社会救助", "最低生活保障对象公示", ["户主姓名、保障人数和拟保障金额"]),
    Item("2", "本级补充事项", "社会救助", "特困人员救助供养对象公示", ["拟认定人员姓名", "供养金额"]),
    Item(
        "3", "本级补充事项", "惠民政策和补贴", "惠农补贴发放情况", ["补贴农户姓名、面积或者数量", "补贴金额"]
    ),
    Item("4", "本级补充事项", "村级财务", "村集体财务收支情况", ["各项收入明细", "各项支出明细"]),
    Item("5", "本级补充事项", "民主管理", "村规民约", ["村规民约"]),
]


@pytest.mark.parametrize(
    ("name", "title", "columns", "code"),
    [
        ("低保.csv", "", "序号,户主姓名,保障人数,保障金额", "1"),
        ("11月.csv", "青石村2026年11月农村低保对象公示表", "序号,户主,人口,低保金(元)", "1"),
        ("特困人员名单.csv", "", "序号,姓名,供养金(元)", "2"),
        ("惠农补贴.csv", "", "序号,农户姓名,面积(亩),补贴金额(元)", "3"),
        ("财务收支.csv", "", "日期,摘要,收入金额,支出金额,结余", "4"),
        ("数据.csv", "", "序号,姓名,金额", None),
        ("村规民约.csv", "", "序号,条文内容", "5"),
    ],
)
def test_which_notice_a_file_fills(
    tmp_path: Path, name: str, title: str, columns: str, code: str | None
) -> None:
    file = tmp_path / name
    head = f"{title}\n" if title else ""
    file.write_text(
        f"{head}{columns}\n{columns.replace(columns, ','.join('1' for _ in columns.split(',')))}\n",
        encoding="utf-8",
    )
    [data] = of_grids(read_tables(file), name)
    found = matching(data, ITEMS)
    assert (found.code if found else None) == code
    if code is not None:
        assert candidates(data, ITEMS)[0].code == code
