"""The index of the search: all that the items say, each thing once."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from gongkai.render.html.search import FILTERS, ROW, readings
from tests.cli_helpers import SMALL, run
from tests.hostile_county import FLAVOURS
from tests.sites import Built

Json = dict[str, Any]
LISTS = ("content", "basis", "audience", "entries")
UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def read(site: Path) -> Json:
    """What the script gives to the page."""
    text = (site / "assets" / "search-index.js").read_text(encoding="utf-8")
    found = re.fullmatch(r"var gongkaiIndex=(.*);\n", text, re.DOTALL)
    assert found
    index: Json = json.loads(found[1])
    return index


def opened(index: Json) -> list[Json]:
    """The rows with texts in the place of numbers."""
    return [one(index, row) for row in index["items"]]


def one(index: Json, row: list[Any]) -> Json:
    texts, lists = index["texts"], index["lists"]
    said = dict(zip(ROW, row, strict=False))
    found = {name: said[name] if name == "code" else texts[said[name]] for name in ROW if name not in LISTS}
    found |= {name: [texts[number] for number in lists[said[name]]] for name in LISTS}
    for (name, _, values), number in zip(index["filters"], row[len(ROW) :], strict=True):
        found[name] = [values[value][-1] for value in lists[number]]
    return found


def directory(site: Path) -> Json:
    found: Json = json.loads((site / "data" / "directory.json").read_text(encoding="utf-8"))
    return found


def test_it_holds_every_element_of_every_item(example: Built) -> None:
    index, data = read(example["county"]), directory(example["county"])
    assert [item["code"] for item in opened(index)] == [item["code"] for item in data["items"]]
    names = {entry["code"]: entry["name"] for entry in (*data["powers"], *data["services"])}
    for found, item in zip(opened(index), data["items"], strict=True):
        same = ("category", "name", "content")
        assert {name: found[name] for name in same} == {name: item[name] for name in same}
        assert found["time"] == item["time_limit"]["text"]
        for text, law in zip(found["basis"], item["basis"], strict=True):
            assert all(part in text for part in (law["title"], law["number"] or "", *law["articles"]))
        assert found["domain"] == [item["domain"]]
        assert found["department"] == [owner["name"] for owner in item["owner"]]
        assert found["audience"] == list(dict.fromkeys(audience["kind"] for audience in item["audience"]))
        assert (found["level"], found["method"]) == (item["levels"], item["method"])
        assert found["channel"] == item["channels"]
        assert found["entries"] == list(
            dict.fromkeys(names[code] for code in (*item["powers"], *item["services"]))
        )


def test_it_holds_every_text_and_every_list_once(example: Built) -> None:
    index = read(example["county"])
    assert len(set(index["texts"])) == len(index["texts"])
    assert len({tuple(members) for members in index["lists"]}) == len(index["lists"])


def test_filters_have_the_values_that_items_have(example: Built) -> None:
    index = read(example["county"])
    assert {name: label for name, label, _ in index["filters"]} == FILTERS
    for name, _, values in index["filters"]:
        used = {value for item in opened(index) for value in item[name]}
        assert used == {value[-1] for value in values}, name
    [domains] = (values for name, _, values in index["filters"] if name == "domain")
    assert ["20", "社会救助"] in domains


def test_pages_and_items_lead_to_files(example: Built) -> None:
    for site in example.values():
        index = read(site)
        addresses = [address for _, _, address, _ in index["pages"]]
        addresses += [
            index["addresses"].get(str(n), f"items/{row[0]}.html") for n, row in enumerate(index["items"])
        ]
        assert [address for address in addresses if not (site / unquote(address)).is_file()] == []


def test_codes_that_are_no_file_names_have_their_address(tmp_path: Path) -> None:
    item = "{code: 'a/b 甲', category: 类, name: 名, content: [一], basis: [无], time_limit: 实时公开, owner: 青石县文化和旅游局, method: 主动公开, channels: [政府网站], audience: 全社会, domain: 旅游}"
    (tmp_path / "county.yaml").write_text(f"{SMALL}items:\n  - {item}\n", encoding="utf-8")
    run("build", tmp_path / "county.yaml", "-o", tmp_path / "out", "--only", "html")
    site = tmp_path / "out" / "青石县"
    index = read(site)
    [(number, address)] = index["addresses"].items()
    assert index["items"][int(number)][0] == "a/b 甲"
    assert (site / unquote(address)).is_file()


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_hostile_texts_are_texts(hostile: Built, flavour: str) -> None:
    texts = read(hostile[flavour])["texts"]
    assert not [text for text in texts if UNFIT.search(text)]
    assert any(UNFIT.sub("\ufffd", FLAVOURS[flavour]) in text for text in texts)


def test_readings_are_all_that_a_character_has_without_tones() -> None:
    found = readings(["义务教育", "银行", "绿", "女儿"])
    assert {syllable for syllable, characters in found.items() if "行" in characters} >= {"xing", "hang"}
    assert ("绿" in found["lv"], "女" in found["nv"], found["wu"], found["er"]) == (True, True, "务", "儿")
    assert all(re.fullmatch("[a-z]+", syllable) for syllable in found)


def test_what_is_not_spoken_has_no_reading() -> None:
    assert readings(["A1、《》ü"]) == {}
