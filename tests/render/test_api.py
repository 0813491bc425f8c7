"""The data folder as a static API: index, views, schemas and the OpenAPI description agree with what is written."""

import json
import re
import shutil
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from gongkai.check import Checker
from gongkai.model.directory import Basis, Body, Directory, Domain, Entry, Item, LeftOut, Owner, TimeLimit
from gongkai.render.data import data_files
from gongkai.sources.government import Loader
from tests.cli_helpers import ROOT, YUNLING, load, run, small, tree

Files = dict[str, bytes]

EDUCATION, CIVIL = "云岭县教育体育局", "云岭县民政局"
VILLAGES = "各行政村村民委员会"


def item(code: str, *owners: str, domain: str = "义务教育", **changes: Any) -> Item:
    return Item(code, domain, "招生管理", f"事项{code}", owner=list(map(Owner, owners)), **changes)


def power(code: str, owner: str, kind: str = "行政许可") -> Entry:
    return Entry(code, f"许可{code}", kind, owner, (), (), ("县级",), (), None)


def county(**changes: Any) -> Directory:
    """Two domains, two departments of which one owns nothing, and an owner that is no department."""
    made = Directory("云岭县人民政府", "县级", "539901", "2026年版", "2026-11-01", hotline="0888-5550100")
    made.domains = [
        Domain("24", "义务教育", "24", "义务教育指引", "教办〔2019〕1号"),
        Domain("90", "本地", "90"),
    ]
    made.departments = [Body(EDUCATION, "0888-5550123"), Body(CIVIL)]
    made.items = [item("24-01", EDUCATION, VILLAGES), item("24-02", EDUCATION), item("90-01", domain="本地")]
    made.left_out = [LeftOut("24-09", "义务教育", "招生管理", "民办学校", "select", "没有民办学校")]
    made.powers = [power("P1", EDUCATION), power("P2", CIVIL)]
    made.services = [power("S1", EDUCATION, "公共服务")]
    for field, value in changes.items():
        setattr(made, field, value)
    return made


def hostile() -> Directory:
    """Text that tries to be markup, an address, an escape, or too much, wherever a source may have text."""
    texts = [
        "字" * 10_000,
        "\u202e\u2066右至左\u200f",
        "半个\ud800字",
        "\"'`}]:- #&*!|>%@\\",
        "</script><script>alert(1)</script>",
        "../../../etc/passwd",
        "a: b\n---\n...\n",
        "\x00\x07\x85\u2028\ufeff",
        "null",
        "{code}",
        " ",
        "😀",
    ]
    made = Directory(
        texts[0], texts[1], texts[2], texts[3], texts[4], portal="javascript:x", hotline=texts[6]
    )
    for number, text in enumerate(texts):
        made.domains.append(Domain(text, text, "x", text, text))
        made.departments.append(Body(text, text))
        made.items.append(
            Item(
                f"{number}{text}",
                text,
                text,
                text,
                [text],
                [Basis(text, text, (text,), text, text)],
                TimeLimit(text),
                [Owner(text, text), Owner(f"{text}局", text)],
                [text],
                [text],
                [],
                [text],
                [text],
                [text],
            )
        )
        made.left_out.append(LeftOut(text, text, text, text, text, text))
        made.powers.append(Entry(text, text, text, text, (text,), (text,), (text,), (), None))
    return made


def compiled(manifest: Path) -> Directory:
    sources = Loader().load(manifest)
    assert sources is not None
    return Checker(explain=True).check(sources)[0]


SOURCES = {
    "county": YUNLING / "county.yaml",
    "town": YUNLING / "shiqiao" / "town.yaml",
    "mistakes": ROOT / "tests" / "hostile" / "county.yaml",
}


@pytest.fixture(scope="module", params=[*SOURCES, "hostile", "empty"])
def files(request: pytest.FixtureRequest) -> Files:
    """Each of very different directories, as files below ``data/``."""
    if request.param in SOURCES:
        return written(compiled(SOURCES[request.param]))
    return written(hostile() if request.param == "hostile" else Directory("甲县", "县级", None, "", ""))


def written(directory: Directory, beside: frozenset[str] = frozenset()) -> Files:
    """The files by their names below ``data/``, none of which may come twice."""
    found = list(data_files(directory, beside))
    assert len(dict(found)) == len(found)
    assert all(name.startswith("data/") for name, _ in found)
    return {name.removeprefix("data/"): data for name, data in found}


def value(files: Files, name: str) -> Any:
    return json.loads(files[name].decode("utf-8"))


def index(files: Files) -> Any:
    return value(files, "index.json")


def api(files: Files) -> Any:
    return yaml.load(files["openapi.yaml"].decode("utf-8"), yaml.CSafeLoader)


def schema_of(name: str) -> str:
    """Which schema describes a JSON file of ``data/``."""
    whole = {"index.json": "schemas/index.schema.json", "directory.json": "directory.schema.json"}
    folder = PurePosixPath(name).parent.name
    return whole.get(name) or f"schemas/{folder.removesuffix('s')}.schema.json"


def strict(schema: Any) -> Any:
    """``schema``, refusing every key that it does not describe."""
    if isinstance(schema, list):
        return list(map(strict, schema))
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if isinstance(schema.get("properties"), dict) else {}
    return {**closed, **{key: strict(part) for key, part in schema.items()}}


def data_names(files: Files) -> list[str]:
    return [name for name in files if name.endswith(".json") and not name.endswith(".schema.json")]


def test_every_file_has_the_form_of_its_schema_and_nothing_that_it_does_not_tell(files: Files) -> None:
    known = {name: strict(value(files, name)) for name in files if name.endswith(".schema.json")}
    validators = {name: Draft202012Validator(schema) for name, schema in known.items()}
    assert set(map(schema_of, data_names(files))) <= set(validators)
    for name in data_names(files):
        errors = validators[schema_of(name)].iter_errors(value(files, name))
        assert [f"{name} {error.json_path}: {error.message}" for error in errors] == []


def test_the_index_names_each_file_once(files: Files) -> None:
    links = index(files)
    named = [
        unquote(link["href"]) for key in ("domains", "departments", "items", "files") for link in links[key]
    ]
    assert set(named) == set(files)
    assert len(named) == len(files) + repeated(files)


def repeated(files: Files) -> int:
    """How many items have the code of another, as those with mistakes do."""
    listed = codes(index(files)["items"])
    return len(listed) - len(set(listed))


def test_files_have_names_that_every_system_takes(files: Files) -> None:
    for name in files:
        assert not set(name) & set('\\:*?"<>|\0')
        for part in name.split("/"):
            assert 0 < len(part.encode("utf-8")) <= 255
            assert not part.startswith(".")


def test_the_description_is_openapi(files: Files) -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(api(files)).iter_errors()] == []


def templates(files: Files) -> dict[str, re.Pattern[str]]:
    """Each path of the description, as the names of the files that it stands for."""
    parts = {path: re.split(r"\{\w+\}", path.removeprefix("/")) for path in api(files)["paths"]}
    return {path: re.compile("([^/]+)".join(map(re.escape, part)), re.DOTALL) for path, part in parts.items()}


def test_each_file_is_described_by_one_path_and_each_path_is_written(files: Files) -> None:
    paths = templates(files)
    described = {name: [path for path, form in paths.items() if form.fullmatch(name)] for name in files}
    assert {name: found for name, found in described.items() if len(found) != 1} == {}
    families = {"/items/{code}.json", "/domains/{domain}.json", "/departments/{slug}.json"}
    assert {path for path in paths if "{" in path} == families
    used = {path for found in described.values() for path in found}
    assert set(paths) - used == (set() if index(files)["items"] else families)


def test_an_example_leads_to_a_file(files: Files) -> None:
    items = index(files)["items"]
    for path, methods in api(files)["paths"].items():
        for parameter in methods["get"].get("parameters", []):
            assert ("example" in parameter) == bool(items)
            filled = path.replace(f"{{{parameter['name']}}}", parameter.get("example", ""))
            assert filled.removeprefix("/") in files or not items


def test_an_answer_has_the_form_that_is_described(files: Files) -> None:
    """What a client made from the description takes."""
    description = api(files)
    for path, form in templates(files).items():
        name = next((name for name in files if form.fullmatch(name)), None)
        if name is None or not name.endswith(".json"):
            continue
        answer = description["paths"][path]["get"]["responses"]["200"]["content"]
        (content,) = answer.values()
        schema = {**content["schema"], "components": description["components"]}
        Draft202012Validator(schema).validate(value(files, name))


def test_the_same_bytes_every_time() -> None:
    assert written(county()) == written(county())


def schemas(part: Any, place: str = "") -> list[tuple[str, Any]]:
    """Every field of a schema, wherever it stands."""
    found = []
    for key, inner in part.items() if isinstance(part, dict) else ():
        if key == "properties":
            found += [(f"{place}.{name}", field) for name, field in inner.items()]
        found += schemas(inner, f"{place}.{key}")
    return found


@pytest.mark.parametrize(
    "name", ["directory", *(f"schemas/{k}" for k in ("index", "item", "domain", "department"))]
)
def test_every_field_is_told_in_chinese(name: str) -> None:
    made = value(written(county()), f"{name}.schema.json")
    Draft202012Validator.check_schema(made)
    assert re.search("[一-鿿]", made["title"])
    assert [
        place for place, field in schemas(made) if not re.search("[一-鿿]", field.get("description", ""))
    ] == []


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("index.json", ("counts",)),
        ("index.json", ("items", 0, "href")),
        ("items/24-01.json", ("basis",)),
        ("domains/24.json", ("items", 1, "owner", 0, "name")),
        ("departments/", ("powers", 0, "code")),
    ],
)
def test_a_file_that_lacks_something_is_invalid(name: str, lost: tuple[Any, ...]) -> None:
    files = written(county())
    name = next(file for file in files if file.startswith(name))
    made = value(files, name)
    inner = made
    for key in lost[:-1]:
        inner = inner[key]
    del inner[lost[-1]]
    assert list(Draft202012Validator(value(files, schema_of(name))).iter_errors(made))


def bodies(files: Files) -> dict[str, Any]:
    """The body files by the body's name."""
    return {link["name"]: value(files, link["href"]) for link in index(files)["departments"]}


def codes(values: list[Any]) -> list[str]:
    return [value["code"] for value in values]


def test_a_domain_has_its_items_and_what_is_left_out_of_it() -> None:
    files = written(county())
    domain = value(files, "domains/24.json")
    assert (domain["code"], domain["name"], domain["document"], domain["number"]) == (
        "24",
        "义务教育",
        "义务教育指引",
        "教办〔2019〕1号",
    )
    assert domain["items"] == value(files, "directory.json")["items"][:2]
    assert codes(domain["left_out"]) == ["24-09"]
    assert value(files, "domains/90.json")["left_out"] == []


def test_a_department_has_its_items_powers_and_services() -> None:
    found = bodies(written(county()))
    education = found[EDUCATION]
    assert (education["phone"], education["department"]) == ("0888-5550123", True)
    assert [codes(education[key]) for key in ("items", "powers", "services")] == [
        ["24-01", "24-02"],
        ["P1"],
        ["S1"],
    ]
    assert codes(found[CIVIL]["powers"]) == ["P2"]
    assert found[CIVIL]["items"] == []


def test_an_owner_that_is_no_department_has_a_file_too() -> None:
    villages = bodies(written(county()))[VILLAGES]
    assert (villages["phone"], villages["department"], codes(villages["items"])) == (None, False, ["24-01"])


def test_an_owner_named_twice_has_the_item_once() -> None:
    made = bodies(written(county(items=[item("24-01", CIVIL, CIVIL)])))
    assert codes(made[CIVIL]["items"]) == ["24-01"]


def test_the_index_counts() -> None:
    links = index(written(county()))
    assert links["counts"] == {
        "domains": 2,
        "departments": 2,
        "items": 3,
        "left_out": 1,
        "powers": 2,
        "services": 1,
    }
    assert [(link["name"], link["count"]) for link in links["domains"]] == [("义务教育", 2), ("本地", 1)]
    assert [(link["name"], link["department"], link["count"]) for link in links["departments"]] == [
        (EDUCATION, True, 2),
        (CIVIL, True, 0),
        (VILLAGES, False, 1),
    ]


def test_the_same_item_in_every_file() -> None:
    files = written(county())
    alone = value(files, "items/24-01.json")
    assert value(files, "domains/24.json")["items"][0] == alone
    assert bodies(files)[VILLAGES]["items"] == [alone]
    assert value(files, "directory.json")["items"][0] == alone


@pytest.mark.parametrize("beside", [frozenset(), frozenset({"xlsx", "html"})])
def test_the_workbook_is_named_where_it_is_written(beside: frozenset[str]) -> None:
    links = [link["href"] for link in index(written(county(), beside))["files"]]
    assert ("../directory.xlsx" in links) == bool(beside)


def test_a_link_reaches_a_name_that_has_to_be_quoted() -> None:
    files = written(county(items=[item("权力/1 甲")]))
    (link,) = index(files)["items"]
    assert link["href"].isascii()
    assert value(files, unquote(link["href"]))["code"] == "权力/1 甲"


def test_where_two_items_have_one_code_the_first_is_at_its_address() -> None:
    files = written(county(items=[item("24-01", EDUCATION), item("24-01", CIVIL)]))
    assert value(files, "items/24-01.json")["owner"][0]["name"] == EDUCATION
    assert codes(bodies(files)[CIVIL]["items"]) == ["24-01"]


def test_the_description_says_whose_it_is() -> None:
    info = api(written(county(portal="https://www.yunling.example/")))["info"]
    assert info["title"].startswith("云岭县人民政府")
    assert info["version"] == "2026年版"
    assert info["contact"] == {"name": "云岭县人民政府", "url": "https://www.yunling.example/"}
    assert "0888-5550100" in info["description"]
    assert api(written(county()))["servers"][0]["url"] == "."


@pytest.mark.parametrize(
    "portal", ["javascript:alert(1)", "https://a b", "http://[", "https://例子.cn/\ud800", ""]
)
def test_what_is_no_web_address_is_no_contact(portal: str) -> None:
    assert "url" not in api(written(county(portal=portal)))["info"]["contact"]


LATER = """\
  - {name: 青石县安全局, acts_as: [安全部门], phone: 0888-1}
  - {name: 青石县档案馆}
"""
OWN = """\
items:
  - {domain: 旅游, category: 甲类, name: 新事项, content: [一], basis: [《中华人民共和国旅游法》], time_limit: 及时公开,
     owner: 青石县安全局, method: 主动公开, channels: [政府网站], audience: 全社会}
permissions: powers.yaml
extend: {powers: [行政许可]}
"""
POWERS = """\
owner: 青石县安全局
powers:
  - {code: "1", name: 旅行社设立许可, type: 行政许可, basis: [《旅行社条例》第七条], level: 县级}
  - {code: "2", name: 对旅行社的处罚, type: 行政处罚, basis: [《旅行社条例》第四十六条], level: 县级}
  - {code: "3", name: 对导游的处罚, type: 行政处罚, basis: [《导游人员管理条例》第十八条], level: 县级}
"""


def test_addresses_stay_between_editions(tmp_path: Path) -> None:
    """New items, departments and powers come before and after the old ones, and move none of them."""
    manifest = small(tmp_path)
    assert run("build", manifest, cwd=tmp_path).code == 0
    before = addresses(tmp_path / "dist" / "青石县" / "data")
    shutil.rmtree(tmp_path / "dist")
    text = manifest.read_text(encoding="utf-8").replace("2026", "2027")
    text = text.replace("departments:\n", f"departments:\n{LATER}") + OWN
    manifest.write_text(text, encoding="utf-8")
    (tmp_path / "powers.yaml").write_text(POWERS, encoding="utf-8")
    run("build", manifest, cwd=tmp_path)
    after = addresses(tmp_path / "dist" / "青石县" / "data")
    assert before.items() <= after.items()
    assert {kind for kind, *_ in after.keys() - before.keys()} == {"items", "departments", "domains"}
    assert set(tree(tmp_path / "dist" / "青石县" / "data")) >= set(map(unquote, after.values()))


def addresses(data: Path) -> dict[tuple[str, ...], str]:
    """What a caller knows a thing by, to its address."""
    links = load(data / "index.json")
    found = {("items", link["code"], link["name"]): link["href"] for link in links["items"]}
    found |= {("domains", link["code"], link["name"]): link["href"] for link in links["domains"]}
    return found | {("departments", link["name"]): link["href"] for link in links["departments"]}
