"""The only module that knows a YAML library: text to a tree of nodes, each with its place.

libyaml's own nodes are used as they are, since making others out of them would take as long as parsing. Nothing
resolves a scalar to a type: each stays the text that was typed.
"""

import re
import sys

import yaml
from yaml import MappingNode as Mapping
from yaml import Node
from yaml import ScalarNode as Scalar
from yaml import SequenceNode as Sequence
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # its stubs name only the loaders

from gongkai.model.diagnostic import Log, Mark, Place, SourceFile

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "is_null", "locate", "mark", "parse"]

MAX_ALIASED = 100_000
"""How many nodes aliases may stand for in one file: far above any list, far below a bomb."""

_DEEPEST = 1000  # libyaml's own bound on nesting

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


def mark(node: Node) -> Mark:
    """Line and column of a node, both counted from 1."""
    start = node.start_mark
    return start.line + 1, start.column + 1


def locate(node: object, index: int | None) -> Mark:
    """The place of a node, or of one entry (the first, where ``index`` is None) of a sequence."""
    assert isinstance(node, Node)
    if isinstance(node, Sequence) and node.value:
        return mark(node.value[index or 0])
    return mark(node)


def is_null(node: Node) -> bool:
    """Whether a scalar is written as null: nothing at all, ~ or null, without quotes."""
    return type(node) is Scalar and node.value in _NULLS and not node.style


class _Parser(CParser):
    """libyaml's parser and composer, with a resolver that gives every node the same tag, which nobody reads."""

    def resolve(self, kind: type, value: object, implicit: object) -> str:
        return ""

    def descend_resolver(self, node: object, index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def parse(text: str, file: SourceFile, log: Log) -> Node | None:
    """The root node of a YAML text; None, with a finding, where there is none."""
    parser = _Parser(text)
    try:
        root = parser.get_single_node()
    except yaml.YAMLError as error:
        _report(error, text, file, log)
        return None
    finally:
        parser.dispose()
    if root is None or is_null(root):
        log.error("GK109", Place(file, 1, 1), "文件是空的", "至少写一个键;可用 gongkai schema 查看应有的键")
        return None
    if "*" in text:
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(limit + 5 * _DEEPEST)
        try:
            _Aliases(file, log).prune(root)
        finally:
            sys.setrecursionlimit(limit)
    return root


class _Aliases:
    """Takes out nodes that contain themselves, or that stand for too many others; null is put in a key's place."""

    def __init__(self, file: SourceFile, log: Log) -> None:
        self.file = file
        self.log = log
        self.sizes: dict[int, int] = {}
        self.inside: set[int] = set()
        self.reported: set[int] = set()

    def prune(self, node: Node) -> int:
        """How many nodes ``node`` stands for, once what cannot be right is gone from it; libyaml bounds the depth."""
        if type(node) is Scalar:
            return 1
        known = self.sizes.get(id(node))
        if known is None:
            self.inside.add(id(node))
            if type(node) is Mapping:
                node.value = [(self._sound(key), self._sound(value)) for key, value in node.value]
                children = [child for pair in node.value for child in pair]
            else:
                node.value = [child for child in node.value if self._sound(child) is child]
                children = node.value
            self.inside.discard(id(node))
            known = self.sizes[id(node)] = 1 + sum(map(self.prune, children))
        return known

    def _sound(self, child: Node) -> Node:
        if id(child) in self.inside:
            return self._gone(child, "引用指向自己的外层,成了循环", "删去指向这里的 * 引用")
        if self.prune(child) > MAX_ALIASED:
            hint = "清单里不需要层层引用,请直接写出内容"
            return self._gone(child, f"引用展开后超过 {MAX_ALIASED} 个值,没有读取", hint)
        return child

    def _gone(self, node: Node, message: str, hint: str) -> Node:
        if id(node) not in self.reported:
            self.reported.add(id(node))
            self.log.error("GK110", Place(self.file, *mark(node)), message, hint)
        return Scalar("", "", node.start_mark, node.end_mark)


_PROBLEMS = (
    (
        "found character that cannot start any token",
        "这里的字符不能作为一个值的开头",
        "以 @、`、% 等符号开头的文字要加引号",
    ),
    (
        "mapping values are not allowed",
        "这里不能再出现冒号",
        "值里有「: 」时整个值要加引号;或检查上一行的缩进",
    ),
    ("could not find expected ':'", "这一行缺少冒号", "键后面写「: 」,冒号后留一个空格"),
    (
        "did not find expected key",
        "缩进不对,或上一项没有写完",
        "同一层的键要对齐;检查上面的引号、括号是否成对",
    ),
    ("did not find expected '-' indicator", "缩进不对,或少了「- 」", "同一列表的「-」要对齐"),
    ("did not find expected ',' or ']'", "方括号里缺少逗号,或方括号没有闭合", "各项用英文逗号隔开,末尾写 ]"),
    ("did not find expected ',' or '}'", "花括号里缺少逗号,或花括号没有闭合", "各项用英文逗号隔开,末尾写 }"),
    ("found unexpected end of stream", "引号没有闭合,文件就结束了", "检查引号是否成对"),
    ("did not find expected node content", "这里应当有一个值", "检查括号里是否多了逗号"),
    ("block sequence entries are not allowed", "这里不能写「- 」", "列表要另起一行并缩进"),
    ("block mapping", "缩进不对", "同一层的键要对齐"),
    ("found undefined alias", "引用没有对应的定义", "以 * 开头的文字要加引号"),
    ("found duplicate anchor", "同一个 & 名称用了两次", "换一个名称,或直接写出内容"),
    ("but found another document", "一个文件里有两份文档(多了一行 ---)", "删去这一行,或拆成两个文件"),
    ("unknown escape character", "双引号里的反斜杠写法不对", "改用单引号,或去掉反斜杠"),
    ("maximum nesting depth", "层次太深", "检查括号是否成对"),
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
        log.error(
            "GK105", Place(file, line, column), "用了制表符(Tab)缩进", "YAML 只能用空格缩进,请把 Tab 换成空格"
        )
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
