"""A record of a risk table as a risk with its controls, and what it is a risk of."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from generator.i18n import _, in_quotes
from generator.intake.account import Reading
from generator.intake.bases import read_bases
from generator.intake.dates import read_date
from generator.intake.filling import Filling, Read, line, paragraph, put, word, words
from generator.intake.headings import normal
from generator.intake.known import Data, Known
from generator.intake.lists import one_line, split_list
from generator.intake.numerals import narrow
from generator.intake.offices import read_department, read_post
from generator.intake.powers import read_focus
from generator.wording import are_alike

_LONGEST_NAME: Final = 40

SIMPLE: Final[Mapping[str, tuple[tuple[str, ...], Read]]] = {
    "layer": (("layer",), word("layer")),
    "dimension": (("dimension",), word("dimension")),
    "behaviour": (("behaviour",), paragraph),
    "consequence": (("consequence",), paragraph),
    "nature": (("nature",), word("nature")),
    "power_held": (("factors", "power_held"), word("powerHeld")),
    "likelihood": (("factors", "likelihood"), word("likelihood")),
    "harm": (("factors", "harm"), word("harm")),
    "discretion": (("factors", "discretion"), word("discretionWidth")),
    "self_level": (("rating", "self"), word("riskLevel")),
    "reviewed_level": (("rating", "reviewed"), word("riskLevel")),
    "level": (("rating", "final"), word("riskLevel")),
    "rated": (("rating", "date"), read_date),
    "note": (("internal", "notes"), paragraph),
}


def read_risk(filling: Filling, known: Known, find_rule: Callable[[str], str | None]) -> Data:
    """The fields of a risk that its record gives."""
    data: Data = {}
    name = filling.one("name", line)
    for slot, (path, read) in SIMPLE.items():
        put(data, path, filling.one(slot, read))
    if not name and data.get("behaviour"):
        name = _begin(data["behaviour"])
        filling.doubt("behaviour", _("There is no name for the risk; it was named after how this begins."))
    put(data, ("name",), name)
    department = filling.one("department", lambda t: read_department(known, t))
    put(data, ("post",), filling.one("post", lambda t: read_post(known, t, department)))
    put(data, ("breaches",), filling.many("breaches", lambda t: read_bases(known, t)))
    put(data, ("found_by",), filling.many("found_by", words("foundBy")))
    put(data, ("focus_field",), filling.one("focus_field", lambda t: _first(read_focus(known, t))))
    put(data, ("controls",), _controls(filling, known, department, find_rule))
    for cell in filling.cells("lead"):
        filling.tell(cell, "lead", Reading(left=_("Controls name one owner; the leader in charge was not taken in.")))
    return data


def read_subject(
    filling: Filling, data: Data, known: Known, powers: Mapping[str, str], unit_level: bool
) -> Data | None:
    """What the risk is a risk of, as ``{"power": id}``; nothing where that is not said. ``powers`` are ids by name and code."""
    found = filling.one("power", lambda text: _power(text, powers))
    if found:
        return {"power": found}
    layer = data.get("layer")
    department = filling.one("department", lambda t: read_department(known, t))
    if layer == "unit" or (unit_level and not department and not data.get("post")):
        return {"unit": True}
    if department and (layer == "department" or not data.get("post")):
        return {"department": department}
    return {"post": data["post"]} if data.get("post") else None


def _power(text: str, powers: Mapping[str, str]) -> Reading:
    plain = narrow(one_line(text))
    found = powers.get(normal(plain))
    if found:
        return Reading(found)
    near = next((name for name in powers if are_alike(name, normal(plain))), None)
    if near:
        message = _("No power is called {text}; the one called {near} was taken.")
        return Reading(powers[near], (message.format(text=in_quotes(plain), near=in_quotes(near)),))
    return Reading(left=_("No power of this unit is called {text}.").format(text=in_quotes(plain)))


def _controls(
    filling: Filling, known: Known, department: str | None, find_rule: Callable[[str], str | None]
) -> list[Data]:
    """A control for each measure; owner, kind and rule of its row, else those of the record."""
    controls: list[Data] = []
    rows = [cell.row for cell in filling.cells("measure")]
    others: Mapping[str, tuple[str, Callable[[str], Reading]]] = {
        "control_kind": ("kind", word("ruleKind")),
        "owner": ("owner", lambda t: read_post(known, t, department)),
        "frequency": ("frequency", line),
        "deadline": ("deadline", read_date),
        "rule": ("rule", lambda t: _rule(t, find_rule)),
    }
    found = {slot: _by_row(filling, slot, read) for slot, (_field, read) in others.items()}
    for cell in filling.cells("measure"):
        measures = [narrow(m) for m in split_list(cell.text)]
        filling.tell(cell, "measure", Reading(measures))
        for measure in measures:
            control: Data = {"measure": measure}
            for slot, (field, _read) in others.items():
                value = found[slot].get(cell.row)
                if value is None:
                    value = next((v for r, v in found[slot].items() if r not in rows or r == rows[0]), None)
                put(control, (field,), value)
            controls.append(control)
    return controls


def _by_row(filling: Filling, slot: str, read: Callable[[str], Reading]) -> dict[int, Any]:
    values: dict[int, Any] = {}
    for cell in filling.cells(slot):
        reading = read(cell.text)
        filling.tell(cell, slot, reading)
        if reading.value is not None:
            values[cell.row] = reading.value
    return values


def _rule(text: str, find_rule: Callable[[str], str | None]) -> Reading:
    name = narrow(one_line(text)).strip("《》 ")
    found = find_rule(name)
    if found:
        return Reading(found)
    return Reading(left=_("The rule library has no rule {name}.").format(name=in_quotes(name)))


def _first(reading: Reading) -> Reading:
    value = reading.value
    return Reading(value[0], reading.doubts, reading.left) if isinstance(value, list) and value else reading


def _begin(text: str) -> str:
    """The first clause of a text, as a name."""
    first = split_list(text)[0] if split_list(text) else text
    for stop in "。；;，,":
        first = first.partition(stop)[0] or first
    return first[:_LONGEST_NAME]
