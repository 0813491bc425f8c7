"""Damaged sources: whatever happens to a file, there is a finding and never a traceback."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli_helpers import run

ROUNDS = 150

MANIFEST = """\
# 清单
government: {name: 青石县人民政府, level: 县级, code: "539902"}
edition: 2026年版
date: 2026-11-01
departments:
  - {name: 青石县文化和旅游局, acts_as: [文化和旅游行政部门], phone: 0888-1}
  - name: 青石县民政局
permissions: lists/*.yaml
guidelines:
  include: [旅游, 扶贫]
  exclude:
    - {domain: 扶贫, reason: 任务已完成}
adjust:
  - item: 旅游/政策文件/旅游规划
    set: {time_limit: 信息形成之日起3个工作日内}
    add: {channels: [其他:青石APP]}
    reason: 本县规定
  - item: [29-01-01]
    split:
      - {name: 法律, content: [法律]}
      - {name: 法规, content: [法规]}
    reason: 分开
exclude:
  - {item: 29-02-03, reason: 由市里发布}
items:
  - &local {category: 民生, name: 实事, content: [甲, 乙], basis: [《旅游法》], time_limit: 每季度, owner: 青石县民政局,
     method: 主动公开, channels: [政府网站], audience: 全社会, levels: [县级]}
extend: {powers: [行政许可, 行政处罚], services: yes}
waive:
  - {rule: GK501, reason: 待定, until: 2027-01-01}
"""

LIST = """\
owner: 青石县文化和旅游局
powers:
  - code: A-1
    name: 旅行社设立许可
    type: 行政许可
    basis: [《中华人民共和国旅游法》第二十八条, 《旅行社条例》(国务院令第550号)第七条]
    level: 县级
    items: [29-02-01]
  - {code: A-2, name: 对导游违法行为的处罚, type: 行政处罚, basis: 《导游人员管理条例》第十八条, level: [县级]}
"""

SNIPPETS = (
    "- ", ": ", "[", "]", "{", "}", "&a ", "*a", "*local", "!!python/object:os.system ", "<<: *local", "\t", "---\n",
    "...\n", "%YAML 9.9\n", "|\n", ">-\n", '"', "'", "#", "\0", "\x1b[31m", "\ufeff", "\u2028", "\ud7ff", "🙂", "null", "~",
    "../../../../etc/passwd", "/etc/passwd", "*", "**", "[!", "A" * 5000, "\\", '"\\0"', '"\\r\\n"', "第", "《", "((((",
)  # fmt: skip
KEYS = (
    "government",
    "name",
    "level",
    "item",
    "items",
    "split",
    "set",
    "basis",
    "parent",
    "permissions",
    "code",
)


def flip(data: bytes, chance: random.Random) -> bytes:
    """A few bytes become others."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The file ends early, or a stretch is missing."""
    start = chance.randrange(len(data))
    return data[:start] + (b"" if chance.random() < 0.4 else data[start + chance.randint(1, 60) :])


def lines(data: bytes, chance: random.Random) -> bytes:
    """A line is lost, doubled, or moved."""
    every = data.splitlines(keepends=True)
    line = every.pop(chance.randrange(len(every)))
    for _ in range(chance.randint(0, 2)):
        every.insert(chance.randrange(len(every) + 1), line)
    return b"".join(every)


def indent(data: bytes, chance: random.Random) -> bytes:
    """A line is indented more, less, or by a tab."""
    every = data.splitlines(keepends=True)
    index = chance.randrange(len(every))
    changes = (
        lambda line: b"  " + line,
        lambda line: line.lstrip(b" "),
        lambda line: b"\t" + line,
        lambda line: line[1:],
    )
    every[index] = chance.choice(changes)(every[index])
    return b"".join(every)


def retype(data: bytes, chance: random.Random) -> bytes:
    """The value of a key becomes one of another type, or of nothing at all."""
    every = data.decode().split("\n")
    index = chance.choice([number for number, line in enumerate(every) if ": " in line])
    values = (
        "",
        "[]",
        "{}",
        "[[]]",
        "[a, [b]]",
        "{a: {b: c}}",
        "7",
        "no",
        "''",
        "[~]",
        "*local",
        "[{name: a}]",
    )
    every[index] = every[index].partition(":")[0] + ": " + chance.choice(values)
    return "\n".join(every).encode()


def insert(data: bytes, chance: random.Random) -> bytes:
    """Something that YAML takes for more than text, in any place."""
    text = data.decode()
    place = chance.randrange(len(text))
    return (text[:place] + chance.choice(SNIPPETS) + text[place:]).encode()


def rename(data: bytes, chance: random.Random) -> bytes:
    """A key becomes another one."""
    return data.replace(chance.choice(KEYS).encode(), chance.choice(KEYS).encode(), chance.randint(1, 3))


def encode(data: bytes, chance: random.Random) -> bytes:
    """The file is in another encoding."""
    text = data.decode()
    return text.encode(chance.choice(("gb18030", "utf-16", "utf-8-sig", "utf-16-be", "utf-32")))


MUTATIONS: list[Callable[[bytes, random.Random], bytes]] = [
    flip,
    cut,
    lines,
    indent,
    retype,
    insert,
    rename,
    encode,
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lists").mkdir()
    write(tmp_path, MANIFEST.encode(), LIST.encode())
    return tmp_path


def write(folder: Path, manifest: bytes, powers: bytes) -> None:
    (folder / "county.yaml").write_bytes(manifest)
    (folder / "lists" / "powers.yaml").write_bytes(powers)


def test_the_undamaged_county_is_clean(folder: Path) -> None:
    result = run("build", "county.yaml", cwd=folder)
    assert (result.code, result.err) == (0, ""), result.out


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_damage_is_told_and_never_a_traceback(
    folder: Path, mutation: Callable[[bytes, random.Random], bytes]
) -> None:
    for seed in range(ROUNDS // len(MUTATIONS) + 1):
        chance = random.Random(f"{mutation.__name__} {seed}")
        manifest, powers = MANIFEST.encode(), LIST.encode()
        if chance.random() < 0.65:
            manifest = mutation(manifest, chance)
        else:
            powers = mutation(powers, chance)
        write(folder, manifest, powers)
        command = ("build", "county.yaml") if seed % 4 == 0 else ("check", "county.yaml")
        result = run(*command, cwd=folder)
        told = f"seed {seed}:\n{result.out}\n{result.err}"
        assert result.code in (0, 1, 2), told
        assert "内部错误" not in result.err, told
        assert "Traceback" not in result.out + result.err, told
        assert result.code == 0 or tells(result.out) or result.err.startswith("错误:"), told
        assert {path.name for path in folder.iterdir()} <= {"county.yaml", "lists", "dist"}, told


def tells(out: str) -> bool:
    """Whether a finding with its place is printed."""
    return any(
        ": GK" in line and line.split(": GK")[0].rsplit(":", 2)[-1].isdigit() for line in out.splitlines()
    )
