"""Takes the cells of one record, slot by slot, and says of each what became of it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from msgspec import Struct, field

from generator.i18n import _, in_quotes
from generator.intake.account import Account, Mark, Reading, State
from generator.intake.grid import Cell
from generator.intake.headings import kinds
from generator.intake.limits import unit_in, with_unit
from generator.intake.lists import one_line, split_list
from generator.intake.numerals import narrow
from generator.intake.tables import Record
from generator.intake.words import is_nothing, read_word, read_words

Read = Callable[[str], Reading]

LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 4000
_ERRORS: Final = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")


class Filling(Struct):
    """A record on its way into an entry. ``fills`` are values for slots that the record does not have (``--fill``)."""

    record: Record
    book: str
    sheet: str
    account: Account
    fills: Mapping[str, str]
    name: str = ""
    taken: set[str] = field(default_factory=set)

    # --- cells ----------------------------------------------------------------

    def cells(self, slot: str) -> list[Cell]:
        """The cells of a slot, or what stands in for them: a cell further up, or a value for all."""
        self.taken.add(slot)
        found = self.record.cells.get(slot)
        if found:
            return found
        carried = self.record.carried.get(slot)
        if carried is not None:
            return [carried]
        if slot in self.fills:
            return [Cell(-1, -1, self.fills[slot])]
        return []

    def has(self, slot: str) -> bool:
        return bool(self.record.cells.get(slot)) or slot in self.record.carried or slot in self.fills

    def text(self, slot: str) -> str:
        """The words of a slot, without a verdict on them."""
        return "\n".join(c.text for c in self.cells(slot))

    def said(self, slot: str, cell: Cell) -> str:
        """The words of a cell, with the unit that the heading names for its numbers."""
        return with_unit(cell.text, unit_in(self.record.headings.get(slot, "")))

    # --- verdicts -------------------------------------------------------------

    def tell(self, cell: Cell, slot: str, reading: Reading) -> None:
        """Say what became of a cell that was read."""
        target = self.target(slot)
        if reading.left and cell.row < 0:
            self.account.general.append(f"--fill {kinds()[self.record.kind].names[slot]}：{reading.left}")
        if cell.row < 0:
            return
        mark = Mark(self.book, self.sheet, cell)
        if reading.left:
            self.account.tell(mark, State.LEFT_OVER, reading.left, target)
        for doubt in (*reading.doubts, *_doubts_of(cell)):
            self.account.tell(mark, State.DOUBTED, doubt, target)
        self.account.tell(mark, State.UNDERSTOOD, "", target)

    def doubt(self, slot: str, message: str) -> None:
        for cell in self.cells(slot):
            self.tell(cell, slot, Reading("", (message,)))

    def target(self, slot: str) -> str:
        return _("{field} of {name}").format(field=kinds()[self.record.kind].names[slot], name=self.name)

    # --- values ---------------------------------------------------------------

    def one(self, slot: str, read: Read) -> Any:
        """The value of a slot that has one; further cells that say something else are left over."""
        value: Any = None
        first = ""
        for cell in self.cells(slot):
            if is_nothing(cell.text):
                self.tell(cell, slot, Reading())
                continue
            if value is None:
                reading = read(self.said(slot, cell))
                value, first = reading.value, cell.text
                self.tell(cell, slot, reading)
            elif cell.text == first:
                self.tell(cell, slot, Reading(value))
            else:
                message = _("Another row of the same thing says {text} here; that was kept.")
                self.tell(cell, slot, Reading(left=message.format(text=in_quotes(first))))
        return value

    def many(self, slot: str, read: Read) -> list[Any]:
        """The values of a slot that may have several, from all its cells, each once."""
        values: list[Any] = []
        for cell in self.cells(slot):
            if is_nothing(cell.text):
                self.tell(cell, slot, Reading())
                continue
            reading = read(cell.text)
            self.tell(cell, slot, reading)
            found: Iterable[Any] = reading.value if isinstance(reading.value, list) else [reading.value]
            values += [v for v in found if v is not None and v not in values]
        return values

    def leave_rest(self) -> None:
        """What no field took is left over: no cell is passed over in silence."""
        for slot, cells in self.record.cells.items():
            if slot not in self.taken:
                for cell in cells:
                    message = _("There is no field for this here.")
                    self.tell(cell, slot, Reading(left=message))


def _doubts_of(cell: Cell) -> list[str]:
    doubts = []
    if cell.is_formula:
        doubts.append(_("This is what a formula gave when the file was saved last."))
    if any(error in cell.text for error in _ERRORS):
        doubts.append(_("The cell shows an error of the spreadsheet."))
    return doubts


# --- usual readers ------------------------------------------------------------


def line(text: str) -> Reading:
    plain = narrow(one_line(text))
    if len(plain) > LONGEST_LINE:
        message = _("This is longer than {limit} characters; shorten it.")
        return Reading(plain, (message.format(limit=LONGEST_LINE),))
    return Reading(plain)


def paragraph(text: str) -> Reading:
    plain = narrow(text)
    if len(plain) > LONGEST_TEXT:
        message = _("This is longer than {limit} characters; shorten it.")
        return Reading(plain, (message.format(limit=LONGEST_TEXT),))
    return Reading(plain)


def items(text: str) -> Reading:
    return Reading([narrow(t) for t in split_list(text)])


def word(vocabulary: str) -> Read:
    return lambda text: read_word(vocabulary, one_line(narrow(text)))


def words(vocabulary: str) -> Read:
    return lambda text: read_words(vocabulary, narrow(text))


def put(data: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Set a value inside mappings, which are made as needed; ``None`` and empty lists are no values."""
    if value is None or value in ([], {}):
        return
    for step in path[:-1]:
        data = data.setdefault(step, {})
    data[path[-1]] = value
