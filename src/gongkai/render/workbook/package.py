"""The parts of the file, and the zip that holds them; nothing in it knows of the clock."""

from datetime import date, datetime, time
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gongkai.render.workbook.sheet import HEADER_ROWS
from gongkai.render.workbook.styles import styles_xml

_SOME_DAY = date(2000, 1, 1)
_SYSTEM = 3  # what the zip says of the system it was made on: the same on all

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def stamp(day: str) -> datetime:
    """The time that the file carries: ``day``, or a fixed one if that is no date that a zip file can hold."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        found = _SOME_DAY
    return datetime.combine(found if 1980 <= found.year < 2108 else _SOME_DAY, time())


def pack(sheets: dict[str, str], title: str, creator: str, made: datetime) -> bytes:
    """The file that holds ``sheets`` (XML by name) and the document properties."""
    paths = [f"worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    parts = {
        "[Content_Types].xml": _content_types(paths),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _properties(title, creator, made),
        "xl/workbook.xml": _workbook(list(sheets)),
        "xl/_rels/workbook.xml.rels": _relations(
            *((f"{_OFFICE}/worksheet", path) for path in paths), (f"{_OFFICE}/styles", "styles.xml")
        ),
        "xl/styles.xml": styles_xml(),
        **{f"xl/{path}": xml for path, xml in zip(paths, sheets.values(), strict=True)},
    }
    return _zip(parts, made)


def _content_types(paths: list[str]) -> str:
    kinds = {
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "xl/workbook.xml": f"{_SPREADSHEET}.sheet.main+xml",
        "xl/styles.xml": f"{_SPREADSHEET}.styles+xml",
        **{f"xl/{path}": f"{_SPREADSHEET}.worksheet+xml" for path in paths},
    }
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind in kinds.items())
        + "</Types>"
    )


def _relations(*relations: tuple[str, str]) -> str:
    entries = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(entries)}</Relationships>'


def _properties(title: str, creator: str, made: datetime) -> str:
    when = f'xsi:type="dcterms:W3CDTF">{made.isoformat()}Z'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(creator)}</dc:creator>"
        f"<dcterms:created {when}</dcterms:created><dcterms:modified {when}</dcterms:modified>"
        "</cp:coreProperties>"
    )


def _workbook(names: list[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, 1)
    )
    titles = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{number}">'
        f"'{escape(name)}'!{HEADER_ROWS}</definedName>"
        for number, name in enumerate(names)
    )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{sheets}</sheets><definedNames>{titles}</definedNames></workbook>"
    )


def _zip(parts: dict[str, str], made: datetime) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for path, xml in parts.items():
            entry = ZipInfo(path, made.timetuple()[:6])
            entry.compress_type, entry.create_system = ZIP_DEFLATED, _SYSTEM
            archive.writestr(entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}')
    return buffer.getvalue()
