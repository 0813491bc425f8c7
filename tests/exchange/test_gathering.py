"""Departments' workbooks: exported, filled in as clerks do, and merged into the manifest, through the command."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.cli_helpers import Result, directory, edit, load, run
from tests.trees import COUNTY, GUIDELINE, SCHOOLS, row, write

SCHOOL, CIVIL = "甲县教育体育局", "甲县民政局"
HEAD = f"{COUNTY}guidelines: {{paths: [guideline.yaml], include: [试验领域]}}\n"
ROWS = (
    row("50-01-01", "招生政策").replace("[内容]", "[招生范围, 招生条件]")
    + row("50-01-02", "救助标准", owner=f"[县级教育行政部门, {CIVIL}]")
    + row("50-01-03", "收费标准", time_limit="每年3月1日前", audience="特定群体:学生家长")
)
NEW = {
    "二级事项": "校车线路",
    "公开内容": "线路\n时刻",
    "公开依据": "《校车安全管理条例》第十五条",
    "公开时限": "每学期开学前公布",
    "公开方式": "主动公开",
    "政府网站": "√",
    "全社会": "√",
}


def county(folder: Path, manifest: str = "", rows: str = ROWS) -> Path:
    """The manifest of a county with one guideline, and ``manifest`` at its end."""
    return write(folder, {"county.yaml": HEAD + manifest, "guideline.yaml": GUIDELINE + rows})


def export(manifest: Path, name: str = "tables") -> Path:
    """The folder of the departments' workbooks."""
    folder = manifest.parent / name
    done = run("export", "--template", "departments", manifest, "-o", folder)
    assert (done.code, done.err) == (0, "")
    return folder


class Table:
    """The sheet of a workbook that a department fills in, by the titles of its columns."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.book = load_workbook(file)
        self.sheet: Worksheet = self.book.worksheets[1]
        self.columns: dict[str, int] = {}
        for column in range(1, self.sheet.max_column + 1):
            title = self.sheet.cell(2, column).value or self.sheet.cell(1, column).value
            self.columns[str(title).partition("(")[0]] = column

    def row(self, code: str) -> int:
        """The row of an item; for no code the first one that is free."""
        numbers = range(3, self.sheet.max_row + 1)
        return next(n for n in numbers if (self.sheet.cell(n, self.columns["事项编码"]).value or "") == code)

    def set(self, code: str, **texts: str | None) -> int:
        """Write into the row of ``code``, and save; which row it was comes back."""
        number = self.row(code)
        for title, text in texts.items():
            self.sheet.cell(number, self.columns[title]).value = text
        self.save()
        return number

    def save(self) -> None:
        self.book.save(self.file)

    def texts(self, title: str) -> list[object]:
        """What a column says below the header."""
        return [self.sheet.cell(n, self.columns[title]).value for n in range(3, self.sheet.max_row + 1)]


def fill(folder: Path, department: str, code: str, **texts: str | None) -> int:
    """Write into a department's workbook; which row it was comes back."""
    return Table(folder / f"{department}.xlsx").set(code, **texts)


def merge(manifest: Path, folder: Path) -> Result:
    """Merge all workbooks of a folder, in the order of their names."""
    done = run("import", "--merge", manifest, *sorted(folder.glob("*.xlsx")))
    assert done.err == ""
    return done


def built(manifest: Path) -> dict[str, Any]:
    """Code to item of what the manifest builds to."""
    done = run("build", manifest, "-o", manifest.parent / "dist", "--only", "data")
    assert "GK1" not in done.out, done.out
    return {item["code"]: item for item in directory(manifest.parent / "dist" / "甲县")["items"]}


def left_out(manifest: Path) -> dict[str, str]:
    """Code to reason of what the built directory leaves out."""
    entries = load(manifest.parent / "dist" / "甲县" / "data" / "directory.json")["left_out"]
    return {entry["code"]: entry["reason"] for entry in entries}


class TestExport:
    def test_each_department_gets_the_items_that_it_owns(self, tmp_path: Path) -> None:
        folder = export(county(tmp_path))
        assert sorted(path.name for path in folder.iterdir()) == [f"{SCHOOL}.xlsx", f"{CIVIL}.xlsx"]
        codes = {
            name: [c for c in Table(folder / f"{name}.xlsx").texts("事项编码") if c]
            for name in (SCHOOL, CIVIL)
        }
        assert codes == {SCHOOL: ["50-01-01", "50-01-02", "50-01-03"], CIVIL: ["50-01-02"]}

    def test_a_row_says_every_element(self, tmp_path: Path) -> None:
        table = Table(export(county(tmp_path)) / f"{SCHOOL}.xlsx")
        number = table.row("50-01-03")
        texts = {t: table.sheet.cell(number, c).value for t, c in table.columns.items()}
        assert {title: text for title, text in texts.items() if text} == {
            "事项编码": "50-01-03",
            "领域": "试验领域",
            "一级事项": "类",
            "二级事项": "收费标准",
            "公开内容": "内容",
            "公开依据": "《中华人民共和国政府信息公开条例》(国务院令第711号)",
            "公开时限": "每年3月1日前",
            "公开主体": SCHOOL,
            "公开方式": "主动公开",
            "政府网站": "√",
            "特定群体": "学生家长",
            "县级": "√",
        }
        assert {"两微一端", "其他", "全社会", "乡级", "不再公开", "修改说明"} < texts.keys()

    def test_it_helps_to_fill_it_in(self, tmp_path: Path) -> None:
        table = Table(export(county(tmp_path)) / f"{SCHOOL}.xlsx")
        sheet = table.sheet
        number = table.row("50-01-01")
        locked = {t: sheet.cell(number, c).protection.locked for t, c in table.columns.items()}
        assert [title for title, is_locked in locked.items() if is_locked] == ["事项编码"]
        assert sheet.protection.sheet
        comments = [cell.comment.text for cell in sheet[1] if cell.comment]
        assert len(comments) == 14
        assert "第二十六条" in next(text for text in comments if "什么时候公开" in text)
        lists = {v.formula1: str(v.sqref) for v in sheet.data_validations.dataValidation}
        assert lists.keys() == {"领域选项", "方式选项", '"√"'}
        assert sheet.freeze_panes == "E3"
        assert sheet.print_title_rows == "$1:$2"
        assert sum(code is None for code in table.texts("事项编码")) == 30
        guide = [cell.value for cell in table.book.worksheets[0]["A"]]
        assert {"填报部门", "截止日期", "新增的", "不再公开的"} < set(guide)

    def test_items_made_from_a_list_are_locked(self, tmp_path: Path) -> None:
        manifest = county(tmp_path, "permissions: powers.yaml\nextend: {powers: [行政许可]}\n")
        write(tmp_path, {"powers.yaml": SCHOOLS})
        table = Table(export(manifest) / f"{SCHOOL}.xlsx")
        number = next(n for n in range(3, 20) if str(table.sheet.cell(n, 1).value).startswith("90-A1"))
        assert table.sheet.cell(number, table.columns["公开时限"]).protection.locked
        assert not table.sheet.cell(number, table.columns["修改说明"]).protection.locked

    def test_nothing_becomes_a_formula(self, tmp_path: Path) -> None:
        rows = row().replace("内容", "'=1+1', '@SUM(A1)', '#N/A'") + row("50-01-02", "'=HYPERLINK(1)'")
        table = Table(export(county(tmp_path, rows=rows)) / f"{SCHOOL}.xlsx")
        kinds = {cell.data_type for sheet in table.book.worksheets for line in sheet for cell in line}
        assert kinds <= {"s", "n"}
        cell = table.sheet.cell(table.row("50-01-02"), table.columns["二级事项"])
        assert (cell.value, cell.quotePrefix, cell.number_format) == ("=HYPERLINK(1)", True, "@")

    def test_the_same_bytes_for_the_same_input(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        one, other = (export(manifest, name) / f"{SCHOOL}.xlsx" for name in ("one", "other"))
        assert one.read_bytes() == other.read_bytes()

    def test_a_folder_with_files_is_left_alone(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        before = (folder / f"{SCHOOL}.xlsx").read_bytes()
        fill(folder, SCHOOL, "50-01-01", 修改说明="填了一半")
        filled = (folder / f"{SCHOOL}.xlsx").read_bytes()
        done = run("export", manifest, "-o", folder)
        assert (done.code, "不覆盖" in done.err) == (2, True)
        assert (folder / f"{SCHOOL}.xlsx").read_bytes() == filled != before

    def test_an_owner_with_any_name_gets_a_file(self, tmp_path: Path) -> None:
        rows = row(owner="['甲:乙局']") + row("50-01-02", "无主", owner="[]")
        done = run("export", county(tmp_path, rows=rows), "-o", tmp_path / "tables")
        assert done.code == 1  # what has no owner is an error of the directory
        names = sorted(path.name for path in (tmp_path / "tables").iterdir())
        assert names == ["未明确公开主体.xlsx", "甲%3A乙局.xlsx"]

    def test_a_manifest_that_cannot_be_read_writes_nothing(self, tmp_path: Path) -> None:
        assert run("export", tmp_path / "none.yaml", "-o", tmp_path / "out").code == 2
        assert not (tmp_path / "out").exists()


class TestMerge:
    def test_what_a_department_did_not_touch_changes_nothing(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        done = merge(manifest, export(manifest))
        assert (done.code, manifest.read_text(encoding="utf-8")) == (0, HEAD)
        assert "没有新的改动" in done.out

    def test_a_change_becomes_an_adjustment_with_its_reason(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        fill(
            folder,
            SCHOOL,
            "50-01-01",
            公开时限="信息形成之日起5个工作日内",
            公开内容="招生范围\n招生条件\n报名材料",
            政府网站=None,
            两微一端="✓",
            其他="甲县教育APP",
            特定群体="适龄儿童家长",
            修改说明="本县招生办法第八条",
        )
        fill(folder, SCHOOL, "50-01-03", 公开方式="依申请公开")
        done = merge(manifest, folder)
        assert done.code == 0, done.out
        assert manifest.read_text(encoding="utf-8") == (
            HEAD
            + """
adjust:
  # 试验领域/类/招生政策
  - item: 50-01-01
    set:
      content: [招生范围, 招生条件, 报名材料]
      time_limit: 信息形成之日起5个工作日内
      channels: [两微一端, '其他:甲县教育APP']
      audience: [全社会, '特定群体:适龄儿童家长']
    reason: 甲县教育体育局:本县招生办法第八条
  # 试验领域/类/收费标准
  - item: 50-01-03
    set: {method: 依申请公开}
    reason: 甲县教育体育局:部门填报
"""
        )
        items = built(manifest)
        assert items["50-01-01"]["content"] == ["招生范围", "招生条件", "报名材料"]
        assert items["50-01-01"]["channels"] == ["两微一端", "其他:甲县教育APP"]
        assert items["50-01-03"]["method"] == ["依申请公开"]

    def test_merging_twice_adds_nothing(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        fill(
            folder,
            SCHOOL,
            "50-01-01",
            公开依据="1.《义务教育法》\n2、《民办教育促进法》第十二条",
            修改说明="补依据",
        )
        fill(folder, SCHOOL, "50-01-03", 不再公开="√", 修改说明="已取消收费")
        fill(folder, SCHOOL, "", **NEW)
        assert merge(manifest, folder).code == 0
        first = manifest.read_text(encoding="utf-8")
        done = merge(manifest, folder)
        assert (done.code, manifest.read_text(encoding="utf-8")) == (0, first), done.out
        assert "没有新的改动" in done.out

    def test_a_new_row_becomes_an_item(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        fill(folder, SCHOOL, "", **NEW, 领域="试验领域", 一级事项="校车")
        assert merge(manifest, folder).code == 0
        (item,) = (item for item in built(manifest).values() if item["name"] == "校车线路")
        assert (item["domain"], item["category"]) == ("试验领域", "校车")
        assert (item["content"], item["owner"][0]["name"]) == (["线路", "时刻"], SCHOOL)
        assert (item["channels"], item["audience"]) == (["政府网站"], [{"kind": "全社会"}])

    def test_an_item_goes_with_the_reason(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        fill(folder, SCHOOL, "50-01-03", 不再公开="√", 修改说明="已取消收费")
        assert merge(manifest, folder).code == 0
        assert "50-01-03" not in built(manifest)
        assert left_out(manifest)["50-01-03"] == f"{SCHOOL}:已取消收费"

    def test_an_item_of_two_goes_when_both_say_so(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        fill(folder, SCHOOL, "50-01-02", 不再公开="√", 修改说明="已停办")
        alone = merge(manifest, folder)
        assert (alone.code, manifest.read_text(encoding="utf-8")) == (1, HEAD)
        assert f"{CIVIL}没有这样填" in alone.out
        fill(folder, CIVIL, "50-01-02", 不再公开="√", 修改说明="已停办")
        assert merge(manifest, folder).code == 0
        assert "50-01-02" not in built(manifest)

    def test_what_one_changes_comes_in_though_another_would_drop_the_item(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        fill(folder, SCHOOL, "50-01-02", 不再公开="√", 修改说明="已停办")
        fill(folder, CIVIL, "50-01-02", 公开时限="每年5月1日前")
        assert merge(manifest, folder).code == 1
        assert built(manifest)["50-01-02"]["time_limit"]["text"] == "每年5月1日前"

    def test_two_departments_change_different_elements(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        fill(folder, SCHOOL, "50-01-02", 公开时限="每年5月1日前", 修改说明="甲")
        fill(folder, CIVIL, "50-01-02", 公开内容="标准\n对象", 修改说明="乙")
        assert merge(manifest, folder).code == 0
        item = built(manifest)["50-01-02"]
        assert (item["time_limit"]["text"], item["content"]) == ("每年5月1日前", ["标准", "对象"])
        assert manifest.read_text(encoding="utf-8").count("reason:") == 2

    def test_columns_moved_and_sheets_renamed(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        table = Table(folder / f"{SCHOOL}.xlsx")
        table.set("50-01-01", 公开时限="每年6月1日前")
        moved(table)
        assert merge(manifest, folder).code == 0
        assert built(manifest)["50-01-01"]["time_limit"]["text"] == "每年6月1日前"

    def test_a_workbook_whose_hidden_sheet_is_gone(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        table = Table(folder / f"{SCHOOL}.xlsx")
        table.set("50-01-01", 公开时限="每年6月1日前")
        del table.book["原值"]
        table.save()
        assert merge(manifest, folder).code == 0
        assert f"{SCHOOL}:部门填报" in manifest.read_text(encoding="utf-8")
        assert merge(manifest, folder).code == 0


def moved(table: Table) -> None:
    """Put the ticks before the texts, below a title, in a sheet of one's own without merged cells; the old one goes."""
    other = table.book.create_sheet("Sheet9")
    order = [*range(10, table.sheet.max_column + 1), *range(1, 10)]
    other.append(["甲县政务公开事项填报表"])
    for number in range(1, table.sheet.max_row + 1):
        other.append([table.sheet.cell(number, column).value for column in order])
    del table.book["填报表"]
    table.save()


CONFLICTS: dict[str, tuple[dict[str, str | None], str, str]] = {
    "time limit": ({"公开时限": "到时候再说"}, "公开时限", "看不懂"),
    "basis": ({"公开依据": "有关规定"}, "公开依据", "看不出是哪部法律"),
    "method": ({"公开方式": "看情况"}, "公开方式", "不是公开方式"),
    "tick": ({"两微一端": "也许"}, "两微一端", "看不懂"),
    "cleared": ({"公开内容": None}, "公开内容", "清空了"),
    "no name": ({"二级事项": None}, "二级事项", "清空了"),
    "domain": ({"领域": "义务教育"}, "领域", "不能在表里改"),
    "only a note": ({"修改说明": "建议合并"}, "修改说明", "没有改动"),
    "gone without reason": ({"不再公开": "√"}, "修改说明", "没有写理由"),
    "drop not understood": ({"不再公开": "再议"}, "不再公开", "看不懂"),
}


class TestConflicts:
    @pytest.mark.parametrize(("texts", "title", "message"), CONFLICTS.values(), ids=CONFLICTS)
    def test_what_is_not_understood_is_told_with_its_cell(
        self, tmp_path: Path, texts: dict[str, str | None], title: str, message: str
    ) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        number = fill(folder, SCHOOL, "50-01-01", **texts)
        fill(folder, SCHOOL, "50-01-03", 公开时限="每年6月1日前")
        table = Table(folder / f"{SCHOOL}.xlsx")
        cell = table.sheet.cell(number, table.columns[title]).coordinate
        done = merge(manifest, folder)
        assert done.code == 1
        (line,) = (line for line in done.out.splitlines() if line.startswith("没有合并 "))
        assert line.startswith(f"没有合并 {SCHOOL}.xlsx!填报表!{cell}:")
        assert message in line
        items = built(manifest)
        assert items["50-01-01"]["name"] == "招生政策"
        assert items["50-01-03"]["time_limit"]["text"] == "每年6月1日前"

    def test_two_departments_want_different_things(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        fill(folder, SCHOOL, "50-01-02", 公开时限="每年5月1日前")
        fill(folder, CIVIL, "50-01-02", 公开时限="每年6月1日前")
        done = merge(manifest, folder)
        assert (done.code, manifest.read_text(encoding="utf-8")) == (1, HEAD)
        assert done.out.count("改得不一样") == 2

    def test_two_departments_want_the_same(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        for department in (SCHOOL, CIVIL):
            fill(folder, department, "50-01-02", 公开时限="每年5月1日前")
        assert merge(manifest, folder).code == 0
        assert manifest.read_text(encoding="utf-8").count("item:") == 1

    def test_what_the_manifest_adjusts_already_stays(self, tmp_path: Path) -> None:
        written = "adjust:\n  - {item: 50-01-01, set: {time_limit: 每年1月1日前}, reason: 县里定的}\n"
        manifest = county(tmp_path, written)
        folder = export(manifest)
        fill(folder, SCHOOL, "50-01-01", 公开时限="每年6月1日前", 公开内容="招生范围")
        done = merge(manifest, folder)
        assert done.code == 1
        assert "清单第 10 行已有对它的调整" in done.out
        item = built(manifest)["50-01-01"]
        assert (item["time_limit"]["text"], item["content"]) == ("每年1月1日前", ["招生范围"])

    def test_what_changed_here_since_the_export_stays(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        fill(folder, SCHOOL, "50-01-03", 公开时限="每年6月1日前")
        edit(tmp_path / "guideline.yaml", "每年3月1日前", "每年9月1日前")
        done = merge(manifest, folder)
        assert (done.code, manifest.read_text(encoding="utf-8")) == (1, HEAD)
        assert "现在是「每年9月1日前」" in done.out

    def test_what_changed_here_is_not_undone_by_a_row_left_as_it_was(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        edit(tmp_path / "guideline.yaml", "每年3月1日前", "每年9月1日前")
        assert merge(manifest, folder).code == 0
        assert manifest.read_text(encoding="utf-8") == HEAD

    def test_the_governments_own_items_are_changed_where_they_are_written(self, tmp_path: Path) -> None:
        own = (
            "items:\n  - {code: X1, name: 本县事项, content: [甲], basis: [《中华人民共和国教育法》], "
            f"time_limit: 每年3月1日前, owner: {SCHOOL}, method: 主动公开, channels: [政府网站], audience: 全社会}}\n"
        )
        manifest = county(tmp_path, own)
        folder = export(manifest)
        fill(folder, SCHOOL, "X1", 公开时限="每年6月1日前")
        done = merge(manifest, folder)
        assert (done.code, manifest.read_text(encoding="utf-8")) == (1, HEAD + own)
        assert "这一项写在 county.yaml 第 10 行" in done.out

    @pytest.mark.parametrize(
        ("texts", "message"),
        [
            ({"公开依据": None}, "缺少公开依据"),
            ({"公开时限": "再说"}, "看不懂"),
            ({"领域": "没有的领域"}, "没有「没有的领域」这个领域"),
            ({"二级事项": None}, "缺少二级事项"),
            ({"事项编码": "50-09-09"}, "不在目录里"),
            ({"公开内容": "#REF!"}, "没有算出结果"),
            (dict.fromkeys(NEW) | {"修改说明": "建议增加校车事项"}, "缺少二级事项"),
        ],
    )
    def test_a_new_row_that_cannot_be_an_item(
        self, tmp_path: Path, texts: dict[str, str | None], message: str
    ) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        fill(folder, SCHOOL, "", **(NEW | texts))
        done = merge(manifest, folder)
        assert (done.code, manifest.read_text(encoding="utf-8")) == (1, HEAD)
        assert message in done.out

    def test_an_item_that_two_add_differently(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        fill(folder, SCHOOL, "", **NEW)
        fill(folder, CIVIL, "", **(NEW | {"公开主体": SCHOOL, "公开内容": "别的"}))
        done = merge(manifest, folder)
        assert (done.code, manifest.read_text(encoding="utf-8")) == (1, HEAD)
        assert "写的不一样" in done.out

    def test_an_item_of_another_department(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        number = fill(folder, CIVIL, "", 事项编码="50-01-03", 公开时限="每年6月1日前")
        done = merge(manifest, folder)
        assert (done.code, manifest.read_text(encoding="utf-8")) == (1, HEAD)
        assert f"填报表!A{number}:50-01-03 收费标准 不由{CIVIL}公开" in done.out

    def test_a_copied_row_that_keeps_its_code(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        fill(folder, SCHOOL, "", **NEW, 事项编码="50-01-01")
        done = merge(manifest, folder)
        assert (done.code, manifest.read_text(encoding="utf-8")) == (1, HEAD)
        assert "有几行" in done.out


def no_header(table: Table) -> None:
    table.sheet.delete_rows(1, 2)


def no_column(table: Table) -> None:
    table.sheet.cell(1, table.columns["公开时限"]).value = "啥时候"


def formula(table: Table) -> None:
    table.sheet.cell(3, table.columns["公开时限"]).value = "=A1&B1"


def merged_cells(table: Table) -> None:
    table.sheet.merge_cells(start_row=3, end_row=4, start_column=1, end_column=1)


def strange_codes(table: Table) -> None:
    for number in range(3, 6):
        table.sheet.cell(number, 1).value = f"2024-0{number}-01"


def another_sheet(table: Table) -> None:
    table.book["原值"].cell(1, 3).value = "乙县人民政府"


class TestHostile:
    @pytest.mark.parametrize(
        ("spoil", "message"),
        [
            (no_header, "没有找到填报表"),
            (no_column, "没有「公开时限」一列"),
            (formula, "清空了"),
            (merged_cells, "有几行"),
            (strange_codes, "事项编码 2024-03-01 不在目录里"),
            (another_sheet, "这份表是乙县人民政府的"),
        ],
    )
    def test_a_spoiled_workbook_is_told_and_harms_nothing(
        self, tmp_path: Path, spoil: Callable[[Table], None], message: str
    ) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        table = Table(folder / f"{SCHOOL}.xlsx")
        spoil(table)
        table.save()
        done = merge(manifest, folder)
        assert (done.code, manifest.read_text(encoding="utf-8")) == (1, HEAD)
        assert message in done.out

    def test_a_file_that_is_no_workbook_stops_the_merge(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        fill(folder, SCHOOL, "50-01-03", 公开时限="每年6月1日前")
        bad = write(folder, {"坏的.xlsx": "这不是工作簿"})
        done = run("import", "--merge", manifest, folder / f"{SCHOOL}.xlsx", bad)
        assert (done.code, "坏的.xlsx" in done.err) == (2, True)
        assert manifest.read_text(encoding="utf-8") == HEAD

    def test_an_empty_workbook(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        Workbook().save(tmp_path / "空.xlsx")
        done = run("import", "--merge", manifest, tmp_path / "空.xlsx")
        assert (done.code, "没有找到填报表" in done.out) == (1, True)

    def test_what_excel_keeps_beside_an_open_file_is_passed_over(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        write(folder, {"~$教育.xlsx": "锁"})
        assert merge(manifest, folder).code == 0

    def test_usage(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        files = sorted(folder.iterdir())
        assert run("import", *files).code == 2
        assert run("import", "--merge", manifest, "-o", tmp_path / "x", *files).code == 2
        assert run("import", "--merge", tmp_path / "none.yaml", *files).code == 2
        assert run("import", "--merge", manifest).code == 2


ENTRY = "{item: 50-01-03, reason: '甲县教育体育局:已取消收费'}\n"
OLD = "{item: 50-01-02, reason: 停办}"
LAYOUTS = {
    "block": (
        f"exclude:\n  - {OLD}  # 说明\n",
        f"exclude:\n  - {OLD}  # 说明\n  # 试验领域/类/收费标准\n  - {ENTRY}",
    ),
    "more below": (
        f"exclude:\n  - {OLD}\n    # 它的注释\n\n# 别的\nwaive: []\n",
        f"exclude:\n  - {OLD}\n    # 它的注释\n  # 试验领域/类/收费标准\n  - {ENTRY}\n# 别的\nwaive: []\n",
    ),
    "no indentation": (
        f"exclude:\n- {OLD}\n",
        f"exclude:\n- {OLD}\n# 试验领域/类/收费标准\n- {ENTRY}",
    ),
    "Chinese key": (f"不列入: []\n排除:\n  - {OLD}\n", None),
    "no value": ("exclude:  # 还没有\n", f"exclude:  # 还没有\n  # 试验领域/类/收费标准\n  - {ENTRY}"),
    "empty flow": ("exclude: []  # 没有\n", f"exclude:  # 没有\n  # 试验领域/类/收费标准\n  - {ENTRY}"),
    "flow": (
        f"exclude: [{OLD}]\n",
        f"exclude: [{OLD},\n  {ENTRY.strip()}]\n",
    ),
    "no newline": (f"exclude:\n  - {OLD}", f"exclude:\n  - {OLD}\n  # 试验领域/类/收费标准\n  - {ENTRY}"),
}


class TestLayout:
    @pytest.mark.parametrize(("before", "after"), LAYOUTS.values(), ids=LAYOUTS)
    def test_an_entry_is_added_in_place(self, tmp_path: Path, before: str, after: str | None) -> None:
        if after is None:
            before = before.removeprefix("不列入: []\n")
            after = f"{before}  # 试验领域/类/收费标准\n  - {ENTRY}"
        manifest = county(tmp_path, before)
        folder = export(manifest)
        fill(folder, SCHOOL, "50-01-03", 不再公开="√", 修改说明="已取消收费")
        done = merge(manifest, folder)
        assert manifest.read_text(encoding="utf-8") == HEAD + after, done.out
        assert done.code == 0
        assert "50-01-03" not in built(manifest)

    def test_line_ends_and_the_byte_order_mark_stay(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        data = b"\xef\xbb\xbf" + f"{HEAD}exclude:\n  - {OLD}\n".replace("\n", "\r\n").encode()
        manifest.write_bytes(data)
        folder = export(manifest)
        fill(folder, SCHOOL, "50-01-03", 不再公开="√", 修改说明="已取消收费")
        assert merge(manifest, folder).code == 0
        after = manifest.read_bytes()
        assert after.startswith(data)
        assert after.count(b"\n") == after.count(b"\r\n") == data.count(b"\n") + 2

    def test_what_cannot_be_added_safely_is_written_beside(self, tmp_path: Path) -> None:
        text = (
            HEAD.replace("edition: 2026年版", "edition: &e 2026年版")
            + "exclude:\n  - item: 50-01-02\n    reason: *e\n"
        )
        manifest = county(tmp_path)
        manifest.write_text(text, encoding="utf-8")
        folder = export(manifest)
        fill(folder, SCHOOL, "50-01-03", 不再公开="√", 修改说明="已取消收费")
        done = merge(manifest, folder)
        assert (done.code, manifest.read_text(encoding="utf-8")) == (1, text)
        beside = (tmp_path / "county.merge.yaml").read_text(encoding="utf-8")
        assert beside == f"exclude:\n  # 试验领域/类/收费标准\n  - {ENTRY}"
        again = run("import", "--merge", manifest, folder / f"{SCHOOL}.xlsx")
        assert (again.code, "已经存在" in again.err) == (2, True)

    def test_a_manifest_that_is_not_utf_8_stays(self, tmp_path: Path) -> None:
        manifest = county(tmp_path)
        folder = export(manifest)
        fill(folder, SCHOOL, "50-01-03", 公开时限="每年6月1日前")
        manifest.write_bytes(HEAD.encode("gb18030"))
        done = run("import", "--merge", manifest, folder / f"{SCHOOL}.xlsx")
        assert (done.code, manifest.read_bytes()) == (2, HEAD.encode("gb18030"))
