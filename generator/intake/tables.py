"""Finds tables in grids: rows of headings wherever they stand, records below them, and what surrounds them.

A record is what stands in one row, or in the rows over which its name is merged. Rows that hold a single text over the whole
width are sections or notes; rows that sum up are totals.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from generator.intake.grid import Cell, Sheet
from generator.intake.headings import Match, Slots, guess, kinds, match, normal

_DEEPEST: Final = 3
"""Rows of headings over each other; the lists that were seen have at most two."""
_FEWEST: Final = 2
_TOTAL: Final = re.compile(r"^(合计|总计|小计|共计|总数)")
_NOTE: Final = re.compile(
    r"^(备注|注|说明|填表说明|填表人|填报人|审核人|联系人|制表|填报单位|填报日期|审核|日期)[:：\d]?"
)
_LONGEST_HEADING: Final = 30
_ANSWERED: Final = re.compile(r"^[^:：（(]{2,}(?:[（(][^）)]*[）)])?[:：]\s*[^\s（(]")

NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "power": ("name", "main_item"),
    "risk": ("name", "behaviour"),
    "rule": ("title",),
    "post": ("name",),
    "department": ("name",),
}
"""The slots that name a record: the first of them that a table has."""
_SECOND: Final[Mapping[str, tuple[str, ...]]] = {"power": ("risk",), "post": ("risk",)}
"""Kinds whose columns may stand in a table of another kind, to the right of it."""
CARRIED: Final[Mapping[str, frozenset[str]]] = {
    "power": frozenset({"category", "department", "unit"}),
    "risk": frozenset({"power", "department", "unit", "post", "dimension"}),
    "rule": frozenset({"owner", "unit", "kind"}),
    "post": frozenset({"department", "unit"}),
    "department": frozenset(),
}
"""Slots that people write once for the rows that follow."""


class Column(Struct, frozen=True):
    """``heading`` is what stands over it, joined; ``cells`` are the cells that it comes from. ``match`` is nothing for a column
    that no slot knows."""

    index: int
    heading: str
    cells: tuple[Cell, ...]
    kind: str
    match: Match | None


class Record(Struct):
    """The cells of one thing by slot, in order; ``carried`` are slots whose cell stands further up, with the empty spot;
    ``headings`` are the words over the last column of a slot."""

    kind: str
    rows: list[int]
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    carried: dict[str, Cell] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    parts: "list[Record]" = field(default_factory=list)
    """What of another kind stands in the same rows: the risks of a power."""

    def first(self, slot: str) -> Cell | None:
        found = self.cells.get(slot)
        return found[0] if found else self.carried.get(slot)


class Table(Struct):
    """``unknown`` are cells below headings that no slot knows, ``sections`` and ``totals`` cells of such rows, ``notes`` cells
    around the records."""

    sheet: Sheet
    kind: str
    columns: tuple[Column, ...]
    headings: range
    records: list[Record] = field(default_factory=list)
    unknown: list[tuple[Column, Cell]] = field(default_factory=list)
    sections: list[Cell] = field(default_factory=list)
    totals: list[tuple[Cell, int]] = field(default_factory=list)
    notes: list[Cell] = field(default_factory=list)
    repeated: list[Cell] = field(default_factory=list)
    last_full_row: int = -1

    def naming(self, kind: str) -> tuple[int, ...]:
        """The columns that name the records of ``kind`` in this table."""
        for slot in NAMES[kind]:
            found = tuple(c.index for c in self.columns if c.kind == kind and c.match and c.match.slot == slot)
            if found:
                return found
        return ()


def find_tables(sheet: Sheet) -> list[Table]:
    """The tables of a sheet from the top down; what stands above the first one and is in none belongs to no table."""
    rows = sorted({row for (row, _column), cell in sheet.cells.items() if cell.text})
    by_row: dict[int, list[Cell]] = {row: [] for row in rows}
    for (row, _column), cell in sorted(sheet.cells.items()):
        if cell.text:
            by_row[row].append(cell)
    last_full_row = max((row for row, cells in by_row.items() if len(cells) >= _FEWEST), default=-1)
    tables: list[Table] = []
    skip_to = -1
    for row in rows:
        if row < skip_to:
            continue
        found = _heading_at(sheet, row, by_row)
        if found and tables and _same_headings(tables[-1], found):
            tables[-1].repeated += [c for r in found.headings for c in by_row.get(r, [])]
            skip_to = found.headings.stop
        elif found:
            found.last_full_row = last_full_row
            tables.append(found)
            skip_to = found.headings.stop
        elif tables:
            _take_row(tables[-1], row, by_row[row])
    for table in tables:
        _split_off(table)
    return tables


def _same_headings(table: Table, other: Table) -> bool:
    return [(c.index, c.heading) for c in table.columns] == [(c.index, c.heading) for c in other.columns]


# --- headings -----------------------------------------------------------------


def _heading_at(sheet: Sheet, row: int, by_row: Mapping[int, Sequence[Cell]]) -> Table | None:
    """The table whose headings begin in ``row``."""
    cells = by_row[row]
    if len(cells) < _FEWEST or _is_total(cells) or any(_is_no_heading(c.text) for c in cells):
        return None
    best: tuple[tuple[int, int, int], Table] | None = None
    for depth in range(1, _depth(sheet, row, by_row) + 1):
        stacks = _stacks(sheet, row, depth)
        for slots in kinds().values():
            columns = tuple(_columns(slots, stacks))
            score = _score(slots, columns)
            if score and (best is None or score > best[0]):
                best = score, Table(sheet, slots.kind, columns, range(row, row + depth))
    if best is None:
        return None
    table = best[1]
    table.columns = tuple(_guessed(table.kind, column) for column in table.columns)
    return table


def _is_no_heading(text: str) -> bool:
    """Whether a text is too long for a heading, or answers what it asks: 填报时间：2026年3月."""
    return len(text) > _LONGEST_HEADING or _ANSWERED.search(text) is not None


def _guessed(kind: str, column: Column) -> Column:
    """A column whose heading is not known, under the known one that it is nearly the same as."""
    texts = tuple(c.text.replace("\n", "") for c in column.cells)
    return column if column.match else replace(column, match=guess(kinds()[kind], texts))


def _depth(sheet: Sheet, row: int, by_row: Mapping[int, Sequence[Cell]]) -> int:
    """How many rows the headings may fill: more than one where one is merged over columns, or over rows, or a row below says
    more precisely what an empty spot's neighbour began."""
    depth = 1
    while depth < _DEEPEST and row + depth in by_row:
        above, below = by_row[row + depth - 1], by_row[row + depth]
        spanned = any(sheet.anchors.get((row + depth, c.column)) for c in by_row[row])
        wide = any(sheet.anchors.get((c.row, c.column + 1)) == (c.row, c.column) for c in above)
        short = all(len(c.text) <= _LONGEST_HEADING for c in below)
        gaps = {c.column for c in below} - {c.column for c in above}
        if not short or not (spanned or wide or gaps):
            break
        depth += 1
    return depth


def _stacks(sheet: Sheet, row: int, depth: int) -> dict[int, tuple[Cell, ...]]:
    """The heading cells over each column, from the top, each once."""
    columns = {c for (r, c) in sheet.cells if row <= r < row + depth}
    columns |= {c for (r, c) in sheet.anchors if row <= r < row + depth}
    stacks: dict[int, tuple[Cell, ...]] = {}
    for column in sorted(columns):
        found = dict.fromkeys(c for r in range(row, row + depth) if (c := sheet.at(r, column)) and c.text)
        if found:
            stacks[column] = tuple(found)
    if depth > 1:
        _spread(stacks, row)
    return stacks


def _spread(stacks: dict[int, tuple[Cell, ...]], row: int) -> None:
    """Where merging was lost (in CSV), a heading reaches over the empty spots at its right that have a lower heading."""
    upper: Cell | None = None
    for column, stack in sorted(stacks.items()):
        if stack[0].row == row:
            upper = stack[0]
        elif upper is not None:
            stacks[column] = (upper, *stack)


def _columns(slots: Slots, stacks: Mapping[int, tuple[Cell, ...]]) -> Iterator[Column]:
    """Columns with their slots. A slot may be filled twice; columns beyond this kind are tried as another."""
    for index, cells in stacks.items():
        texts = tuple(c.text.replace("\n", "") for c in cells)
        kind, found = slots.kind, match(slots, texts)
        for second in _SECOND.get(slots.kind, ()):
            other = match(kinds()[second], texts)
            if other and not found:
                kind, found = second, other
        yield Column(index, "/".join(texts), cells, kind, found)


def _score(slots: Slots, columns: Sequence[Column]) -> tuple[int, int, int] | None:
    """How well headings fit a kind; nothing where this is no row of headings."""
    known = {c.match.slot for c in columns if c.match and c.kind == slots.kind}
    certain = {c.match.slot for c in columns if c.match and c.match.certain and c.kind == slots.kind}
    telling = certain & slots.telling
    named = not known.isdisjoint(NAMES[slots.kind])
    foreign = sum(1 for c in columns if c.match and c.kind != slots.kind)
    if not telling or len(known) < _FEWEST or not named or len(known) + foreign < len(columns) * 0.4:
        return None
    understood = sum(1 for c in columns if c.match)
    return understood, len(telling) * 2 + len(certain), len({c.cells for c in columns})


# --- rows ---------------------------------------------------------------------


def _take_row(table: Table, row: int, cells: Sequence[Cell]) -> None:
    if _is_total(cells):
        table.totals += [(c, len(table.records)) for c in cells]
        return
    inside = {c.index: c for c in table.columns}
    texts = [c for c in cells if c.column in inside]
    if len(cells) == 1 and _stands_alone(table, cells[0]):
        is_note = _NOTE.match(cells[0].text) or len(cells[0].text) > _LONGEST_HEADING or row > table.last_full_row
        (table.notes if is_note else table.sections).append(cells[0])
        return
    if (
        cells
        and _NOTE.match(cells[0].text)
        and len(cells) <= len(table.columns) / 2
        and not _names(table, row, table.kind)
    ):
        table.notes += cells
        return
    table.notes += [c for c in cells if c.column not in inside]
    if texts:
        _add(table, row)


def _stands_alone(table: Table, cell: Cell) -> bool:
    """Whether a row's only cell is no value of its column: merged over several columns, or in the column of serial numbers, or
    numbered as a section is."""
    across = table.sheet.anchors.get((cell.row, cell.column + 1)) == (cell.row, cell.column)
    column = next((c for c in table.columns if c.index == cell.column), None)
    is_serial = column is not None and column.match is not None and column.match.slot == "serial"
    is_name = cell.column in table.naming(table.kind)
    covered = any((cell.row, c.index) in table.sheet.anchors for c in table.columns if c.index != cell.column)
    return across or column is None or (is_serial and not cell.text.isdigit()) or (not is_name and not covered)


def _is_total(cells: Sequence[Cell]) -> bool:
    return any(_TOTAL.match(normal(c.text)) for c in cells[:2])


def _names(table: Table, row: int, kind: str) -> Cell | None:
    """The cell that names what stands in a row."""
    seen = (table.sheet.at(row, column) for column in table.naming(kind))
    return next((cell for cell in seen if cell and cell.text), None)


def _add(table: Table, row: int) -> None:
    """Add a row to the record that it belongs to, or begin another."""
    name = _names(table, row, table.kind)
    if table.records and (name is None or name.row < row):
        table.records[-1].rows.append(row)
    else:
        table.records.append(Record(table.kind, [row]))


def _split_off(table: Table) -> None:
    """Fill the records of a table with their cells, once all rows are known."""
    carried: dict[str, Cell] = {}
    headings = {c.match.slot: c.heading for c in table.columns if c.match and c.kind == table.kind}
    unknown: dict[Cell, Column] = {}
    for record in table.records:
        for row in record.rows:
            for column in table.columns:
                cell = table.sheet.at(row, column.index)
                if cell is None or not cell.text:
                    continue
                if column.match is None:
                    unknown.setdefault(cell, column)
                elif column.kind == table.kind:
                    _put(record, column.match.slot, cell)
                else:
                    _put(_part(table, record, column.kind, row), column.match.slot, cell)
        record.headings = headings
        _carry(record, carried)
    table.unknown = [(column, cell) for cell, column in unknown.items()]


def _put(record: Record, slot: str, cell: Cell) -> None:
    found = record.cells.setdefault(slot, [])
    if all(cell is not known for known in found):
        found.append(cell)


def _part(table: Table, record: Record, kind: str, row: int) -> Record:
    """The part of another kind in a row: the last one, unless the row begins another."""
    name = _names(table, row, kind)
    last = next((p for p in reversed(record.parts) if p.kind == kind), None)
    if last is not None and (row in last.rows or name is None or name.row < row):
        if row not in last.rows:
            last.rows.append(row)
        return last
    part = Record(kind, [row])
    record.parts.append(part)
    return part


def _carry(record: Record, carried: dict[str, Cell]) -> None:
    for slot in CARRIED[record.kind]:
        if slot in record.cells:
            carried[slot] = record.cells[slot][-1]
        elif slot in carried:
            record.carried[slot] = carried[slot]


def section_text(cell: Cell) -> str:
    """What a section's heading names, without its number and its count."""
    text = unicodedata.normalize("NFKC", cell.text).replace(" ", "")
    text = re.sub(r"^[(]?[一二三四五六七八九十0-9]+[)]?[、.．,]?", "", text)
    return re.sub(r"[(（:：—-].*$", "", text).removesuffix("类").strip()
