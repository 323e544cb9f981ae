"""What Excel, WPS and LibreOffice ask of a workbook or a document (ECMA-376, parts 1 and 2), where they refuse or repair what is not so."""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import pairwise
from typing import Final
from xml.etree import ElementTree as ET

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OF_SHEETS: Final = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "autoFilter", "mergeCells",
    "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter",
    "drawing", "legacyDrawing", "tableParts",
)  # fmt: skip
"""Parts of a worksheet in the order of CT_Worksheet (part 1, 18.3.1.99)."""
_LONGEST: Final = {"formula1": 255, "prompt": 255, "error": 255, "promptTitle": 32, "errorTitle": 32}
"""Characters in a data validation (18.3.1.32)."""


def _read(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314  # what the program wrote


def faults(file: bytes) -> list[str]:
    """Everything that is against the rules, in words."""
    with zipfile.ZipFile(BytesIO(file)) as packed:
        names = packed.namelist()
        members = {name: packed.read(name) for name in names}
    found = [f"{name} stands there twice" for name in set(names) if names.count(name) > 1]
    found += _of_package(members)
    found += _of_workbook(members) if "xl/workbook.xml" in members else _of_document(members)
    return found


# --- packages -------------------------------------------------------------------


def _of_package(members: Mapping[str, bytes]) -> Iterator[str]:
    types = _read(members["[Content_Types].xml"])
    endings = {t.get("Extension", "").lower() for t in types if t.tag.endswith("Default")}
    parts = {t.get("PartName", "").removeprefix("/") for t in types if t.tag.endswith("Override")}
    yield from (f"{part} has a type and is not there" for part in parts - members.keys())
    for name, content in members.items():
        if name != "[Content_Types].xml" and name not in parts and name.rpartition(".")[2].lower() not in endings:
            yield f"{name} has no type"
        if name.endswith((".xml", ".rels", ".vml")):
            _read(content)
        if name.endswith(".rels"):
            yield from _of_relations(name, content, members)


def _of_relations(name: str, content: bytes, members: Mapping[str, bytes]) -> Iterator[str]:
    base = posixpath.dirname(posixpath.dirname(name))
    relations = list(_read(content))
    ids = [r.get("Id") for r in relations]
    if len(set(ids)) != len(ids):
        yield f"{name} has an Id twice"
    for relation in relations:
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            yield f"{name} leads outside: {target}"
        elif posixpath.normpath(posixpath.join(base, target)).lstrip("/") not in members:
            yield f"{name} leads to {target}, which is not there"


# --- workbooks ------------------------------------------------------------------


def _of_workbook(members: Mapping[str, bytes]) -> Iterator[str]:
    book = _read(members["xl/workbook.xml"])
    names = [sheet.get("name", "") for sheet in book.iter(f"{_MAIN}sheet")]
    yield from _of_names(names)
    for defined in book.iter(f"{_MAIN}definedName"):
        yield from _unknown_sheets(defined.text or "", names)
    for name, content in members.items():
        if name.startswith("xl/worksheets/sheet"):
            yield from (f"{name}: {fault}" for fault in _of_sheet(_read(content), names))
    strings = _read(members["xl/sharedStrings.xml"])
    longest = max((_characters("".join(text.itertext())) for text in strings), default=0)
    if longest > 32_767:
        yield f"a text has {longest} characters"


def _characters(text: str) -> int:
    """How many UTF-16 units a text has, whose unsayable characters are put in words."""
    return len(re.sub("_x[0-9A-F]{4}_", "?", text).encode("utf-16-le")) // 2


def _of_names(names: list[str]) -> Iterator[str]:
    if len({name.casefold() for name in names}) != len(names):
        yield f"two sheets are called the same: {names}"
    for name in names:
        if not 0 < len(name) <= 31 or re.search(r"[\[\]:*?/\\]|^'|'$", name) or name.casefold() == "history":
            yield f"no sheet can be called {name}"


def _of_sheet(sheet: ET.Element, names: list[str]) -> Iterator[str]:
    tags = [part.tag.removeprefix(_MAIN) for part in sheet]
    if tags != sorted(tags, key=_OF_SHEETS.index):
        yield f"parts in another order: {tags}"
    yield from (
        f"a formula in {cell.get('r')}" for cell in sheet.iter(f"{_MAIN}c") if cell.find(f"{_MAIN}f") is not None
    )
    yield from (f"{cell.get('r')} is no text" for cell in sheet.iter(f"{_MAIN}c") if cell.get("t") not in {"s", None})
    rows = [int(row.get("r", "0")) for row in sheet.iter(f"{_MAIN}row")]
    if rows != sorted(set(rows)):
        yield "rows in another order"
    for row in sheet.iter(f"{_MAIN}row"):
        if float(row.get("ht", "15")) > 409:
            yield f"row {row.get('r')} is too high"
    yield from (f"column {c.attrib} is too wide" for c in sheet.iter(f"{_MAIN}col") if float(c.get("width", "0")) > 255)
    for rule in sheet.iter(f"{_MAIN}dataValidation"):
        said = {key: rule.get(key, "") for key in _LONGEST} | {"formula1": rule.findtext(f"{_MAIN}formula1", "")}
        yield from (f"{key} is too long: {text}" for key, text in said.items() if len(text) > _LONGEST[key])
        yield from _unknown_sheets(said["formula1"], names)
    for link in sheet.iter(f"{_MAIN}hyperlink"):
        yield from _unknown_sheets(link.get("location", ""), names)


def _unknown_sheets(reference: str, names: list[str]) -> Iterator[str]:
    for quoted, plain in re.findall(r"(?:'((?:[^']|'')+)'|([^'!,\s]+))!", reference):
        if (quoted.replace("''", "'") or plain) not in names:
            yield f"{reference} names a sheet that is not there"


# --- documents ------------------------------------------------------------------


def _of_document(members: Mapping[str, bytes]) -> Iterator[str]:
    body = _read(members["word/document.xml"])[0]
    styles = {s.get(f"{_WORD}styleId") for s in _read(members["word/styles.xml"]).iter(f"{_WORD}style")}
    if [part.tag for part in body].index(f"{_WORD}sectPr") != len(body) - 1:
        yield "the section's settings do not come last"
    for tag in ("pStyle", "rStyle", "tblStyle"):
        for used in body.iter(f"{_WORD}{tag}"):
            if used.get(f"{_WORD}val") not in styles:
                yield f"there is no style {used.get(f'{_WORD}val')}"
    for table in body.iter(f"{_WORD}tbl"):
        columns = len(list(table.iter(f"{_WORD}gridCol")))
        for row in table.iter(f"{_WORD}tr"):
            cells = row.findall(f"{_WORD}tc")
            if len(cells) != columns:
                yield f"a row has {len(cells)} cells in {columns} columns"
            yield from ("a cell does not end with a paragraph" for cell in cells if cell[-1].tag != f"{_WORD}p")
    for before, after in pairwise(body):
        if before.tag == after.tag == f"{_WORD}tbl":
            yield "two tables run together"
