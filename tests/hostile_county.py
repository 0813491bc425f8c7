"""A county whose every field says what should not be trusted; made from the model, so that new fields come too."""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from itertools import count
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import yaml

from gongkai.model import board as b
from gongkai.model import government as g
from gongkai.model import guideline as n
from gongkai.model.elements import Elements

CODE = "window.__pwned = true; alert(1)"

FLAVOURS = {
    "script": f"</script><script>{CODE}</script><img src=x onerror='{CODE}'>",
    "attribute": f"\" onmouseover='{CODE}' autofocus onfocus=\"{CODE}\" x='&quot;&#39;]]>--><!--",
    "link": f"javascript:{CODE}//",
    "template": "{{ 7*7 }}{% raw %}${7*7}%00%s\\u003c\\",
    "direction": "甲\u202e乙\u2066丙\u200f丁\u2028戊\U0001f469\u200d\U0001f33e\x07",
    "long": "".join(chr(0x4E00 + n % 3_000) for n in range(9_000)) + "w" * 1_000,
}
"""Name to the text that stands in every field of the county."""

DOMAIN, KEPT, EXCLUDED = "50", "50-01-01", "50-01-02"

_EMBLEM = (
    f"<svg xmlns='http://www.w3.org/2000/svg' onload='{CODE}' viewBox='0 0 9 9'><script>{CODE}</script></svg>"
)

_Value = Any
_Fixed = dict[tuple[type, str], Callable[[str, int], _Value]]

_FIXED: _Fixed = {
    # what decides whether the rest is read at all
    (g.Government, "level"): lambda text, number: "县级",
    (g.Manifest, "parent"): lambda text, number: None,
    (g.Manifest, "permissions"): lambda text, number: ["powers.yaml"],
    (g.Manifest, "services"): lambda text, number: ["services.yaml"],
    (g.Manifest, "laws"): lambda text, number: ["laws.yaml"],
    (g.GuidelineChoice, "paths"): lambda text, number: ["guideline.yaml"],
    (g.GuidelineChoice, "include"): lambda text, number: [DOMAIN, "扶贫"],
    (g.DomainExclusion, "domain"): lambda text, number: "扶贫",
    (g.Manifest, "date"): lambda text, number: "2026-11-01",
    (g.SiteSettings, "url"): lambda text, number: "https://www.yunling.example/目录/",
    (g.Theme, "emblem"): lambda text, number: "emblem.svg",
    (g.Theme, "templates"): lambda text, number: None,
    (b.BoardSettings, "paper"): lambda text, number: "a4",
    (b.BoardSettings, "show_from"): lambda text, number: "2026-11-10",
    (b.BoardSettings, "show_until"): lambda text, number: None,
    (b.BoardSettings, "channels"): lambda text, number: ["政府网站"],
    (b.BoardSettings, "levels"): lambda text, number: ["县级"],
    (b.BoardSettings, "domains"): lambda text, number: [DOMAIN],
    (b.BoardSettings, "items"): lambda text, number: [],
    (b.BoardSettings, "data"): lambda text, number: [],
    (b.EventDate, "date"): lambda text, number: "2026-11-01",
    (b.EventDate, "item"): lambda text, number: KEPT,
    (b.HolidayYear, "year"): lambda text, number: "2027",
    (b.HolidayYear, "off"): lambda text, number: ["2027-01-01"],
    (b.HolidayYear, "work"): lambda text, number: [],
    (n.Guideline, "code"): lambda text, number: DOMAIN,
    (n.GuidelineItem, "code"): lambda text, number: (KEPT, EXCLUDED)[number],
    (n.GuidelineItem, "only_with_power"): lambda text, number: False,
    # what a text has to hit
    (g.Adjustment, "item"): lambda text, number: [KEPT],
    (g.Adjustment, "split"): lambda text, number: [],
    (g.Adjustment, "remove"): lambda text, number: None,
    (g.Exclusion, "item"): lambda text, number: [EXCLUDED],
    (g.Extension, "powers"): lambda text, number: ["行政许可"],
    (g.PortalColumn, "item"): lambda text, number: [KEPT],
    (g.PortalColumn, "domain"): lambda text, number: DOMAIN,
    (g.Power, "type"): lambda text, number: "行政许可",
    (g.Power, "items"): lambda text, number: [],
    (g.Service, "items"): lambda text, number: [],
    # several values, of which one keeps the item in the directory
    (Elements, "levels"): lambda text, number: ["县级", text],
    (Elements, "channels"): lambda text, number: ["政府网站", f"其他:{text}"],
    (Elements, "audience"): lambda text, number: ["全社会", f"特定群体:{text}"],
    (Elements, "content"): lambda text, number: [text, "农民和残疾人要看的信息"],
    (Elements, "method"): lambda text, number: ["主动公开", text],
}


def write(folder: Path, flavour: str, items: int, previous: str | None = None) -> Path:
    """Write the files of the county, with so many entries in each list; its manifest comes back."""
    maker = _Maker(flavour, items)
    folder.mkdir(parents=True)
    manifest = maker.make(g.Manifest) | {"previous": previous}
    files = {
        "county": manifest,
        "powers": maker.make(g.PowerList),
        "services": maker.make(g.ServiceList),
        "laws": maker.make(n.Laws),
        "guideline": maker.make(n.Guideline),
    }
    for name, value in files.items():
        text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100_000)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "emblem.svg").write_text(_EMBLEM, encoding="utf-8")
    return folder / "county.yaml"


class _Maker:
    """Makes the values of one flavour."""

    def __init__(self, flavour: str, items: int) -> None:
        self.flavour = flavour
        self.items = items
        self.numbers: dict[type, count[int]] = {}

    def make(self, cls: type) -> dict[str, _Value]:
        """A mapping with every field of the class ``cls``."""
        number = next(self.numbers.setdefault(cls, count()))
        hints = get_type_hints(cls)
        return {field.name: self._field(cls, field.name, hints[field.name], number) for field in fields(cls)}

    def _field(self, cls: type, name: str, annotation: Any, number: int) -> _Value:
        for owner in cls.__mro__:
            if fixed := _FIXED.get((owner, name)):
                return fixed(self._text(number), number)
        return self._value(annotation, number)

    def _value(self, annotation: Any, number: int) -> _Value:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin in (types.UnionType, Union):
            return self._value(arguments[0], number)
        if origin is list:
            several = is_dataclass(arguments[0])
            return [self._value(arguments[0], number) for _ in range(self.items if several else 1)]
        if origin is dict:
            return {self._text(number): self._value(arguments[1], number)}
        if is_dataclass(annotation):
            return self.make(annotation)  # type: ignore[arg-type]
        return True if annotation is bool else self._text(number)

    def _text(self, number: int) -> str:
        return f"{self.flavour}{number or ''}"
