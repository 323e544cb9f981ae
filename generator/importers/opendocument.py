"""ODS (OpenDocument 1.2 and later, ISO/IEC 26300): repeated rows and cells, spans, annotations and formulas."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from msgspec import Struct, field

from generator.intake.container import broken, open_container, read_member, remarks_on
from generator.intake.grid import MOST_CELLS, Book, Cell, Sheet, Span, UnreadableError, clean, make_sheet

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def read(raw: bytes, name: str) -> Book:
    from defusedxml import ElementTree  # noqa: PLC0415  # only who imports waits for it

    with open_container(raw) as container:
        remarks = tuple(remarks_on(container))
        content = read_member(container, "content.xml")
    try:
        top = ElementTree.parse(BytesIO(content), forbid_dtd=True).getroot()
    except (ElementTree.ParseError, ValueError) as problem:
        raise UnreadableError(broken()) from problem
    return Book(name, tuple(_sheet(table) for table in top.iter(f"{_TABLE}table")), remarks)


class _Sheet(Struct):
    cells: list[Cell] = field(default_factory=list)
    merged: list[Span] = field(default_factory=list)


def _sheet(table: Any) -> Sheet:
    made = _Sheet()
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        times = int(line.get(f"{_TABLE}number-rows-repeated", "1"))
        found = list(_cells_of(line))
        for _again in range(times if found else 0):
            _add(made, row, found)
            row += 1
            if len(made.cells) > MOST_CELLS:
                break
        row += 0 if found else times
    return make_sheet(table.get(f"{_TABLE}name", ""), made.cells, made.merged)


def _add(made: _Sheet, row: int, found: list[tuple[int, Any]]) -> None:
    for column, element in found:
        made.cells.append(_cell(row, column, element))
        down = int(element.get(f"{_TABLE}number-rows-spanned", "1"))
        across = int(element.get(f"{_TABLE}number-columns-spanned", "1"))
        if down > 1 or across > 1:
            made.merged.append((row, column, row + down - 1, column + across - 1))


def _cells_of(line: Any) -> Iterator[tuple[int, Any]]:
    """The cells of a row that hold anything, with their columns."""
    column = 0
    for element in line:
        if element.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            continue
        times = int(element.get(f"{_TABLE}number-columns-repeated", "1"))
        if len(element) and element.tag == f"{_TABLE}table-cell":
            for shift in range(min(times, MOST_CELLS + 1)):
                yield column + shift, element
        column += times


def _cell(row: int, column: int, element: Any) -> Cell:
    comment = "\n".join(_text(p) for note in element.iter(f"{_OFFICE}annotation") for p in note.iter(f"{_TEXT}p"))
    text = "\n".join(_text(p) for p in element.findall(f"{_TEXT}p"))
    date = element.get(f"{_OFFICE}date-value", "")
    return Cell(row, column, clean(date[:10] or text), clean(comment), element.get(f"{_TABLE}formula") is not None)


def _text(paragraph: Any) -> str:
    """The text of a paragraph, with the spaces and line breaks that are elements."""
    parts = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif child.tag in {f"{_TEXT}s", f"{_TEXT}tab"}:
            parts.append(" ")
        else:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
