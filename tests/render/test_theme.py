"""A site in the look of its government: colour, emblem, lines of its own, and templates that replace those of gongkai."""

from pathlib import Path

import pytest

from gongkai.model.templates import TEMPLATES
from gongkai.render import html
from tests.cli_helpers import run, small, tree

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>'
NAME = "青石县"


def built(folder: Path, more: str, **templates: str) -> dict[str, str]:
    """The site of the small county with ``more`` in its manifest; a template's key has _ for / and no .html."""
    for name, text in templates.items():
        file = folder / "templates" / f"{name.replace('__', '/')}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    result = run("build", small(folder, more), "--only", "html", cwd=folder)
    assert result.code == 0, result.out
    return {name: data.decode() for name, data in tree(folder / "dist" / NAME).items()}


def test_the_colour_goes_into_a_style_sheet_of_its_own(tmp_path: Path) -> None:
    site = built(tmp_path, "theme: {color: '#0b5394'}\n")
    assert site["assets/theme.css"] == ":root { --red: #0b5394; }\n"
    assert '<link rel="stylesheet" href="../assets/theme.css">' in site["items/29-01-01.html"]


def test_no_theme_no_sheet(tmp_path: Path) -> None:
    site = built(tmp_path, "")
    assert "assets/theme.css" not in site
    assert "theme.css" not in site["index.html"]


def test_a_colour_that_cannot_be_read_is_told_and_darkened(tmp_path: Path) -> None:
    result = run("build", small(tmp_path, "theme: {color: '#ff6600'}\n"), "--only", "html", cwd=tmp_path)
    assert "GK131 警告" in result.out
    sheet = tree(tmp_path / "dist" / NAME)["assets/theme.css"].decode()
    assert sheet.partition("--red: ")[2][:7] in result.out
    assert "#ff6600" not in sheet


def test_emblem_header_and_footer_stand_on_every_page(tmp_path: Path) -> None:
    (tmp_path / "e.svg").write_text(SVG, encoding="utf-8")
    site = built(tmp_path, "theme: {emblem: e.svg, header: 青石政务, footer: [甲行, 乙行]}\n")
    assert site["assets/emblem.svg"] == SVG
    for name, page in site.items():
        if name.endswith(".html"):
            assert "青石政务" in page and "<p>甲行</p>" in page and "assets/emblem.svg" in page, name


@pytest.mark.parametrize(
    ("theme", "code"),
    [
        ("{emblem: nosuch.svg}", "GK101"),
        ("{emblem: county.yaml}", "GK130"),
        ("{color: red}", "GK130"),
        ("{templates: nosuch}", "GK101"),
        ("{emblem: ../../../../etc/passwd}", "GK1"),
    ],
)
def test_what_is_wrong_with_a_theme_is_told_at_its_line(tmp_path: Path, theme: str, code: str) -> None:
    result = run("check", small(tmp_path, f"theme: {theme}\n"), cwd=tmp_path)
    assert result.code == 1
    assert f"county.yaml:7:{9 + theme.index(':') + 1}: {code}" in result.out


def test_a_template_replaces_the_one_of_its_name_and_may_extend_it(tmp_path: Path) -> None:
    own = '{% extends "gongkai/pages/laws.html" %}{% block main %}<p>门户说明</p>{{ super() }}{% endblock %}'
    footer = "<footer>{{ directory.name }}·自己的页脚</footer>"
    site = built(tmp_path, "", pages__laws=own, parts___footer=footer)
    assert "<p>门户说明</p>" in site["laws.html"]
    assert "<h1>公开依据</h1>" in site["laws.html"], "what it extends is still there"
    assert "门户说明" not in site["index.html"]
    assert "青石县人民政府·自己的页脚" in site["index.html"]
    assert "国办发〔2019〕54号)编制" not in site["index.html"]


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("<p>\n{{ nosuch }}", "templates/parts/_footer.html:2:1: GK132 错误"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "templates/parts/_footer.html:1:1: GK132 错误"),
        ("{{ directory.items.clear() }}", "templates/parts/_footer.html:1:1: GK132 错误"),
        ("{{ 1 / 0 }}", "templates/parts/_footer.html:1:1: GK132 错误"),
        ("{% include 'nosuch.html' %}", "templates/parts/_footer.html:1:1: GK132 错误"),
    ],
)
def test_a_template_that_fails_is_told_at_its_line_and_nothing_is_written(
    tmp_path: Path, template: str, message: str
) -> None:
    before = built(tmp_path, "")
    (tmp_path / "templates" / "parts").mkdir(parents=True)
    (tmp_path / "templates" / "parts" / "_footer.html").write_text(template, encoding="utf-8")
    result = run("build", small(tmp_path), cwd=tmp_path)
    assert (result.code, result.err) == (1, "")
    assert message in result.out
    assert {name: data.decode() for name, data in tree(tmp_path / "dist" / NAME).items()} == before


def test_check_tells_templates_that_do_not_parse_or_replace_nothing(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "base.html").write_text("\n{% if %}", encoding="utf-8")
    (tmp_path / "templates" / "nosuch.html").write_text("", encoding="utf-8")
    result = run("check", small(tmp_path), cwd=tmp_path)
    assert result.code == 1
    assert "templates/base.html:2:1: GK132 错误" in result.out
    assert "templates/nosuch.html:1:1: GK132 错误" in result.out


def test_every_template_that_may_be_replaced_exists() -> None:
    folder = Path(html.__file__).parent / "templates"
    assert [name for name in TEMPLATES if not (folder / name).is_file()] == []


def test_every_page_may_be_replaced() -> None:
    folder = Path(html.__file__).parent / "templates"
    pages = {f"pages/{path.name}" for path in (folder / "pages").glob("*.html")}
    assert pages <= set(TEMPLATES)


def test_a_town_takes_over_the_look_of_its_county(tmp_path: Path) -> None:
    small(
        tmp_path,
        "theme: {header: 青石政务, color: '#0b5394'}\nsite: {id_code: '5399020001', url: 'https://a.example/'}\n",
    )
    town = tmp_path / "town" / "town.yaml"
    town.parent.mkdir()
    town.write_text(
        "parent: ../county.yaml\ngovernment: {name: 石门镇人民政府, level: 乡级}\n", encoding="utf-8"
    )
    assert run("build", town, "--only", "html", cwd=tmp_path).code == 0
    site = tree(tmp_path / "dist" / "石门镇")
    assert "青石政务" in site["index.html"].decode()
    assert "assets/theme.css" in site
    assert b"a.example" not in site["index.html"], "the county's address is not the town's"
