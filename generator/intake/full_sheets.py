"""Workbooks that hold a unit's entries whole, to be edited and taken in again: their sheets, made of the schemas, and both ways
between entries and rows.

A sheet holds one kind's own values, or one of its lists; its name is the schema's titles (职权·申请材料). A row begins with the
entry's identifier and, in a list, with the place in it (2, or 2.1 for the first item of the second). Headings are the titles of
the fields on the way, joined with ``/``. Nothing else than these sheets is read so; a test holds both ways together.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from msgspec import Struct

from generator import schema
from generator.blanks import is_blank
from generator.diagnostics import Trail
from generator.i18n import _, in_quotes
from generator.intake.account import Account, Mark, Reading, State
from generator.intake.grid import Book, Cell, Sheet
from generator.intake.limits import read_limit
from generator.intake.words import NO, YES
from generator.kinds import FLOW, POWER, RISKS, RULES, UNIT, Kind, is_slug

ID: Final = "文件标识"
"""The identifier in the path of the entry's file, or the unit's own; the schemas have titles 标识 of their own."""
ROW: Final = "行"
KINDS: Final = (UNIT, POWER, FLOW, RISKS, RULES)
_JOINT: Final = "·"
_STEP: Final = "/"
_BREAK: Final = "⏎"
"""Stands for a line break inside one of several texts in a cell."""
_UNITS: Final = {"workday": "个工作日", "day": "个自然日", "hour": "个小时"}
_ONE: Final = ("text", "slug", "number", "yes_no", "word", "limit")


class FullColumn(Struct, frozen=True):
    """``path`` leads to the value inside a row's item. ``form`` is text, lines (one a line), slug, slugs, word, words, number,
    yes_no or limit; ``words`` are the values of an enumeration by name. ``meaning`` is the schema's help."""

    heading: str
    path: tuple[str, ...]
    form: str
    meaning: str
    is_required: bool
    words: Mapping[str, Any]


class FullSheet(Struct, frozen=True):
    """``trail`` leads to the list whose items are the rows, with 0 for every item on the way; nothing for an entry's own values."""

    kind: Kind
    name: str
    trail: Trail
    columns: tuple[FullColumn, ...]

    @property
    def headings(self) -> list[str]:
        return [ID, *([ROW] if self.trail else []), *(c.heading for c in self.columns)]


@cache
def sheets() -> tuple[FullSheet, ...]:
    """Every sheet, in the order of a workbook."""
    return tuple(sheet for kind in KINDS for sheet in _sheets(kind, (), (str(schema.load(kind.schema)["title"]),)))


def rows(sheet: FullSheet, own: str, entry: Mapping[str, Any]) -> Iterator[list[str]]:
    """The rows of an entry on a sheet; an empty text for what it does not say."""
    for place, item in _items(entry, sheet.trail):
        cells = [_written(c, _at(item, c.path)) for c in sheet.columns]
        if sheet.trail or any(cells):
            yield [own, *([".".join(map(str, place))] if sheet.trail else []), *cells]


def misfit(kind: Kind, value: Any, trail: Trail = ()) -> Trail | None:
    """Where an entry is not of the schema's shape, so that sheets would lose what it says; marks for what is still to be filled in
    fit anywhere."""
    node = schema.describe(kind, trail)
    if is_blank(value):
        return None
    if node.get("type") == "object":
        if not isinstance(value, Mapping) or (_is_limit(node) and not _is_written_limit(value)):
            return trail
        inside = [(*trail, name) for name in value]
        strange = next((place for place in inside if place[-1] not in node["properties"]), None)
        return strange or next((m for p in inside if (m := misfit(kind, value[p[-1]], p)) is not None), None)
    if node.get("type") == "array":
        if not isinstance(value, list):
            return trail
        return next((m for i, item in enumerate(value) if (m := misfit(kind, item, (*trail, i))) is not None), None)
    return trail if isinstance(value, Mapping) or (isinstance(value, list) and node.get("type") == "string") else None


def _is_limit(node: Mapping[str, Any]) -> bool:
    return set(node["properties"]) == {"value", "unit"}


def _is_written_limit(value: Mapping[str, Any]) -> bool:
    return set(value) == {"value", "unit"} and (value["unit"] in _UNITS or any(map(is_blank, value.values())))


def find(sheet: Sheet) -> FullSheet | None:
    """The full sheet that a sheet of a workbook is: by its name, and by headings none of which is strange."""
    known = next((s for s in sheets() if s.name == sheet.name), None)
    if known is None:
        return None
    headings = [c.text for c in _heading_cells(sheet)]
    return known if headings and headings[0] == ID and set(headings) <= set(known.headings) else None


def read(books: Sequence[Book], account: Account) -> dict[tuple[Kind, str], dict[str, Any]]:
    """The entries that full sheets tell, by kind and identifier."""
    entries: dict[tuple[Kind, str], dict[str, Any]] = {}
    lists: list[tuple[Trail, tuple[Kind, str], tuple[int, ...], dict[str, Any]]] = []
    for book in books:
        for sheet in book.sheets:
            known = find(sheet)
            if known is None:
                continue
            for own, place, item in _read_rows(book, sheet, known, account):
                if known.trail:
                    lists.append((known.trail, (known.kind, own), place, item))
                else:
                    entries.setdefault((known.kind, own), {}).update(item)
    places: dict[tuple[Trail, tuple[Kind, str], tuple[int, ...]], tuple[int, ...]] = {}
    counts: Counter[tuple[Trail, tuple[Kind, str], tuple[int, ...]]] = Counter()
    for trail, key, place, item in sorted(lists, key=lambda one: (len(one[0]), one[2])):
        above = places.get((_around(trail), key, place[:-1])) if place[1:] else ()
        if above is not None:  # where rows were deleted, those below them go with them, and the rest closes up
            counts[trail, key, above] += 1
            places[trail, key, place] = here = (*above, counts[trail, key, above])
            _insert(entries.setdefault(key, {}), trail, here, item)
    return entries


# --- sheets -------------------------------------------------------------------


def _sheets(kind: Kind, trail: Trail, titles: tuple[str, ...]) -> Iterator[FullSheet]:
    columns: list[FullColumn] = []
    inner: list[tuple[Trail, str]] = []
    _collect(kind, trail, (), (), columns, inner, required=True)
    yield FullSheet(kind, _JOINT.join(titles), trail, tuple(columns))
    for path, title in inner:
        yield from _sheets(kind, path, (*titles, title))


def _collect(  # noqa: PLR0917  # a walk that calls itself
    kind: Kind, trail: Trail, path: tuple[str, ...], titles: tuple[str, ...],
    columns: list[FullColumn], inner: list[tuple[Trail, str]], *, required: bool,
) -> None:  # fmt: skip
    base = (*trail, 0) if trail else trail
    node = schema.describe(kind, (*base, *path))
    for name in node.get("properties", {}):
        here = (*base, *path, name)
        child = schema.describe(kind, here)
        title = str(child.get("title", name))
        is_required = required and name in node.get("required", ())
        inside = schema.describe(kind, (*here, 0)) if child.get("type") == "array" else {}
        if inside.get("type") == "object":
            inner.append((here, title))
        elif child.get("type") == "object" and not _is_limit(child):
            _collect(kind, trail, (*path, name), (*titles, title), columns, inner, required=is_required)
        else:
            meaning = str(child.get("description", ""))
            form, words = _form(child, inside)
            columns.append(FullColumn(_STEP.join((*titles, title)), (*path, name), form, meaning, is_required, words))


def _form(node: Mapping[str, Any], inside: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    of = inside or node
    several = bool(inside)
    if "enum" in of:
        return "words" if several else "word", dict(zip(of["enumDescriptions"], of["enum"], strict=True))
    if node.get("type") == "object":
        return "limit", {}
    if isinstance(node.get("type"), list):
        return "next", {}
    if node.get("type") in {"integer", "boolean"}:
        return ("number" if node["type"] == "integer" else "yes_no"), {}
    is_slug_field = str(of.get("pattern", "")).startswith("^[a-z0-9]+(-[a-z0-9]+)*")
    return ("slugs" if several else "slug") if is_slug_field else ("lines" if several else "text"), {}


# --- out ----------------------------------------------------------------------


def _items(entry: Mapping[str, Any], trail: Trail) -> Iterator[tuple[tuple[int, ...], Any]]:
    """The items of the list at ``trail``, with their places counted from 1; the entry itself for none."""
    found: list[tuple[tuple[int, ...], Any]] = [((), entry)]
    for step in trail:
        if step == 0:
            found = [((*p, i), item) for p, value in found for i, item in enumerate(value, start=1)]
        else:
            found = [(p, v[step]) for p, v in found if isinstance(v, Mapping) and step in v]
    if trail:
        found = [((*p, i), item) for p, value in found for i, item in enumerate(value, start=1)]
    yield from found


def _at(item: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        if not isinstance(item, Mapping) or step not in item:
            return None
        item = item[step]
    return item


def _written(column: FullColumn, value: Any) -> str:
    if value is None:
        return ""
    if column.form == "limit" and isinstance(value, Mapping):
        open_ = next((str(part) for part in value.values() if is_blank(part)), "")
        return open_ or f"{value['value']}{_UNITS[value['unit']]}"
    names = {v: n for n, v in column.words.items()}
    if column.form in {"lines", "slugs", "words"}:
        return "\n".join(str(names.get(v, v)).strip().replace("\n", _BREAK) for v in value)
    if column.form == "next":
        return value if isinstance(value, str) else "\n".join(value)
    if column.form == "yes_no" and isinstance(value, bool):
        return "是" if value else "否"
    return str(names.get(value, value))


# --- in -----------------------------------------------------------------------


def _heading_cells(sheet: Sheet) -> list[Cell]:
    return [cell for (row, _column), cell in sorted(sheet.cells.items()) if row == 0 and cell.text]


def _read_rows(
    book: Book, sheet: Sheet, known: FullSheet, account: Account
) -> Iterator[tuple[str, tuple[int, ...], dict[str, Any]]]:
    columns = {c.heading: c for c in known.columns}
    headings = {c.column: c.text for c in _heading_cells(sheet)}
    by_row: dict[int, dict[str, Cell]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        mark = Mark(book.name, sheet.name, cell)
        if row == 0:
            account.tell(mark, State.UNDERSTOOD, "", _("heading"))
        elif column in headings and cell.text:
            by_row.setdefault(row, {})[headings[column]] = cell
    for cells in by_row.values():
        own, place = cells.get(ID), cells.get(ROW)
        numbers = _place(place.text if place else "")
        fits = own is not None and is_slug(own.text) and (not known.trail or len(numbers) == _depth(known.trail))
        item: dict[str, Any] = {}
        for heading, cell in cells.items():
            mark = Mark(book.name, sheet.name, cell)
            if not fits:
                account.tell(mark, State.LEFT_OVER, _("This row has no identifier, or no place in its list."))
            elif heading in columns:
                reading = _value(columns[heading], cell.text)
                state = State.LEFT_OVER if reading.left else State.DOUBTED if reading.doubts else State.UNDERSTOOD
                account.tell(
                    mark, state, "；".join((reading.left, *reading.doubts)).strip("；"), f"{known.name} {heading}"
                )
                if not reading.left:
                    _set(item, columns[heading].path, reading.value)
            else:
                account.tell(mark, State.UNDERSTOOD, "", heading)
        if fits and own is not None:
            yield own.text, numbers, item


def _place(text: str) -> tuple[int, ...]:
    return tuple(int(p) for p in text.split(".")) if text and all(p.isdigit() for p in text.split(".")) else ()


def _around(trail: Trail) -> Trail:
    """The list whose items hold the list at ``trail``."""
    return trail[: len(trail) - 1 - trail[::-1].index(0)]


def _depth(trail: Trail) -> int:
    return trail.count(0) + 1


def _value(column: FullColumn, text: str) -> Reading:
    if is_blank(text):
        return Reading(_open(column, text), (_("This is still to be filled in."),))
    parts = [p.replace(_BREAK, "\n") for p in text.split("\n") if p.strip()]
    strange = next(
        (p for p in (parts if column.form == "words" else [text]) if column.words and p not in column.words), None
    )
    if strange is not None:
        said = _("{text} is none of: {choices}.")
        return Reading(left=said.format(text=in_quotes(strange), choices="、".join(column.words)))
    if column.form in _ONE:
        return _single(column, text)
    if column.form == "words":
        return Reading([column.words[p] for p in parts])
    slugs = [p.split(" ")[0] for p in parts]
    if column.form == "next":
        return Reading(slugs[0] if len(slugs) == 1 else slugs)
    return Reading(slugs if column.form == "slugs" else parts)


def _open(column: FullColumn, mark: str) -> Any:
    """A mark for what is still to be filled in as it stands in a file."""
    if column.form == "limit":
        return {"value": mark, "unit": mark}
    return [mark] if column.form in {"lines", "slugs", "words"} else mark


def _single(column: FullColumn, text: str) -> Reading:
    if column.form == "word":
        return Reading(column.words[text])
    if column.form == "limit":
        reading = read_limit(text)
        return Reading(reading.value, (), reading.left)
    if column.form == "number":
        return (
            Reading(int(text))
            if text.isascii() and text.isdigit()
            else Reading(left=_("{text} is no number.").format(text=in_quotes(text)))
        )
    if column.form == "yes_no":
        if text in YES | NO:
            return Reading(text in YES)
        return Reading(left=_("{text} is neither yes nor no.").format(text=in_quotes(text)))
    return Reading(text.split(" ", maxsplit=1)[0] if column.form == "slug" else text)


def _set(item: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for step in path[:-1]:
        item = item.setdefault(step, {})
    item[path[-1]] = value


def _insert(entry: dict[str, Any], trail: Trail, place: tuple[int, ...], item: dict[str, Any]) -> None:
    """Append an item to the list at ``trail``, inside the items that the first numbers of its place name."""
    target: Any = entry
    numbers = list(place[:-1])
    for i, step in enumerate(trail):
        is_last = i == len(trail) - 1
        if step == 0:
            number = numbers.pop(0)
            if number > len(target):
                return
            target = target[number - 1]
        else:
            target = target.setdefault(step, [] if is_last or trail[i + 1] == 0 else {})
    target.append(item)
