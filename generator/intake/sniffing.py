"""What kind of file bytes are, by what they begin with: names lie (.xls renamed .xlsx, web pages named .xls)."""

import zipfile
from io import BytesIO
from typing import Final

from generator.i18n import _
from generator.intake.container import LARGEST_FILE, broken, locked
from generator.intake.grid import UnreadableError

XLSX: Final = "xlsx"
XLS: Final = "xls"
ODS: Final = "ods"
DOCX: Final = "docx"
CSV: Final = "csv"

_ZIP: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM: Final = "WordDocument".encode("utf-16-le")
_SHEET_STREAMS: Final = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_OLD_SHEETS: Final = (b"\x09\x08", b"\x09\x04", b"\x09\x02")
_PAGES: Final = (
    b"<html",
    b"<!doctype html",
    b"<table",
    b"<?xml",
    b"<meta",
    b"<head",
    b"mime-version",
    b"<body",
    b"<style",
)
_PICTURES: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")
_MEMBERS: Final = {"xl/workbook.xml": XLSX, "xl/workbook.bin": "", "word/document.xml": DOCX, "content.xml": ODS}
_HEAD: Final = 1024 * 1024
_CALC: Final = b"application/vnd.oasis.opendocument.spreadsheet"


def kind_of(raw: bytes) -> str:
    """One of the kinds above; ``UnreadableError`` for what none of them is."""
    if not raw.strip():
        raise UnreadableError(_("The file is empty."))
    if len(raw) > LARGEST_FILE:
        message = _("The file is larger than {limit} MB. Delete the pictures in it, or split it.")
        raise UnreadableError(message.format(limit=LARGEST_FILE // 1024 // 1024))
    if raw.startswith(_ZIP):
        return _kind_of_zip(raw)
    if raw.startswith(_COMPOUND):
        return _kind_of_compound(raw)
    if raw.startswith(_OLD_SHEETS):
        return XLS
    if raw.startswith(_PICTURES):
        raise UnreadableError(_("This is a picture or a PDF, not a table. Ask for the workbook it was made from."))
    if _is_page(raw):
        message = _("This is a web page that is named like a workbook. Open it in WPS or Excel and save it as .xlsx.")
        raise UnreadableError(message)
    return CSV


def _is_page(raw: bytes) -> bool:
    head = raw[:400].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")[2:]
    return head.lstrip().lower().startswith(_PAGES)


def _kind_of_zip(raw: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(raw)) as container:
            names = set(container.namelist())
            if {"mimetype", "content.xml", "META-INF/manifest.xml"} <= names:
                return _kind_of_open_document(container)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as problem:
        raise UnreadableError(broken()) from problem
    kind = next((kind for member, kind in _MEMBERS.items() if member in names), "")
    if not kind:
        raise UnreadableError(_("This is neither a workbook nor a Word document. Save the list as .xlsx."))
    return kind


def _kind_of_open_document(container: zipfile.ZipFile) -> str:
    with container.open("META-INF/manifest.xml") as manifest, container.open("mimetype") as mimetype:
        is_locked, kind = b"encryption-data" in manifest.read(_HEAD), mimetype.read(len(_CALC))
    if is_locked:
        raise locked()
    if kind != _CALC:
        raise UnreadableError(_("This is neither a workbook nor a Word document. Save the list as .xlsx."))
    return ODS


def _kind_of_compound(raw: bytes) -> str:
    if _ENCRYPTED in raw:
        raise locked()
    if any(stream in raw for stream in _SHEET_STREAMS):
        return XLS
    if _WORD_STREAM in raw:
        raise UnreadableError(_("This is a Word document of the old form (.doc). Save it as .docx and import that."))
    raise UnreadableError(broken())
