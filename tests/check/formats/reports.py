"""Reports for the tests of the formats, and arbitrary findings."""

from hypothesis import strategies as st

from gongkai.check.report import Report
from gongkai.model.diagnostic import Diagnostic, Place, Severity, SourceFile
from gongkai.model.government import Waiver

FOLDER = "/home/clerk/云岭"
COUNTY = SourceFile(f"{FOLDER}/county.yaml")
LINES = ["government: {name: 云岭县人民政府}", "basis: [《民办教育促进法实施条例》, 《教育法》]"]


class Known:
    """A rule as far as a report tells of it."""

    def __init__(self, code: str, severity: Severity) -> None:
        self.code, self.severity = code, severity
        self.name, self.summary, self.source = "依据已失效", "依据已被废止", "《规章制定程序条例》"


RULES = {"GK302": Known("GK302", Severity.ERROR), "GK999": Known("GK999", Severity.INFO)}

ERROR = Diagnostic(
    "GK302", Severity.ERROR, Place(COUNTY, 2, 9), "条例已被取代", "改为新条例", "24-01-01", "义务教育"
)
WARNING = Diagnostic("GK128", Severity.WARNING, Place(COUNTY, 1, 14), "豁免没有用到")
NOTE = Diagnostic("GK999", Severity.INFO, None, "没有位置的提示", "看一看")
WAIVED = (
    ERROR._replace(message="另一条例已被取代"),
    Waiver(rule="GK302", reason="省厅要求", until="2026-12-31"),
)


def report(
    *findings: Diagnostic,
    accepted: list[tuple[Diagnostic, Waiver]] | None = None,
    colour: bool = False,
    old: int = 0,
    lines: list[str] | None = None,
) -> Report:
    """A report of ``findings`` in one file of ``lines``."""
    shown = LINES if lines is None else lines
    return Report(list(findings), accepted or [], 1, FOLDER, dict(RULES), lambda _: shown, colour, old)


FULL = report(ERROR, WARNING, NOTE, accepted=[WAIVED])

TEXT = st.text(st.characters(codec="utf-8")) | st.text("|\\`*_[]<>&~%:,;#{}()\r\n\t 0甲a\u2028\x0b-!")
"""Any text, and text of the characters that some format gives a meaning."""

FINDINGS = st.builds(
    Diagnostic,
    code=st.sampled_from(["GK302", "GK128"]),
    severity=st.sampled_from(list(Severity)),
    place=st.none()
    | st.builds(
        Place,
        st.builds(SourceFile, TEXT.map(lambda t: f"{FOLDER}/{t.replace('/', '')}x")),
        st.just(1),
        st.just(2),
    ),
    message=TEXT,
    hint=TEXT,
    item=TEXT,
)
"""Findings whose every text is arbitrary."""

REPORTS = st.builds(
    lambda findings, accepted, reason: report(
        *findings, accepted=[(finding, Waiver(rule="GK302", reason=reason)) for finding in accepted]
    ),
    st.lists(FINDINGS, max_size=3),
    st.lists(FINDINGS, max_size=2),
    TEXT,
)
