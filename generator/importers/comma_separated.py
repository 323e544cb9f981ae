"""CSV and tab-separated text: in UTF-8 (with or without its mark), UTF-16 or GB 18030, between commas, tabs or semicolons."""

import csv
import io
from typing import Final

from generator.i18n import _
from generator.intake.grid import (
    LONGEST_TEXT,
    MOST_CELLS,
    Book,
    Cell,
    UnreadableError,
    clean,
    make_sheet,
    too_many_cells,
)

_BYTE_ORDER: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_SEPARATORS: Final = ",\t;，|"


def read(raw: bytes, name: str) -> Book:
    text = decode(raw)
    cells: list[Cell] = []
    csv.field_size_limit(LONGEST_TEXT * 4)
    try:
        for row, line in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))):
            cells += [Cell(row, column, clean(value)) for column, value in enumerate(line) if clean(value)]
            if len(cells) > MOST_CELLS:
                raise too_many_cells(name)
    except csv.Error as problem:
        message = _("The text cannot be split into cells. Open it in WPS or Excel and save it as .xlsx.")
        raise UnreadableError(message) from problem
    return Book(name, (make_sheet("", cells),))


def decode(raw: bytes) -> str:
    """The text in one of the encodings that office programs save; ``UnreadableError`` for another."""
    for mark, encoding in _BYTE_ORDER.items():
        if raw.startswith(mark):
            return _decoded(raw, encoding)
    if b"\0" in raw[:4000]:
        return _decoded(raw, "utf-16-le" if raw[1:2] == b"\0" or b"\0" in raw[1:4000:2] else "utf-16-be")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(raw, "gb18030")


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as problem:
        message = _("The text is in none of the encodings UTF-8, UTF-16 and GB 18030. Save it as .xlsx.")
        raise UnreadableError(message) from problem


def _separator(text: str) -> str:
    """What stands between cells: what the first lines have most of."""
    head = text[:4000]
    return max(_SEPARATORS, key=head.count)
