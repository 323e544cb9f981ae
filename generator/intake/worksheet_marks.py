"""What a worksheet of an .xlsx file says beside its values: merged areas, formulas, and how much there is of it.

One walk in expat over the part's bytes, which counts before any library makes an object of each cell. A sheet of 1,048,576 rows
that are only formatted is read in a second; one of millions of cells is refused.
"""

import re
import zipfile
from typing import Final
from xml.parsers import expat

from msgspec import Struct, field

from generator.intake.container import broken
from generator.intake.grid import MOST_CELLS, Span, UnreadableError, too_many_cells

_CHUNK: Final = 256 * 1024
_AREA: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
_MOST_EMPTY: Final = MOST_CELLS * 4


class Marks(Struct):
    """``formulas`` are addresses; ``rows`` counts the rows that the part lists, empty ones too; ``hides`` says that rows or
    columns are hidden."""

    merged: list[Span] = field(default_factory=list)
    formulas: set[str] = field(default_factory=set)
    rows: int = 0
    cells: int = 0
    hides: bool = False


def look_over(container: zipfile.ZipFile, part: str, name: str) -> Marks:
    """The marks of the worksheet in ``part``; ``UnreadableError`` where it has too many cells."""
    marks = Marks()
    address = ""

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal address
        if tag == "c":
            address = attributes.get("r", "")
            marks.cells += 1
            if marks.cells > _MOST_EMPTY:
                raise too_many_cells(name)
        elif tag in {"row", "col"}:
            marks.rows += tag == "row"
            marks.hides |= attributes.get("hidden") in {"1", "true"}
        elif tag == "f":
            marks.formulas.add(address)
        elif tag == "mergeCell":
            span = area(attributes.get("ref", ""))
            if span:
                marks.merged.append(span)

    parser = expat.ParserCreate(namespace_separator=None)
    parser.StartElementHandler = begin
    try:
        with container.open(part) as opened:
            while chunk := opened.read(_CHUNK):
                parser.Parse(chunk)
            parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile, KeyError, OSError, EOFError, ValueError) as problem:
        raise UnreadableError(broken()) from problem
    return marks


def area(reference: str) -> Span | None:
    """The area that ``A1:C3`` names."""
    found = _AREA.fullmatch(reference)
    if not found:
        return None
    left, top, right, bottom = found.groups()
    return int(top) - 1, _column(left), int(bottom or top) - 1, _column(right or left)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
