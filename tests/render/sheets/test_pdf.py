"""Sheets as PDF: every text is there, on the right paper, in type that is large enough, and no character is a box."""

import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from gongkai.model.sheet import NOTICE, PAPERS, Paragraph, Points, Room, Sheet, Table, TableColumn
from gongkai.render.printing import fonts
from gongkai.render.printing.errors import PdfError
from gongkai.render.sheets.pdf import pdf
from tests.hostile_county import FLAVOURS
from tests.render.sheets.samples import ADDRESS, LONG_TABLE, bare, board, sheet, sheets, texts
from tests.tools import program

pytestmark = pytest.mark.tool("pdftotext", "pdfinfo")

SIZES = {"a4": (595, 842), "a3": (842, 1191), "a2": (1191, 1684)}
SMALLEST = {"a4": 14, "a3": 16, "a2": 16}
"""Points of the type on a sheet, by the paper."""


@pytest.fixture(scope="module", params=SIZES)
def paper(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def made(paper: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pdf") / f"{paper}.pdf"
    file.write_bytes(pdf(board(paper)))
    return file


def pages(file: Path) -> list[str]:
    """The text of each page."""
    done = subprocess.run(
        [program("pdftotext"), "-raw", str(file), "-"], check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.split("\f")[:-1]


def of_sheets(file: Path) -> list[list[str]]:
    """The pages of each sheet: each sheet begins with its own page 1."""
    found: list[list[str]] = []
    for page in pages(file):
        if re.search(r"第1页共\d+页", bare(page)):
            found.append([])
        found[-1].append(page)
    return found


def test_everything_that_a_sheet_says_is_there(made: Path) -> None:
    printed = of_sheets(made)
    assert len(printed) == len(sheets())
    for one, its_pages in zip(sheets(), printed, strict=True):
        whole = bare("".join(its_pages))
        missing = [
            text for text in (*texts(one), one.title, one.issuer, one.edition) if bare(text) not in whole
        ]
        assert missing == [], one.title
        assert bare(one.address or "") in whole
        assert ("(盖章处)" in whole) is one.seal


def test_pages_are_numbered_for_each_sheet(made: Path) -> None:
    for its_pages in of_sheets(made):
        numbers = [re.findall(r"第(\d+)页共(\d+)页", bare(page)) for page in its_pages]
        assert numbers == [[(str(n), str(len(its_pages)))] for n in range(1, len(its_pages) + 1)]


def test_what_is_not_known_has_room_to_be_written(made: Path) -> None:
    known, unknown = of_sheets(made)[2], of_sheets(made)[4]
    assert "2026年11月10日" in bare("".join(known))
    assert "2026年11月17日" in bare("".join(known))
    assert bare("".join(unknown)).count("____年__月__日") == 2


def test_the_paper_is_the_one_asked_for_and_wide_tables_lie(paper: str, made: Path) -> None:
    done = subprocess.run(
        [program("pdfinfo"), "-f", "1", "-l", "99", str(made)],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    found = {
        tuple(round(float(n)) for n in size)
        for size in re.findall(r"size:\s+([\d.]+) x ([\d.]+)", done.stdout)
    }
    width, height = SIZES[paper]
    assert found == {(width, height), (height, width)}


def test_a_long_table_goes_on_with_its_header_and_no_row_is_divided(made: Path) -> None:
    printed = [bare(page) for page in of_sheets(made)[2]]
    with_rows = [page for page in printed if "笔补贴" in page]
    assert len(with_rows) > 1
    header = "".join(column.name for column in LONG_TABLE.columns)
    assert all(header in page for page in with_rows)
    for row in LONG_TABLE.rows:
        assert sum(bare("".join(row)) in page for page in printed) == 1, row


def test_type_is_large_enough(paper: str, made: Path) -> None:
    command = ["pdftohtml", "-xml", "-stdout", "-zoom", "1", "-i", str(made)]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    used = set(re.findall(r'<text [^>]*font="(\d+)"', done.stdout))
    sizes = {
        number: int(size) for number, size in re.findall(r'<fontspec id="(\d+)" size="(\d+)"', done.stdout)
    }
    body = PAPERS[paper].body
    assert body >= SMALLEST[paper]
    assert sum(sizes[number] >= int(body) - 1 for number in used) > 2
    # what is smaller than the body are the foot of the page and the small words of the plan
    assert min(sizes[number] for number in used) >= PAPERS[paper].small * 0.8 - 1


@pytest.mark.parametrize("dots", [100])
def test_a_camera_reads_the_code_in_grey(made: Path, tmp_path: Path, dots: int) -> None:
    subprocess.run(
        ["pdftoppm", "-r", str(dots), "-gray", "-f", "1", "-l", "1", "-png", str(made), str(tmp_path / "p")],
        check=True,
    )
    [image] = tmp_path.glob("p*.png")
    assert {code.text for code in zxingcpp.read_barcodes(Image.open(image))} == {ADDRESS}


def test_nothing_reaches_over_the_edge_of_the_page(made: Path) -> None:
    done = subprocess.run(
        [program("pdftotext"), "-bbox", str(made), "-"], check=True, capture_output=True, encoding="utf-8"
    )
    for page in re.split(r"<page ", done.stdout)[1:]:
        width, height = (float(n) for n in re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
        for left, top, right, bottom in re.findall(
            r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', page
        ):
            assert 0 <= float(left) < float(right) <= width
            assert 0 <= float(top) < float(bottom) <= height


def written(tmp_path: Path, *more: Sheet, paper: str = "a4") -> Path:
    file = tmp_path / "made.pdf"
    file.write_bytes(pdf(board(paper, *more)))
    return file


@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd")', "$x^2$ *粗* _斜_ `码` <标签> @引用", "// 注 /* 释 */", "\\u{41} \\\\ #{1+1}", "= 标题 - 列表 + 编号",
        "https://www.yunling.example/" + "a" * 300, "—— …… 〔2026〕12号 《》", "０１２ＡＢＣ", "½ ① ⑳ ㎡ ℃ √ □ ■", "-1,234.50",
    ],
)  # fmt: skip
def test_texts_come_out_as_they_are(tmp_path: Path, text: str) -> None:
    table = Table((TableColumn(text), TableColumn("乙", 3)), ((text, "值"),))
    one = sheet(NOTICE, "H", 7, "题目", Paragraph(text), Points((text,)), table, Room(text, 1))
    whole = bare("".join(of_sheets(written(tmp_path, one))[-1]))
    assert whole.count(bare(text)) == 5


@pytest.mark.parametrize("flavour", ["script", "attribute", "link", "template"])
def test_hostile_texts_are_texts(tmp_path: Path, flavour: str) -> None:
    one = sheet(NOTICE, "H", 7, FLAVOURS[flavour], Paragraph(FLAVOURS[flavour]))
    assert bare(FLAVOURS[flavour]) in bare("".join(of_sheets(written(tmp_path, one))[-1]))


def test_a_row_that_is_longer_than_a_page_goes_on_over_it(tmp_path: Path) -> None:
    long = "".join(f"第{n}句很长的话。" for n in range(700))
    table = Table((TableColumn("甲"), TableColumn("乙", 5)), (("值", long),))
    last = of_sheets(written(tmp_path, sheet(NOTICE, "H", 7, "题目", table)))[-1]
    assert len(last) > 2
    assert all(f"第{n}句" in bare("".join(last)) for n in range(700))


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("李\ue123某", "U+E123"),
        ("李\U000323b0某", "U+323B0"),
        ("李\u0600某", "U+0600"),
        ("某\U0010fffd", "U+10FFFD"),
    ],
)
def test_a_character_that_no_font_has_is_told_with_its_sheet(text: str, point: str) -> None:
    with pytest.raises(PdfError) as told:
        pdf(board("a4", sheet(NOTICE, "H", 7, "生僻字公示", Paragraph(text))))
    assert "生僻字公示" in str(told.value)
    assert point in str(told.value)
    assert "字体" in str(told.value)


@pytest.mark.parametrize("text", ["𠮷某", "龘", "\u200b甲\u202e乙", "\x07甲"])
def test_what_some_font_has_is_printed(tmp_path: Path, text: str) -> None:
    last = of_sheets(written(tmp_path, sheet(NOTICE, "H", 7, "题目", Paragraph(text))))[-1]
    assert text[-1] in "".join(last)


def test_no_chinese_font_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "families", lambda: ("DejaVu Sans", "Libertinus Serif"))
    with pytest.raises(PdfError, match="fonts-noto-cjk"):
        pdf(board())


@pytest.mark.parametrize(
    ("families", "role", "first"),
    [
        (["Noto Serif CJK SC", "方正小标宋简体"], "title", "方正小标宋简体"),
        (["Noto Serif CJK SC", "SimHei", "Noto Sans CJK SC"], "heading", "SimHei"),
        (["Noto Serif CJK SC", "FangSong", "SimHei"], "body", "FangSong"),
        (["Noto Serif CJK SC", "KaiTi", "SimHei"], "note", "KaiTi"),
        (["Noto Serif CJK SC", "Source Han Serif SC"], "body", "Source Han Serif SC"),
        (["Droid Sans Fallback"], "body", "Droid Sans Fallback"),
    ],
)
def test_the_official_fonts_come_first(families: list[str], role: str, first: str) -> None:
    assert fonts.chosen(families)[role][0] == first


def test_same_bytes_twice() -> None:
    assert pdf(board()) == pdf(board())


def test_a_draft_says_so_on_every_sheet(tmp_path: Path) -> None:
    file = tmp_path / "draft.pdf"
    file.write_bytes(pdf(board(), draft="草稿:检查发现 1 个错误,改正前请勿发布。"))
    assert all("草稿" in its_pages[0] for its_pages in of_sheets(file))


def test_larger_paper_has_larger_type() -> None:
    for small, large in pairwise((PAPERS["a4"], PAPERS["a3"], PAPERS["a2"])):
        for name in ("title", "heading", "body", "table", "small", "code"):
            assert getattr(small, name) < getattr(large, name)
