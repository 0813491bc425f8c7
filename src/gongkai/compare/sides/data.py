"""directory.json as one side: what a file lacks is not compared, what has the wrong form is told by its path."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from gongkai.compare.model import COMPARED, SINGLE, Gone, Row, Side
from gongkai.compare.normal import clean, lines
from gongkai.compare.sides.directory import row_of, side_of
from gongkai.compare.sides.errors import SideError
from gongkai.model.directory import Audience, Basis, Body, Directory, Item, LeftOut, Owner, TimeLimit

T = TypeVar("T")

_TYPES: dict[type, str] = {dict: "对象 {…}", list: "列表 […]", str: "文本"}


def data_side(path: Path, label: str) -> Side:
    """The directory in the JSON file at ``path``."""
    try:
        value = json.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SideError(f"{label} 不是 UTF-8 文本,不是 gongkai build 写的 directory.json") from error
    except json.JSONDecodeError as error:
        raise SideError(
            f"{label} 不是完整的 JSON(第 {error.lineno} 行第 {error.colno} 列读不下去);重新 gongkai build"
        ) from error
    except RecursionError as error:
        raise SideError(f"{label} 的 JSON 嵌套太深,不是 gongkai build 写的 directory.json") from error
    return _Reader(label).side(value)


class _Reader:
    """Reads values, and says which of them has the wrong form."""

    def __init__(self, label: str) -> None:
        self._label = label

    def side(self, value: object) -> Side:
        whole = self._of(dict, value, "最外层")
        if "items" not in whole:
            raise SideError(
                f"{self._label} 里没有 items,不是 gongkai build 写的目录;要比较的是 data/directory.json"
            )
        government = self._of(dict, whole.get("government") or {}, "government")
        directory = Directory(
            name=self._text(government, "name", "government."),
            level=self._text(government, "level", "government."),
            code=self._text(government, "code", "government."),
            portal=self._text(government, "portal", "government."),
            hotline=self._text(government, "hotline", "government."),
            edition=self._text(whole, "edition"),
            date=self._text(whole, "date"),
            departments=self._each(whole, "departments", "", self._department),
            left_out=self._each(whole, "left_out", "", self._left_out),
        )
        side = side_of(directory, self._label)
        known = {*government, *(whole.keys() & {"edition", "date"})}
        known |= {"phones"} if "departments" in whole else set()
        header = {key: value for key, value in side.header.items() if key in known}
        rows, gone = self._each(whole, "items", "", self._row), self._each(whole, "gone", "", self._gone)
        return Side(self._label, header, rows, side.reasons, tuple(gone))

    def _row(self, value: object, where: str) -> Row:
        raw = self._of(dict, value, where)
        base = f"{where}."
        row = row_of(
            Item(
                code=self._text(raw, "code", base),
                domain=self._text(raw, "domain", base),
                category=self._text(raw, "category", base),
                name=self._text(raw, "name", base),
                content=self._each(raw, "content", base, self._line),
                basis=self._each(raw, "basis", base, self._basis),
                time_limit=TimeLimit(self._time_limit(raw, base)),
                owner=self._each(raw, "owner", base, self._owner),
                method=self._each(raw, "method", base, self._line),
                channels=self._each(raw, "channels", base, self._line),
                audience=self._each(raw, "audience", base, self._audience),
                levels=self._each(raw, "levels", base, self._line),
            )
        )
        values = {element: row.values[element] for element in COMPARED if element in raw}
        return Row(
            row.code, row.domain, row.category if "category" in raw else None, row.name, values, row.exact
        )

    def _gone(self, value: object, where: str) -> Gone:
        raw, base = self._of(dict, value, where), f"{where}."
        values = self._of(dict, raw.get("values") or {}, f"{base}values")
        read = {name: self._values(values, name, f"{base}values.") for name in COMPARED if name in values}
        code, domain, name, since, reason = (
            self._text(raw, key, base) for key in ("code", "domain", "name", "since", "reason")
        )
        category = None if raw.get("category") is None else clean(self._text(raw, "category", base))
        row = Row(clean(code), clean(domain), category, clean(name), read, code)
        return Gone(row, clean(since), clean(reason))

    def _values(self, raw: dict[str, Any], element: str, base: str) -> tuple[str, ...]:
        single = element in SINGLE
        return lines(
            [self._text(raw, element, base)] if single else self._each(raw, element, base, self._line)
        )

    def _basis(self, value: object, where: str) -> Basis:
        raw, base = self._of(dict, value, where), f"{where}."
        return Basis(
            self._text(raw, "title", base),
            self._text(raw, "number", base) or None,
            tuple(self._each(raw, "articles", base, self._line)),
            version=self._text(raw, "version", base) or None,
            quoted=raw.get("quoted") is not False,
        )

    def _time_limit(self, raw: dict[str, Any], base: str) -> str:
        return self._text(self._of(dict, raw.get("time_limit") or {}, f"{base}time_limit"), "text", base)

    def _owner(self, value: object, where: str) -> Owner:
        return Owner(self._text(self._of(dict, value, where), "name", f"{where}."))

    def _audience(self, value: object, where: str) -> Audience:
        raw = self._of(dict, value, where)
        return Audience(self._text(raw, "kind", f"{where}."), self._text(raw, "who", f"{where}.") or None)

    def _department(self, value: object, where: str) -> Body:
        raw = self._of(dict, value, where)
        return Body(self._text(raw, "name", f"{where}."), self._text(raw, "phone", f"{where}."))

    def _left_out(self, value: object, where: str) -> LeftOut:
        raw = self._of(dict, value, where)
        code, domain, category, name, step, reason = (
            self._text(raw, key, f"{where}.")
            for key in ("code", "domain", "category", "name", "step", "reason")
        )
        return LeftOut(code, domain, category, name, step, reason)

    def _line(self, value: object, where: str) -> str:
        return self._of(str, value, where)

    def _each(self, raw: dict[str, Any], key: str, base: str, read: Callable[[object, str], T]) -> list[T]:
        values = self._of(list, raw.get(key) or [], f"{base}{key}")
        return [read(value, f"{base}{key}[{index}]") for index, value in enumerate(values)]

    def _text(self, raw: dict[str, Any], key: str, base: str = "") -> str:
        value = raw.get(key)
        return "" if value is None else self._of(str, value, f"{base}{key}")

    def _of(self, cls: type[T], value: object, where: str) -> T:
        if not isinstance(value, cls):
            raise SideError(
                f"{self._label}:{where} 应当是{_TYPES[cls]},不是目录数据;重新 gongkai build,或检查是不是拿错了文件"
            )
        return value
