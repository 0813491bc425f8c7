"""The preview follows the sources: what changes is built, and what cannot be built leaves the last good site."""

import shutil
import socket
from pathlib import Path

import pytest

from tests.cli_helpers import edit, run, small, yunling
from tests.serve.preview import Preview, previewed

LISTED = "permissions: lists/*.yaml\n"


def _powers(name: str, code: str = "A1") -> str:
    basis = "《中华人民共和国旅游法》第二十八条"
    power = f"{{code: {code}, name: {name}, type: 行政许可, basis: [{basis}], level: 县级}}"
    return f"owner: 青石县文化和旅游局\npowers:\n  - {power}\n"


def _shows(preview: Preview, text: str, path: str = "/") -> bool:
    return text in preview.ask(path).text


def test_a_change_is_built(tmp_path: Path) -> None:
    manifest = small(tmp_path)
    with previewed(manifest) as preview:
        assert _shows(preview, "2026年版")
        edit(manifest, "2026年版", "二〇二七年版")
        assert preview.builds(2).startswith("county.yaml 有改动,编好,用 ")
        assert _shows(preview, "二〇二七年版")
        assert preview.builds(2).endswith("没有发现问题")


def test_what_cannot_be_read_leaves_the_last_good_site(tmp_path: Path) -> None:
    manifest = small(tmp_path)
    with previewed(manifest) as preview:
        before = preview.state()
        assert (before["current"], before["summary"], before["findings"]) == (True, "", [])
        edit(manifest, "edition: 2026年版", "edition: [2026年版")
        assert "没有编成,仍显示上次的" in preview.builds(2)
        state = preview.state()
        assert _shows(preview, "2026年版")
        assert (state["digest"], state["current"]) == (before["digest"], False)
        assert state["summary"] == "1 个错误"
        assert state["findings"][0]["place"].startswith("county.yaml:3:")
        edit(manifest, "edition: [2026年版", "edition: 2026年版")
        preview.builds(3)
        assert preview.state() == before


def test_findings_say_where_and_what(tmp_path: Path) -> None:
    manifest = small(tmp_path, 'exclude:\n  - {item: "29-99-99", reason: 本县没有}\n')
    with previewed(manifest) as preview:
        state = preview.state()
        found = state["findings"][0]
        assert state["current"]
        assert found["place"] == "county.yaml:8:12"
        assert found["excerpt"] == ["- {item: ", '"29-99-99"', ", reason: 本县没有}"]
        assert found["hint"]
        assert "1 个" in preview.builds(1)


def test_a_first_build_that_fails_is_told_and_watched(tmp_path: Path) -> None:
    manifest = small(tmp_path, "permissions: lists/<no>.yaml\n")
    with previewed(manifest) as preview:
        assert "没有编成,用" in preview.builds(1)
        answer = preview.ask("/domains/29-tourism.html")
        assert answer.status == 503
        assert "目录还没有编成" in answer.text
        assert "county.yaml:7:14" in answer.text
        assert "lists/&lt;no&gt;.yaml" in answer.text
        assert "<no>" not in answer.text
        first = preview.state()["digest"]
        edit(manifest, "lists/<no>.yaml", "lists/<none>.yaml")
        preview.builds(2)
        assert preview.state()["digest"] != first, "the page has to be loaded anew: it says something else"
        edit(manifest, "permissions: lists/<none>.yaml\n", "")
        preview.builds(3)
        assert preview.ask("/domains/29-tourism.html").status == 200


def test_a_new_list_and_one_that_goes(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "a.yaml").write_text(_powers("旅行社设立许可"), encoding="utf-8")
    with previewed(small(tmp_path, LISTED)) as preview:
        assert _shows(preview, "旅行社设立许可", "/data/directory.json")
        (tmp_path / "lists" / "b.yaml").write_text(_powers("导游证核发", "A2"), encoding="utf-8")
        assert preview.builds(2).startswith("lists/b.yaml 有改动,")
        assert _shows(preview, "导游证核发", "/data/directory.json")
        (tmp_path / "lists" / "a.yaml").unlink()
        preview.builds(3)
        assert not _shows(preview, "旅行社设立许可", "/data/directory.json")


def test_a_list_beside_the_folder_of_the_manifest(tmp_path: Path) -> None:
    for name in ("county", "lists"):
        (tmp_path / name).mkdir()
    with previewed(small(tmp_path / "county", "permissions: ../lists/*.yaml\n")) as preview:
        assert "没有编成" in preview.builds(1)
        (tmp_path / "lists" / "a.yaml").write_text(_powers("导游证核发"), encoding="utf-8")
        assert preview.builds(2).startswith("../lists/a.yaml 有改动,编好")
        assert _shows(preview, "导游证核发", "/data/directory.json")


def test_the_county_above_a_town(tmp_path: Path) -> None:
    county = yunling(tmp_path)
    with previewed(county.parent / "shiqiao" / "town.yaml") as preview:
        assert _shows(preview, "2026年版")
        edit(county, "edition: 2026年版", "edition: 二〇二七年版")
        assert preview.builds(2).startswith("../county.yaml 有改动,")
        assert _shows(preview, "二〇二七年版")


def test_a_county_that_comes_later(tmp_path: Path) -> None:
    county = yunling(tmp_path)
    away = shutil.move(county, tmp_path / "away")
    with previewed(county.parent / "shiqiao" / "town.yaml") as preview:
        assert "没有编成" in preview.builds(1)
        shutil.move(away, county)
        preview.builds(2)
        assert preview.ask().status == 200


def test_a_template_of_its_own_and_its_mistake(tmp_path: Path) -> None:
    footer = tmp_path / "templates" / "parts" / "_footer.html"
    footer.parent.mkdir(parents=True)
    with previewed(small(tmp_path)) as preview:
        footer.write_text("<footer>青石自己的页脚</footer>", encoding="utf-8")
        assert "编好" in preview.builds(2)
        assert _shows(preview, "青石自己的页脚")
        footer.write_text("<footer>{{ 1 / 0 }}</footer>", encoding="utf-8")
        assert "没有编成" in preview.builds(3)
        assert _shows(preview, "青石自己的页脚")
        [finding] = preview.state()["findings"]
        assert finding["place"].startswith("templates/parts/_footer.html:1:")
        footer.unlink()
        preview.builds(4)
        assert preview.state()["findings"] == []


def test_many_writes_are_few_builds(tmp_path: Path) -> None:
    manifest = small(tmp_path)
    text = manifest.read_text(encoding="utf-8")
    with previewed(manifest) as preview:
        for number in range(50):
            manifest.write_text(text.replace("2026年版", f"第{number}版"), encoding="utf-8")
        preview.until(lambda: _shows(preview, "第49版"))
        assert len([line for line in preview.said if "有改动" in line]) < 10


def test_what_is_no_source_is_not_looked_at(tmp_path: Path) -> None:
    manifest = small(tmp_path)
    with previewed(manifest) as preview:
        for name in ("dist/x.yaml", ".git/x.yaml", "notes.txt", ".county.yaml.swp"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text("x", encoding="utf-8")
        edit(manifest, "2026年版", "二〇二七年版")
        assert preview.builds(2).startswith("county.yaml 有改动,")


def test_the_same_site_again_is_no_news(tmp_path: Path) -> None:
    manifest = small(tmp_path)
    with previewed(manifest) as preview:
        before = preview.state()
        manifest.write_text(manifest.read_text(encoding="utf-8") + "# 没有变化\n", encoding="utf-8")
        preview.builds(2)
        assert preview.state() == before


def test_ctrl_c_ends_it(tmp_path: Path) -> None:
    with previewed(small(tmp_path)) as preview:
        assert preview.ask().status == 200
        assert preview.interrupt() == 0
        assert preview.said[-1] == "预览结束"
        assert not [line for line in preview.said if "Traceback" in line]


def test_ctrl_c_ends_it_while_somebody_listens(tmp_path: Path) -> None:
    with (
        previewed(small(tmp_path)) as preview,
        socket.create_connection(("127.0.0.1", preview.port)) as listener,
    ):
        listener.sendall(b"GET /_gongkai/events HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % preview.port)
        assert listener.recv(1024)
        assert preview.interrupt() == 0


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    with previewed(small(tmp_path)) as preview:
        result = run("serve", "county.yaml", "--port", str(preview.port), cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"错误:端口 {preview.port} 用不了:别的程序正在用;换一个,如 --port ")


def test_without_a_port_the_next_free_one_is_taken(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            holder.bind(("127.0.0.1", 8000))
            holder.listen()
        except OSError:
            pass  # somebody else has it, which will do
        with previewed(small(tmp_path), "--no-open") as preview:
            assert preview.port != 8000
            assert preview.said[0] == f"端口 8000 有人用了,改用 {preview.port}"
            assert preview.ask().status == 200


@pytest.mark.parametrize("port", ["x", "-1", "65536", "八千", ""])
def test_what_is_no_port(tmp_path: Path, port: str) -> None:
    result = run("serve", small(tmp_path), "--port", port)
    assert (result.code, result.out) == (2, "")
    assert f"「{port}」不是端口" in result.err


def test_a_manifest_that_is_not_there(tmp_path: Path) -> None:
    result = run("serve", "county.yaml", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "没有 county.yaml 这个文件" in result.err
    assert run("serve", tmp_path).code == 2
