"""GK901–GK903: directories that were copied and not made."""

from pathlib import Path

import pytest

from gongkai.check import Checker
from gongkai.model.diagnostic import Diagnostic
from gongkai.sources.government import Loader, find_manifests
from tests.check.samples import write
from tests.trees import EXAMPLES, NATIONAL, checked

BOXES = (
    "政府网站, 政府公报, 两微一端, 发布会/听证会, 广播电视, 纸质媒体, 公开查阅点, 政务服务中心, 便民服务站, 入户/现场,"
    " 社区/企事业单位/村公示栏(电子屏), 精准推送"
)


def rows(count: int, **elements: str) -> str:
    more = "".join(f", {key}: {value}" for key, value in elements.items())
    return "items:\n" + "".join(
        f"  - {{code: 50-01-{number:02}, category: 类, name: 事项{number}, content: [内容]{more}}}\n"
        for number in range(1, count + 1)
    )


def said(folder: Path, sample: str, code: str) -> list[Diagnostic]:
    write(folder, sample)
    return [f for f in checked(folder / "sample.yaml")[1] if f.code == code]


COPIED = "guidelines: {include: [就业创业], current_laws: true}\n"


def test_a_copied_directory(tmp_path: Path) -> None:
    (finding,) = said(tmp_path, COPIED, "GK901")
    assert "100%" in finding.message and "permissions" in finding.hint


@pytest.mark.parametrize(
    "manifest",
    [
        "guidelines: {include: [旅游], current_laws: true}\n",
        f"{COPIED}adjust: [{{item: 18-01-01, add: {{channels: [其他:云岭融媒APP]}}, reason: 同步发布}}]\n",
        (
            f"{COPIED}items:\n  - {{category: 零工, name: 零工市场, content: [地址], basis: [《就业促进法》第三十五条],"
            " owner: 云岭县人力资源和社会保障局, time_limit: 信息形成之日起5个工作日内, method: 主动公开,"
            " channels: [政府网站], audience: 全社会}\n"
        ),
    ],
)
def test_a_small_directory_or_one_with_something_local(tmp_path: Path, manifest: str) -> None:
    assert said(tmp_path, manifest, "GK901") == []


GUIDELINE = (
    "guidelines: {paths: [guideline.yaml], include: [试验领域]}\n# file: guideline.yaml\ndomain: 试验领域\ncode: '50'\n"
    "defaults:\n  basis: [《中华人民共和国政府信息公开条例》(国务院令第711号)]\n"
    "  time_limit: 信息形成或者变更之日起20个工作日内\n  owner: 教育行政部门\n  method: 主动公开\n"
    "  audience: 全社会\n  levels: [县级]\n  channels: [TICKED]\n"
)


@pytest.mark.parametrize(
    ("channels", "found"),
    [
        (BOXES, 1),
        (f"{BOXES}, 其他:云岭融媒APP", 1),
        (BOXES.replace("政府公报, ", ""), 1),
        (BOXES.replace("政府公报, ", "").replace("广播电视, ", ""), 0),
        ("政府网站, 两微一端, 政务服务中心", 0),
    ],
)
def test_every_box_of_a_domain(tmp_path: Path, channels: str, found: int) -> None:
    findings = said(tmp_path, GUIDELINE.replace("TICKED", channels) + rows(3), "GK902")
    assert [f.domain for f in findings] == ["试验领域"] * found


def test_one_item_for_everybody_is_no_habit(tmp_path: Path) -> None:
    one = f"  - {{code: 50-02-01, category: 类, name: 要闻, content: [内容], channels: [{BOXES}]}}\n"
    assert said(tmp_path, GUIDELINE.replace("TICKED", "政府网站") + rows(3) + one, "GK902") == []


COUNTY = (
    "# file: county.yaml\ngovernment: {name: 云岭县人民政府, level: 县级}\nedition: 2026年版\ndate: 2026-11-01\n"
    "guidelines: {include: [就业创业], current_laws: true}\n"
    "adjust: [{item: '18', add: {channels: [其他:云岭融媒APP]}, reason: 同步发布}]\n"
)


def town(file: str, name: str, items: list[str]) -> str:
    body = "".join(
        f"  - {{category: 集镇管理, name: {item}, content: [{item}方案], basis: [《道路交通安全法》第三十九条],"
        f" owner: {name}人民政府, time_limit: 信息形成之日起5个工作日内, method: 主动公开, channels: [政府网站], audience: 全社会}}\n"
        for item in items
    )
    return f"# file: {file}\nparent: county.yaml\ngovernment: {{name: {name}人民政府, level: 乡级}}\nitems:\n{body}"


def of_all(folder: Path) -> list[Diagnostic]:
    loader, checker = Loader(national=NATIONAL), Checker()
    loader.places = NATIONAL.places
    loaded = [loader.load(manifest) for manifest in find_manifests(folder)]
    found, _ = checker.check_all([sources for sources in loaded if sources is not None])
    return [f for f in found if f.code == "GK903"]


OWN = ["赶集日交通", "摊位安排", "停车安排", "渡口安全"]


@pytest.mark.parametrize("folders", [("", ""), ("a/", "b/")])
@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (OWN, OWN, 1),
        ([f"石桥镇{item}" for item in OWN], [f"青河镇{item}" for item in OWN], 1),
        (OWN, [*OWN[:2], "防汛值班", "古树保护"], 0),
        (OWN, ["防汛值班", "古树保护", "茶园灌溉", "鱼市管理"], 0),
        (OWN[:2], OWN[:2], 0),
    ],
)
def test_towns_that_wrote_the_same(
    tmp_path: Path, folders: tuple[str, str], one: list[str], other: list[str], found: int
) -> None:
    """What both have from the county is not theirs, wherever the files are."""
    towns = town(f"{folders[0]}one.yaml", "石桥镇", one) + town(f"{folders[1]}two.yaml", "青河镇", other)
    if folders[0]:
        towns = towns.replace("parent: county.yaml", "parent: ../county.yaml")
    write(tmp_path, towns + COUNTY)
    findings = of_all(tmp_path)
    assert len(findings) == found
    assert all("青河镇" in f.message and "石桥镇" in f.message for f in findings)


def test_towns_that_only_inherit_are_alike_by_right(tmp_path: Path) -> None:
    head = "parent: county.yaml\ngovernment: {{name: {}人民政府, level: 乡级}}\n"
    write(tmp_path, f"# file: a.yaml\n{head.format('石桥镇')}# file: b.yaml\n{head.format('青河镇')}{COUNTY}")
    assert of_all(tmp_path) == []


def test_the_examples_are_made_and_not_copied() -> None:
    loader, checker = Loader(national=NATIONAL), Checker()
    loader.places = NATIONAL.places
    loaded = [loader.load(manifest) for manifest in find_manifests(EXAMPLES / "yunling")]
    found, _ = checker.check_all([sources for sources in loaded if sources is not None])
    assert [f for f in found if f.code >= "GK5"] == []
