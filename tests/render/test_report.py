"""report.json, made from findings in memory."""

from typing import Any

from gongkai.check.report import finding_json
from gongkai.model.diagnostic import Diagnostic, Place, Severity, SourceFile
from gongkai.model.directory import LOCAL, SEEN, Directory, Domain, Entry, Item, LeftOut
from gongkai.model.government import Waiver
from gongkai.render.report import report_json

PLACE = Place(SourceFile("/home/clerk/county/lists/a.yaml"), 4, 7)


def entry(code: str, type: str) -> Entry:
    return Entry(code, "甲", type, "县民政局", (), (), (), (), None)


def directory() -> Directory:
    powers = [entry("P1", "行政许可"), entry("P2", "行政处罚"), entry("P3", "行政处罚")]
    services = [entry("S1", "公共服务"), entry("S2", "公共服务")]
    return Directory(
        "云岭县人民政府",
        "县级",
        None,
        "2026年版",
        "2026-11-01",
        folder="/home/clerk/county",
        domains=[Domain("24", "义务教育", "24"), Domain("99", "本级补充事项", "99")],
        items=[
            Item("1", "义务教育", attested=SEEN),
            Item("2", "义务教育", attested=SEEN),
            Item("3", "本级补充事项"),
        ],
        left_out=[
            LeftOut("4", "义务教育", "类", "名", "adjust", "不适用"),
            LeftOut("5", "旅游", "类", "名", "select", "无"),
        ],
        powers=powers,
        services=services,
        undisclosed=[powers[2], services[1]],
    )


def report() -> Any:
    findings = [
        Diagnostic("GK202", Severity.ERROR, PLACE, "没有内容", "补上", "1"),
        Diagnostic("GK128", Severity.WARNING, None, "没有用到"),
        Diagnostic("GK128", Severity.WARNING, None, "也没有用到"),
        Diagnostic("GK114", Severity.INFO, PLACE, "有 BOM"),
    ]
    accepted = Diagnostic("GK203", Severity.ERROR, PLACE, "没有依据")
    waived = [(accepted, Waiver(rule="GK203", reason="待定"))]
    return report_json(directory(), iter(findings), iter(waived))


def test_the_summary_counts() -> None:
    assert report()["summary"] == {
        "items": 3,
        "left_out": 2,
        "errors": 1,
        "warnings": 2,
        "notes": 1,
        "waived": 1,
    }


def test_coverage() -> None:
    assert report()["coverage"] == {
        "domains": [
            {"code": "24", "name": "义务教育", "items": 2, "left_out": 1},
            {"code": "99", "name": "本级补充事项", "items": 1, "left_out": 0},
        ],
        "attested": {LOCAL: 1, SEEN: 2},
        "powers": {"total": 3, "disclosed": 2},
        "services": {"total": 2, "disclosed": 1},
    }


def test_what_is_waived_has_its_reason() -> None:
    (waived,) = report()["waived"]
    assert (waived["rule"], waived["message"], waived["reason"]) == ("GK203", "没有依据", "待定")


def test_what_is_left_out_has_its_reason() -> None:
    assert [(left["code"], left["reason"]) for left in report()["left_out"]] == [("4", "不适用"), ("5", "无")]


def test_a_finding_names_its_file_from_the_manifest() -> None:
    finding = Diagnostic("GK202", Severity.ERROR, PLACE, "没有内容", "补上", "24-05-01")
    assert finding_json(finding, "/home/clerk/county") == {
        "rule": "GK202",
        "severity": "错误",
        "file": "lists/a.yaml",
        "line": 4,
        "column": 7,
        "message": "没有内容",
        "hint": "补上",
        "item": "24-05-01",
    }


def test_a_finding_without_a_place() -> None:
    made = finding_json(Diagnostic("GK128", Severity.WARNING, None, "没有用到"), "/")
    assert made["file"] is made["line"] is made["column"] is None
    assert "item" not in made
