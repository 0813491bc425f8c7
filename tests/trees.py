"""Small trees of source files for tests, and what becomes of them."""

import re
from pathlib import Path

from gongkai.check import Checker
from gongkai.model.diagnostic import Diagnostic, Log, Places
from gongkai.model.directory import Directory, Item
from gongkai.sources.government import Loader
from gongkai.sources.national import National
from gongkai.sources.nodes import locate

EXAMPLES = Path(__file__).parents[1] / "examples"

MANIFESTS = [
    "yunling/county.yaml",
    "yunling/shiqiao/town.yaml",
    "yunling/chengguan/street.yaml",
    "yunling/shiqiao/liuwan/village.yaml",
    "yunling/chengguan/dongmen/community.yaml",
]
"""The governments of the examples, those above first."""

NATIONAL = National(Places(locate), Log())
"""Read once for all tests: it takes ten times as long as the small trees."""

COUNTY = """\
government: {name: 甲县人民政府, level: 县级}
edition: 2026年版
date: 2026-01-01
departments:
  - {name: 甲县教育体育局, acts_as: [教育行政部门]}
  - {name: 甲县民政局}
  - {name: 甲县应急管理局}
"""

SCHOOLS = """\
owner: 甲县教育体育局
powers:
  - {code: A1, name: 校车使用许可, type: 行政许可, basis: [《校车安全管理条例》第十五条], level: 县级}
  - {code: A2, name: 对擅自举办民办学校的处罚, type: 行政处罚, basis: [《政府信息公开条例》第二十条], level: 县级}
"""
"""A permission list of two powers."""

GUIDELINE = """\
domain: 试验领域
code: '50'
defaults:
  basis: [《中华人民共和国政府信息公开条例》(国务院令第711号)]
  time_limit: 信息形成或者变更之日起20个工作日内
  owner: 县级教育行政部门
  method: 主动公开
  channels: [政府网站]
  audience: 全社会
  levels: [县级]
items:
"""


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write ``files`` (name to text) below ``folder``; the first one's path comes back."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / next(iter(files))


STRUCTURE = re.compile(r"GK(1..|20.|501|51.|520)")
"""What is found of files, of missing elements, and of what the steps could not resolve: not of the words of a text."""


def compiled(manifest: Path) -> tuple[Directory, list[Diagnostic]]:
    """The directory of a manifest, and what is wrong with its structure."""
    directory, findings = checked(manifest)
    return directory, [finding for finding in findings if STRUCTURE.fullmatch(finding.code)]


def checked(manifest: Path) -> tuple[Directory, list[Diagnostic]]:
    """The directory of a manifest, and everything that reading, compiling and checking it found."""
    loader = Loader(national=NATIONAL)
    loader.places = NATIONAL.places
    sources = loader.load(manifest)
    assert sources is not None, loader.log.findings
    directory, findings, _ = Checker(explain=True).check(sources)
    return directory, loader.log.findings + findings


def county(folder: Path, items: str, manifest: str = "", **files: str) -> tuple[Directory, list[Diagnostic]]:
    """A county whose only guideline has ``items`` (rows of YAML), with more text for its manifest and more files."""
    head = f"{COUNTY}{manifest}"
    if "guidelines:" not in manifest:
        head += "guidelines: {paths: [guideline.yaml], include: [试验领域]}\n"
    more = {f"{name}.yaml": text for name, text in files.items()}
    return compiled(write(folder, {"county.yaml": head, "guideline.yaml": GUIDELINE + items, **more}))


def row(code: str = "50-01-01", name: str = "事项", **elements: str) -> str:
    """One row of a guideline; ``elements`` are YAML texts by key."""
    more = "".join(f", {key}: {value}" for key, value in elements.items())
    return f"  - {{code: {code}, category: 类, name: {name}, content: [内容]{more}}}\n"


def item(directory: Directory, code: str) -> Item:
    """The item with ``code``."""
    return next(item for item in directory.items if item.code == code)


def brief(findings: list[Diagnostic]) -> list[tuple[str, str, int, int]]:
    """Code, file name, line and column of each finding, in order of place."""
    found = []
    for finding in findings:
        assert finding.place is not None, finding
        name = Path(finding.place.file.path).name
        found.append((finding.code, name, finding.place.line, finding.place.column))
    return sorted(found, key=lambda f: (f[1:], f[0]))
