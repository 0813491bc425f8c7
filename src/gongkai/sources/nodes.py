"""The only module that knows a YAML library: text to a tree of nodes, each with its place.

Events of libyaml are read, and not its node tree: half the time, and every scalar stays the text that was typed.
"""

import re
from typing import Any

import yaml

from gongkai.model.diagnostic import Log, Mark, Place, SourceFile

MAX_ALIASED = 100_000
"""How many nodes aliases may stand for in one file: far above any list, far below a bomb."""

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Node:
    """A scalar (``value`` is text, or None for null), a sequence (list of nodes) or a mapping (list of pairs)."""

    __slots__ = ("kind", "mark", "value")

    def __init__(self, kind: str, value: Any, mark: Mark) -> None:
        self.kind = kind
        self.value = value
        self.mark = mark


SCALAR, SEQUENCE, MAPPING = "scalar", "sequence", "mapping"


def parse(text: str, file: SourceFile, log: Log) -> Node | None:
    """The root node of a YAML text; None, with a finding, where there is none."""
    parser = yaml.CBaseLoader(text)
    try:
        root = _Builder(file, log).build(parser)
    except yaml.YAMLError as error:
        _report(error, text, file, log)
        return None
    finally:
        parser.dispose()
    if root is not None and root.kind == SCALAR and root.value is None:
        log.error("GK109", Place(file, 1, 1), "文件是空的", "至少写一个键;可用 gongkai schema 查看应有的键")
        return None
    return root


class _Builder:
    def __init__(self, file: SourceFile, log: Log) -> None:
        self.file = file
        self.log = log
        self.anchors: dict[str, Node] = {}
        self.sizes: dict[int, int] = {}
        self.aliased = 0

    def build(self, parser: Any) -> Node | None:
        root: list[Node] = []
        open_lists: list[list[Node]] = []
        open_nodes: list[tuple[Node, str | None]] = []
        current = root
        documents = 0
        next_event = parser.get_event
        scalar, alias = yaml.ScalarEvent, yaml.AliasEvent
        starts = {yaml.SequenceStartEvent: SEQUENCE, yaml.MappingStartEvent: MAPPING}
        ends = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
        while True:
            event = next_event()
            kind = type(event)
            if kind is scalar:
                mark = event.start_mark
                value = event.value
                if value in _NULLS and not event.style:
                    value = None
                node = Node(SCALAR, value, (mark.line + 1, mark.column + 1))
                if event.anchor:
                    self.anchors[event.anchor] = node
                current.append(node)
            elif kind in starts:
                mark = event.start_mark
                children: list[Node] = []
                node = Node(starts[kind], children, (mark.line + 1, mark.column + 1))
                current.append(node)
                open_lists.append(current)
                open_nodes.append((node, event.anchor))
                current = children
            elif kind in ends:
                node, anchor = open_nodes.pop()
                if node.kind is MAPPING:
                    node.value = self._pairs(current)
                if anchor:
                    self.anchors[anchor] = node
                current = open_lists.pop()
            elif kind is alias:
                current.append(self._alias(event, open_nodes))
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents == 2:
                    mark = event.start_mark
                    self.log.error(
                        "GK104",
                        Place(self.file, mark.line + 1, mark.column + 1),
                        "一个文件里有两份文档(多了一行 ---)",
                        "删去这一行,或拆成两个文件",
                    )
            elif kind is yaml.StreamEndEvent:
                break
        return root[0] if root else Node(SCALAR, None, (1, 1))

    def _pairs(self, children: list[Node]) -> list[tuple[Node, Node]]:
        keys = children[0::2]
        if len({key.value for key in keys if key.kind is SCALAR}) < len(keys):
            self._report_duplicates(keys)
        return list(zip(keys, children[1::2], strict=True))

    def _report_duplicates(self, keys: list[Node]) -> None:
        seen: dict[str, Node] = {}
        for key in keys:
            if key.kind is not SCALAR or key.value is None:
                continue
            first = seen.setdefault(key.value, key)
            if first is not key:
                self.log.error(
                    "GK106",
                    Place(self.file, *key.mark),
                    f"键「{key.value}」重复,第 {first.mark[0]} 行已有",
                    "合并为一个;重复的键只会保留一个,另一个的内容会丢失",
                )

    def _alias(self, event: Any, open_nodes: list[tuple[Node, str | None]]) -> Node:
        mark: Mark = (event.start_mark.line + 1, event.start_mark.column + 1)
        if any(anchor == event.anchor for _, anchor in open_nodes):
            self.log.error("GK110", Place(self.file, *mark), f"引用 *{event.anchor} 指向自己的外层,成了循环", "删去这个引用")
            return Node(SCALAR, None, mark)
        node = self.anchors.get(event.anchor)
        if node is None:
            self.log.error(
                "GK104",
                Place(self.file, *mark),
                f"引用 *{event.anchor} 没有对应的 &{event.anchor}",
                "以 * 开头的文字要加引号",
            )
            return Node(SCALAR, None, mark)
        before = self.aliased
        self.aliased += self._size(node)
        if self.aliased > MAX_ALIASED:
            if before <= MAX_ALIASED:
                self.log.error(
                    "GK110",
                    Place(self.file, *mark),
                    f"引用展开后超过 {MAX_ALIASED} 个值,不再展开",
                    "清单里不需要层层引用,请直接写出内容",
                )
            return Node(SCALAR, None, mark)
        return node

    def _size(self, node: Node) -> int:
        """How many nodes ``node`` stands for; remembered, since aliases may nest."""
        if node.kind is SCALAR:
            return 1
        size = self.sizes.get(id(node))
        if size is None:
            children = [n for pair in node.value for n in pair] if node.kind is MAPPING else node.value
            size = 1 + sum(map(self._size, children))
            self.sizes[id(node)] = size
        return size


_PROBLEMS = (
    ("found character that cannot start any token", "这里的字符不能作为一个值的开头", "以 @、`、% 等符号开头的文字要加引号"),
    ("mapping values are not allowed", "这里不能再出现冒号", "值里有「: 」时整个值要加引号;或检查上一行的缩进"),
    ("could not find expected ':'", "这一行缺少冒号", "键后面写「: 」,冒号后留一个空格"),
    ("did not find expected key", "缩进不对,或上一项没有写完", "同一层的键要对齐;检查上面的引号、括号是否成对"),
    ("did not find expected '-' indicator", "缩进不对,或少了「- 」", "同一列表的「-」要对齐"),
    ("did not find expected ',' or ']'", "方括号里缺少逗号,或方括号没有闭合", "各项用英文逗号隔开,末尾写 ]"),
    ("did not find expected ',' or '}'", "花括号里缺少逗号,或花括号没有闭合", "各项用英文逗号隔开,末尾写 }"),
    ("found unexpected end of stream", "引号没有闭合,文件就结束了", "检查引号是否成对"),
    ("did not find expected node content", "这里应当有一个值", "检查括号里是否多了逗号"),
    ("block sequence entries are not allowed", "这里不能写「- 」", "列表要另起一行并缩进"),
    ("block mapping", "缩进不对", "同一层的键要对齐"),
    ("found undefined alias", "引用没有对应的定义", "以 * 开头的文字要加引号"),
    ("unknown escape character", "双引号里的反斜杠写法不对", "改用单引号,或去掉反斜杠"),
    ("control characters are not allowed", "含有看不见的控制字符", "删去这个字符重新输入"),
)


def _report(error: yaml.YAMLError, text: str, file: SourceFile, log: Log) -> None:
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    if mark is not None:
        line, column = mark.line + 1, mark.column + 1
    else:
        line, column = _control_character(text)
    lines = text.splitlines()
    source = lines[line - 1] if line <= len(lines) else ""
    if re.match(r"[ ]*\t", source) or (column <= len(source) and source[column - 1] == "\t"):
        column = source.index("\t") + 1
        log.error("GK105", Place(file, line, column), "用了制表符(Tab)缩进", "YAML 只能用空格缩进,请把 Tab 换成空格")
        return
    for english, chinese, hint in _PROBLEMS:
        if english in problem:
            log.error("GK104", Place(file, line, column), f"YAML 写法有误:{chinese}", hint)
            return
    log.error("GK104", Place(file, line, column), "YAML 写法有误", f"检查这一行及上一行({problem})")


def _control_character(text: str) -> Mark:
    match = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    before = text[: match.start()] if match else ""
    return before.count("\n") + 1, len(before) - before.rfind("\n")
