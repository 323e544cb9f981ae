"""How high the rows of worksheets have to be for all their text to show, without any font.

Excel works heights out when it opens a workbook, LibreOffice does not: it shows one line and cuts the rest off.
"""

import re
from collections.abc import Sequence
from io import BytesIO
from itertools import repeat
from math import ceil
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

_USUAL: Final = 11.0
"""Points of the font that widths of columns are counted in."""
_EM: Final = 2.1
"""Digits of that font that a Chinese glyph of it is as wide as."""
_MARGIN: Final = 1.5
_LEADING: Final = 1.36
_HIGHEST: Final = 409.0
"""Points; the format holds no more."""
ON_SCREEN: Final = 150.0
"""Points beyond which a row hides those below it on a screen."""
_FIXED: Final = re.compile(rb'(<row [^>]*) customHeight="1"')


def row_height(
    texts: Sequence[str], widths: Sequence[float], points: float = _USUAL, highest: float = _HIGHEST
) -> float | None:
    """The height in points of a row of wrapped ``texts`` in columns that are ``widths`` digits wide; nothing for a single line."""
    return row_heights([texts], widths, points, highest)[0]


def row_heights(
    rows: Sequence[Sequence[str]], widths: Sequence[float], points: float = _USUAL, highest: float = _HIGHEST
) -> list[float | None]:
    """The height of each of ``rows``; a text that comes again in a column is measured once."""
    if not rows:
        return []
    columns = [_lines_of(column, wide, points) for column, wide in zip(zip(*rows, strict=True), widths, strict=True)]
    lines = list(map(max, zip(repeat(1, len(rows)), *filter(None, columns), strict=True)))
    heights = {n: min(highest, round(n * points * _LEADING + 2, 1)) if n > 1 else None for n in set(lines)}
    return [heights[n] for n in lines]


def rows_may_grow(workbook: bytes) -> bytes:
    """An .xlsx file of XlsxWriter whose rows grow with what is typed into them, although their heights are set."""
    file = BytesIO()
    with ZipFile(BytesIO(workbook)) as drawn, ZipFile(file, "w", ZIP_DEFLATED) as made:
        for member in drawn.infolist():
            content = drawn.read(member)
            is_sheet = member.filename.startswith("xl/worksheets/sheet")
            made.writestr(member, _FIXED.sub(rb"\1", content) if is_sheet else content)
    return file.getvalue()


def _lines_of(column: Sequence[str], wide: float, points: float) -> Sequence[int]:
    """How many lines each text of a column takes; nothing where none takes more than one."""
    room = max(1.0, (wide - _MARGIN) / _EM * _USUAL / points)
    lines = {text: _lines(text, room) for text in set(column)}
    return [lines[text] for text in column] if max(lines.values()) > 1 else []


def _lines(text: str, room: float) -> int:
    """Glyphs are as wide as the national standard gives them bytes: much quicker than glyph by glyph."""
    if "\n" in text:
        return sum(ceil(len(line) / 2 / room) or 1 for line in text.encode("gb18030", "replace").split(b"\n"))
    return 1 if len(text) <= room else ceil(len(text.encode("gb18030", "replace")) / 2 / room)
