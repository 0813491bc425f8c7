"""The workbook as bytes that know nothing of the clock: openpyxl stamps the time of saving into them."""

from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

WRITER = "gongkai"
"""Who saved the file, as its properties say: an import knows by it that the lines of a cell are its entries."""

_SOME_DAY = date(2000, 1, 1)
_SYSTEM = 3  # what the zip says of the system it was made on: the same on all


def stamp(day: str) -> datetime:
    """The time that the file carries: ``day``, or a fixed one if that is no date that a zip file can hold."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        found = _SOME_DAY
    return datetime.combine(found if 1980 <= found.year < 2108 else _SOME_DAY, time())


def pack(book: Workbook, title: str, creator: str, made: datetime) -> bytes:
    """``book`` with its document properties, as the bytes of a file that was made at ``made``."""
    properties = book.properties
    properties.title, properties.creator, properties.lastModifiedBy = title, creator, WRITER
    properties.created = properties.modified = made
    saved = BytesIO()
    ExcelWriter(book, ZipFile(saved, "w", ZIP_STORED)).save()  # book.save() sets properties.modified
    return _repacked(ZipFile(saved), made)


def _repacked(saved: ZipFile, made: datetime) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in saved.namelist():
            entry = ZipInfo(name, made.timetuple()[:6])
            entry.compress_type, entry.create_system = ZIP_DEFLATED, _SYSTEM
            archive.writestr(entry, saved.read(name))
    return buffer.getvalue()
