"""Source files as text, by the YAML library: keys in their order, short lists on one line, comments between entries."""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def dumped(value: Mapping[str, Any] | list[Any]) -> str:
    """``value`` as block YAML whose innermost lists and mappings stand on one line where they fit."""
    text: str = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=110
    )
    return text


def section(key: str, entries: Iterable[Mapping[str, Any]]) -> str:
    """A list of entries below ``key``; nothing where there are none."""
    listed = [dict(entry) for entry in entries]
    return "\n" + dumped({key: listed}) if listed else ""


def comments(lines: Iterable[str]) -> str:
    """Lines of comment, each on a line of its own."""
    return "".join("# " + " ".join(line.split()) + "\n" for line in lines)
