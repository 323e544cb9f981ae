"""CSV: RFC 4180 with CRLF, in UTF-8 behind a byte order mark, by which office programs know it."""

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any, Final

from generator.exports.columns import Table
from generator.page import Asset

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def joined(place: str, table: Table[Any], pieces: Iterable[bytes]) -> Asset:
    """The file at ``place``: the headings, then the lines of all ``pieces`` in their order."""
    return Asset(place, b"".join([BOM_UTF8, lines([table.headings]), *pieces]))


def lines(rows: Iterable[Sequence[str]]) -> bytes:
    """The lines of records, of which ``rows`` are the cells."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def harmless(cell: str) -> str:
    """A cell that no program takes for a formula: an apostrophe stands before what would be one."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
