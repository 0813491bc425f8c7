"""The examples of the rules as files: what a rule shows to a user is what the tests run."""

import re
from pathlib import Path

HEAD = {
    "government": "government: {name: 云岭县人民政府, level: 县级}\n",
    "edition": "edition: 2026年版\n",
    "date": "date: 2026-11-01\n",
    "departments": (
        "departments:\n"
        "  - {name: 云岭县教育体育局, acts_as: [教育行政部门]}\n"
        "  - {name: 云岭县文化和旅游局, acts_as: [文化和旅游行政部门]}\n"
        "  - {name: 云岭县生态环境局, acts_as: [生态环境部门]}\n"
        "  - {name: 云岭县人力资源和社会保障局, acts_as: [人力资源社会保障部门]}\n"
        "  - {name: 云岭县应急管理局, phone: 0888-5550125}\n"
    ),
    "guidelines": "guidelines: {include: [旅游]}\n",
}
"""What an example leaves out of its manifest."""

ITEM = {
    "category": "category: 招生管理\n",
    "name": "name: 招生政策\n",
    "content": "content: [招生工作实施方案]\n",
    "basis": "basis: [《中华人民共和国政府信息公开条例》(国务院令第711号)第二十条]\n",
    "time_limit": "time_limit: 信息形成或者变更之日起20个工作日内\n",
    "owner": "owner: 云岭县教育体育局\n",
    "method": "method: 主动公开\n",
    "channels": "channels: [政府网站]\n",
    "audience": "audience: 全社会\n",
}
"""What an example of one item leaves out of it."""


def write(folder: Path, sample: str) -> None:
    """Write an example of a rule to ``folder``: ``# file: NAME [ENCODING or SIZE]`` begins another file."""
    parts = re.split(r"^# file: (\S+)(?: (\S+))?\n", sample, flags=re.M)
    if parts[0].strip():
        parts[0:1] = ["", "sample.yaml", "", parts[0]]
    for name, how, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        if name == "sample.yaml":
            text = _manifest(text)
        elif re.search(r"^government:", text, re.M):
            text = _completed(text, {"departments": HEAD["departments"]} if "parent:" not in text else {})
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if how and how.isdecimal():
            text += "#" * int(how) + "\n"
        file.write_text(text, encoding=how if how and not how.isdecimal() else "utf-8")


def _manifest(text: str) -> str:
    keys = set(re.findall(r"^(\w+):", text, re.M))
    if keys & set(ITEM) or "levels" in keys:
        lines = "".join(line for key, line in ITEM.items() if key not in keys) + text.rstrip("\n") + "\n"
        text = "items:\n  -\n" + "".join(f"    {line}\n" for line in lines.splitlines())
    return _completed(text, HEAD)


def _completed(text: str, head: dict[str, str]) -> str:
    keys = set(re.findall(r"^(\w+):", text, re.M))
    return "".join(line for key, line in head.items() if key not in keys) + text.rstrip("\n") + "\n"
