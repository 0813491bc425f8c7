"""XML documents, and addresses as they stand in them."""

from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from gongkai.render.html.plan import Plan
from gongkai.render.html.text import fit


def document(root: Element) -> bytes:
    """The document of ``root``, each element on a line; characters that XML cannot carry are U+FFFD."""
    ElementTree.indent(root, "")
    text = ElementTree.tostring(root, encoding="unicode")
    return fit(f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n').encode()


def child(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """A new element in ``parent``."""
    element = ElementTree.SubElement(parent, tag, attributes)
    element.text = text
    return element


def where(plan: Plan, address: str, root: str = "") -> str:
    """The whole web address of a page or file; relative, by way of ``root``, where the site has no known place."""
    permanent = plan.permanent(address)
    return uri(permanent) if permanent else root + address


def uri(address: str) -> str:
    """A web address in the letters of RFC 3986: a Chinese name of a host, or of a folder, has others."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return _quoted(address)
    rest = urlunsplit(parts._replace(scheme="", netloc=""))
    return f"{parts.scheme}://{_host(parts.netloc)}{_quoted(rest)}"


@lru_cache
def _host(name: str) -> str:
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return _quoted(name)


def _quoted(text: str) -> str:
    return quote(text, safe="%:/?#[]@!$&'()*+,;=~", errors="replace")
