"""PDF by Typst: data in, pages out, and no character that is printed as an empty box."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from gongkai.phrases.text import is_date
from gongkai.render.html.text import fit
from gongkai.render.printing import fonts
from gongkai.render.printing.errors import PdfError

_STANDARD: Final = "a-2b"
"""PDF for archives (ISO 19005-2): with it a character that no font has is an error, and no empty box."""

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Characters of which every font may make what it likes: a surname here, a flower there."""


def typeset(template: Path, data: dict[str, Any], day: str | None, where: Callable[[str], str]) -> bytes:
    """The PDF that ``template`` makes of ``data``: texts stay data, so that none of them is taken for markup.

    The fonts of this machine come in as ``fonts``. ``day`` (2026-11-01) is when the file says it was made: never the
    clock's. ``where`` names the place of a text for the reader. Raises ``PdfError`` where the machine has no Chinese
    font, or none that has some character.
    """
    import typst

    given = json.dumps(_fit(data) | {"fonts": fonts.chosen(fonts.families())}, ensure_ascii=False)
    if private := "".join(dict.fromkeys(_PRIVATE.findall(given))):
        raise PdfError(f"「{where(private[0])}」里有自造字,没有通用的字体:{_points(private)}。{_REMEDY}")
    try:
        result = typst.compile(
            template.read_bytes(),
            format="pdf",
            sys_inputs={"data": given},
            pdf_standards=[_STANDARD],
            timestamp=datetime.fromisoformat(day if day and is_date(day) else "2000-01-01").replace(
                tzinfo=UTC
            ),
        )
    except typst.TypstError as error:
        raise PdfError(_explained(error.message, where)) from error
    assert isinstance(result, bytes)
    return result


def _fit(value: Any) -> Any:
    """``value`` with U+FFFD for every unfit character of its texts."""
    if isinstance(value, str):
        return fit(value)
    if isinstance(value, dict):
        return {name: _fit(part) for name, part in value.items()}
    return [_fit(part) for part in value] if isinstance(value, list | tuple) else value


_REMEDY = "装有这个字的字体(思源宋体、Noto CJK;生僻字用「天珩全字库」),或者换一个写法;不要 PDF 的,加 --no-pdf"


def _explained(message: str, where: Callable[[str], str]) -> str:
    """What Typst says, for somebody who prints a notice."""
    quoted = re.search(r'text `"(.+?)"` (?:could not|cannot)', message, re.S)
    if quoted is None:
        return f"PDF 排不出来:{message.strip()};加 --no-pdf 用浏览器打印,并把这句话报告给 gongkai 的维护者"
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda escaped: chr(int(escaped[1], 16)), quoted[1])
    return f"「{where(text)}」里有字没有字体:{_points(text)}。{_REMEDY}"


def _points(text: str) -> str:
    return "、".join(f"{char}(U+{ord(char):04X})" for char in dict.fromkeys(text) if not char.isspace())
