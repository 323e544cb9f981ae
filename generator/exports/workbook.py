"""XLSX: a unit's workbook, one sheet a table, every cell a text.

There is none of the whole city: sheets cannot be joined from finished pieces, so each change of a single power would have all the
workbook written anew, and the tables of the city open in the same programs as CSV.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from html import escape
from io import BytesIO
from typing import Final

from generator.exports import restricted
from generator.exports.places import of_unit as place_of_unit
from generator.exports.tables import TABLES, Rows
from generator.exports.workbook_frame import BOOK, CORE, CREATED, STRINGS, TITLE, Frame, frame, with_last_rows
from generator.page import Asset
from generator.public import Dossier, PublicJurisdiction

LONGEST_CELL: Final = 32_767
"""Characters (UTF-16 units) that the format holds in a cell."""
CUT: Final = "……（太长，全文见同名的 JSON 文件）"

_LEVEL: Final = 4
"""How hard to pack: twice as fast as the usual 6, and files are a thirtieth larger."""
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACE: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_UNSAYABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""Characters that XML cannot hold or would change, and what would be taken for one that was put in words."""
_BETWEEN: Final = "\ud800"
"""Half of a character: what no text has in it."""


class _Numbers(dict[str, int]):
    """The number of each text that is asked for, from 0."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number


def of_unit(dossier: Dossier, jurisdiction: PublicJurisdiction, rows: Mapping[str, Rows]) -> Asset:
    """All that is in the tables of a unit, of which ``rows`` are the records."""
    drawn = frame(jurisdiction)
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for member, text in _filled(drawn, dossier, jurisdiction, rows):
            book.writestr(copy(member), text, compresslevel=_LEVEL)
    return Asset(place_of_unit(dossier.unit.id, "xlsx"), file.getvalue())


def _filled(
    drawn: Frame, dossier: Dossier, jurisdiction: PublicJurisdiction, rows_of: Mapping[str, Rows]
) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    """The members of a unit's workbook."""
    tables = [rows_of[table.key] for table in TABLES]
    strings = _Numbers((heading, number) for number, heading in enumerate(drawn.headings))  # as in the frame
    anew = {name: sheet.filled(rows, strings) for (name, sheet), rows in zip(drawn.sheets.items(), tables, strict=True)}
    uses = sum(len(sheet.columns) for sheet in drawn.sheets.values())
    uses += sum(len(row) - row.count("") for rows in tables for row in rows)
    for member, text in drawn.members:
        if member.filename == STRINGS:
            yield member, _table_of(strings, uses)
        elif member.filename == BOOK:
            yield member, with_last_rows(text, [len(rows) for rows in tables])
        elif member.filename == CORE:
            title, day = (
                escape(restricted.title(f"{dossier.unit.name}职权数据", jurisdiction), quote=False),
                f"{dossier.latest}T00:00:00Z",
            )
            yield (
                member,
                text.replace(TITLE, title).replace(CREATED, day),
            )  # never the day of the build: equal records, equal bytes
        else:
            yield member, anew.get(member.filename, text)


def _table_of(strings: _Numbers, uses: int) -> str:
    """The table of all texts in cells, which have it numbered; ``uses`` is how many cells there are."""
    return f'{_HEAD}<sst xmlns="{_NAMESPACE}" count="{uses}" uniqueCount="{len(strings)}">{_items(strings)}</sst>'


def _items(texts: Iterable[str]) -> str:
    """The items of the table, all texts put into XML in one go."""
    joined = _BETWEEN.join(map(fitting, texts))
    said = escape(_UNSAYABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", joined), quote=False)
    return "".join(
        f"<si><t>{text}</t></si>" if text == text.strip() else f'<si><t xml:space="preserve">{text}</t></si>'
        for text in said.split(_BETWEEN)
    )


def fitting(text: str) -> str:
    """A text that fits into a cell; where it had to be cut, it says so."""
    if len(text) <= LONGEST_CELL // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) // 2 <= LONGEST_CELL:
        return text
    return units[: (LONGEST_CELL - len(CUT)) * 2].decode("utf-16-le", "ignore") + CUT
