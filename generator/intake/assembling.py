"""Makes entries of tables: finds again what the catalogue has, names what is new, and says of every cell what became of it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct, field

from generator.blanks import MARK
from generator.i18n import _, in_quotes
from generator.intake import full_sheets
from generator.intake.account import Account, Mark, Reading, State
from generator.intake.filling import Filling, put
from generator.intake.flows import first_flow, stages_of_duties
from generator.intake.grid import Book, Sheet
from generator.intake.headings import kinds, normal
from generator.intake.known import Data, Known
from generator.intake.laws import law_drafts
from generator.intake.placeholders import complete
from generator.intake.powers import read_power, stages_of
from generator.intake.risks import read_risk, read_subject
from generator.intake.slugs import slug_of
from generator.intake.tables import NAMES, Table, find_tables, section_text
from generator.intake.unit_parts import read_department_entry, read_post_entry, read_rule
from generator.intake.words import read_word
from generator.kinds import FLOW, POWER, RISKS, RULES, UNIT, Kind, is_slug

_ORDER: Final = ("department", "post", "rule", "power", "risk")
"""What is read first is known to what is read after it."""
_TITLE: Final = re.compile("清单|目录|一览|台[帐账]|汇总|登记|统计|名单|制度库|信息表|[表册]$|附件")
_COUNTED: Final = {POWER: "power", RISKS: "risk", RULES: "rule", UNIT: "post", FLOW: "flow"}
_LISTS: Final = {RISKS: "risks", RULES: "rules", UNIT: "posts"}
_OF_FLOWS: Final = ("stage_department", "stage_post", "stage_limit", "stage_gate")
_COUNT: Final = re.compile(r"[0-9]+")
_UNASSIGNED: Final = "unassigned"


class Found(Struct, frozen=True):
    """A table in its place."""

    book: Book
    sheet: Sheet
    table: Table


class Import(Struct):
    """What an import makes: ``drafts`` are the fields of entries by path, complete but for what people keep in the file already."""

    known: Known
    fills: Mapping[str, Mapping[str, str]]
    account: Account = field(default_factory=Account)
    drafts: dict[str, tuple[Kind, Data]] = field(default_factory=dict)
    assumed: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    absent: dict[str, set[str]] = field(default_factory=dict)
    _powers: dict[str, str] = field(default_factory=dict)
    _rules: dict[str, str] = field(default_factory=dict)
    _used: set[tuple[str, str]] = field(default_factory=set)
    _unit_fields: Data = field(default_factory=dict)

    def draft(self, kind: Kind, own: str, data: Data) -> None:
        path = kind.pattern.format(unit=self.known.unit, id=own)
        self.drafts[path] = kind, data

    def drafted(self, kind: Kind, own: str) -> Data | None:
        found = self.drafts.get(kind.pattern.format(unit=self.known.unit, id=own))
        return found[1] if found else None


def assemble(books: Sequence[Book], known: Known, fills: Mapping[str, Mapping[str, str]]) -> Import:
    """Everything that the files say of a unit. ``fills`` are values for slots, by kind, that the files have no column for."""
    made = Import(known, fills)
    for id_, data in known.entries(POWER):
        made._powers.setdefault(normal(str(data.get("name", ""))), id_)
        for code in data.get("codes", []):
            made._powers.setdefault(normal(str(code.get("value", ""))), id_)
    for rule in known.data(RULES).get("rules", []):
        made._rules.setdefault(normal(str(rule.get("title", ""))), str(rule.get("id", "")))
    made.account.sheets = {
        (b.name, s.name): number for number, (b, s) in enumerate((b, s) for b in books for s in b.sheets)
    }
    _full(made, books)
    loose = [(b, s) for b in books for s in b.sheets if full_sheets.find(s) is None]
    found = [Found(b, s, t) for b, s in loose for t in find_tables(s)]
    for kind in _ORDER:
        for one in found:
            if one.table.kind == kind:
                _read_table(made, one)
    _unit(made)
    for path, law_kind, data in law_drafts(known):
        made.drafts[path] = law_kind, data
    for book, sheet in loose:
        _around(made, book, sheet, [f.table for f in found if f.book is book and f.sheet is sheet])
    return made


def _full(made: Import, books: Sequence[Book]) -> None:
    """The entries of a workbook of ours, whole."""
    for (kind, own), data in full_sheets.read(books, made.account).items():
        if kind is UNIT:
            for key in ("departments", "posts"):
                if key in data:
                    data[key] = [complete(item, UNIT, (key, 0)) for item in data[key]]
        made.draft(kind, own, data)
        made.counts[_COUNTED[kind]] += len(data.get(_LISTS[kind], ())) if kind in _LISTS else 1


# --- tables -------------------------------------------------------------------


def _read_table(made: Import, found: Found) -> None:
    table = found.table
    _tell_headings(made, found)
    sections = _sections(made, found)
    for record in table.records:
        filling = Filling(record, found.book.name, found.sheet.name, made.account, made.fills.get(record.kind, {}))
        filling.name = next((c.text for slot in NAMES[record.kind] if (c := record.first(slot))), "")
        if not filling.name.strip():
            continue
        if _is_foreign(made, filling):
            filling.leave_rest()
            continue
        for cell in filling.cells("serial"):
            filling.tell(cell, "serial", Reading(cell.text))
        section = next((text for row, text in reversed(sections) if row < record.rows[0]), None)
        _READERS[record.kind](made, filling, section)
        filling.leave_rest()
        for slot in record.carried:
            message = _("Empty cells of “{heading}” were taken to say what stands further up.")
            made.assumed[message.format(heading=kinds()[record.kind].names[slot])] += 1
    for column, cell in table.unknown:
        message = _("The heading {heading} is not known.").format(heading=in_quotes(column.heading))
        made.account.tell(Mark(found.book.name, found.sheet.name, cell), State.LEFT_OVER, message)


def _tell_headings(made: Import, found: Found) -> None:
    for column in found.table.columns:
        for cell in column.cells:
            mark = Mark(found.book.name, found.sheet.name, cell)
            if column.match is None:
                made.account.tell(
                    mark,
                    State.LEFT_OVER,
                    _("The heading {heading} is not known.").format(heading=in_quotes(column.heading)),
                )
                continue
            name = kinds()[column.kind].names[column.match.slot]
            if column.match.certain:
                made.account.tell(mark, State.UNDERSTOOD, "", _("heading: {name}").format(name=name))
            else:
                message = _("The heading {heading} is not known; it was taken for {name}.")
                made.account.tell(
                    mark, State.DOUBTED, message.format(heading=in_quotes(column.heading), name=in_quotes(name))
                )
    for cell in found.table.repeated:
        made.account.tell(Mark(found.book.name, found.sheet.name, cell), State.UNDERSTOOD, "", _("heading, again"))


def _sections(made: Import, found: Found) -> list[tuple[int, str]]:
    """The rows that say of which category the powers below them are; and what totals say."""
    sections: list[tuple[int, str]] = []
    for cell in found.table.sections:
        mark = Mark(found.book.name, found.sheet.name, cell)
        text = section_text(cell)
        if found.table.kind == "power" and read_word("category", text).value:
            sections.append((cell.row, text))
            made.account.tell(mark, State.UNDERSTOOD, "", _("category of the rows below"))
        else:
            made.account.tell(mark, State.LEFT_OVER, _("A row with a single text; it was not taken in."))
    for cell in found.table.notes:
        made.account.tell(
            Mark(found.book.name, found.sheet.name, cell),
            State.LEFT_OVER,
            _("A note beside the table; it was not taken in."),
        )
    for cell, count in found.table.totals:
        _tell_total(made, Mark(found.book.name, found.sheet.name, cell), count)
    return sections


def _tell_total(made: Import, mark: Mark, count: int) -> None:
    numbers = [int(n) for n in _COUNT.findall(mark.cell.text)]
    if numbers and count not in numbers:
        message = _("The total says {said}, but {count} entries stand above it.")
        made.account.tell(mark, State.DOUBTED, message.format(said=numbers[0], count=count))
    else:
        made.account.tell(mark, State.UNDERSTOOD, "", _("total; totals are counted by the program"))


def _is_foreign(made: Import, filling: Filling) -> bool:
    """Whether a record is another unit's; what it says of this one is kept for the unit's own file."""
    if filling.record.kind == "department":
        return False
    own = {normal(n) for n in (*_names_of(made.known), *made._unit_fields.values())}
    for cell in filling.cells("unit"):
        name = normal(cell.text)
        if name in own or not name:
            filling.tell(cell, "unit", Reading(cell.text))
        elif any(name in o or o in name for o in own) or not own:
            doubts: tuple[str, ...] = ()
            if not own:
                made._unit_fields["name"] = cell.text
                doubts = (_("The unit has no file yet; the one that is named here was taken for it."),)
            filling.tell(cell, "unit", Reading(cell.text, doubts))
        elif name in made.known.units or filling.record.kind == "power":
            message = _("This row is of another unit, {name}; it was not taken in.").format(name=in_quotes(cell.text))
            for other in filling.cells("unit"):
                filling.tell(other, "unit", Reading(left=message))
            return True
        else:
            _as_department(filling, cell)
    return False


def _as_department(filling: Filling, cell: Any) -> None:
    """What stands below 单位 and is no unit is an office of this one."""
    office = "owner" if filling.record.kind == "rule" else "department"
    if office in filling.record.cells:
        filling.tell(cell, "unit", Reading(left=_("There is no unit {name}.").format(name=in_quotes(cell.text))))
        return
    filling.record.cells[office] = [cell]
    filling.tell(
        cell,
        "unit",
        Reading("", (_("There is no unit {name}; it was taken for a department.").format(name=in_quotes(cell.text)),)),
    )


def _names_of(known: Known) -> Iterator[str]:
    data = known.data(UNIT)
    for name in (data.get("name"), data.get("short_name"), *data.get("other_names", [])):
        if isinstance(name, str):
            yield name


# --- entries ------------------------------------------------------------------


def _power(made: Import, filling: Filling, section: str | None) -> None:
    known = made.known
    own_id = _own_id(filling)
    data = read_power(filling, known, section)
    codes = [c["value"] for c in data.get("codes", [])]
    taken = {i for i, _data in known.entries(POWER)} | {i for kind, i in made._used if kind == "power"}
    own = _find(made, "power", own_id, [*codes, str(data.get("name", ""))], made._powers) or slug_of(
        filling.name, taken
    )
    made._used.add(("power", own))
    for name in (filling.name, str(data.get("name", "")), *codes):
        made._powers[normal(name)] = own
    if "state" not in data.get("status", {}):
        put(data, ("status", "state"), "active")
        if not known.data(POWER, own):
            made.assumed[_("Powers are being exercised, since they stand on the list (status.state).")] += 1
    _flow(made, filling, data, own)
    _note_absent(made, "power", filling)
    made.draft(POWER, own, data)
    made.counts["power"] += 1
    for part in filling.record.parts:
        inner = Filling(part, filling.book, filling.sheet, made.account, made.fills.get(part.kind, {}))
        inner.name = next((c.text for slot in NAMES[part.kind] if (c := part.first(slot))), "")
        _risk(made, inner, None, {"power": own})
        inner.leave_rest()


def _flow(made: Import, filling: Filling, data: Data, own: str) -> None:
    """The first flow of a power; one that people made is left alone."""
    stages = stages_of(filling) or stages_of_duties(data)
    there = next((i for i, flow in made.known.entries(FLOW) if flow.get("power") == own), None)
    if there is not None and FLOW.pattern.format(unit=made.known.unit, id=there) not in made.known.imported:
        for slot in _OF_FLOWS if stages else ():
            for cell in filling.cells(slot):
                filling.tell(cell, slot, Reading(left=_("The power has a flow already; it was not changed.")))
        return
    if stages:
        made.draft(FLOW, there or own, first_flow(data, own, stages, made.known, filling))
        made.assumed[_("A first flow was made of the stages; who may send what back is still to be added.")] += 1
    elif there is None:
        made.draft(FLOW, own, {"power": own, "title": f"{filling.name}流程图"})
        made.assumed[
            _("No stages are told: the flow begins with accepting, examining and deciding, to be put right.")
        ] += 1


def _risk(made: Import, filling: Filling, _section: str | None, subject: Data | None = None) -> None:
    known = made.known
    own_id = _own_id(filling)
    data = read_risk(filling, known, lambda name: made._rules.get(normal(name)))
    about = subject or read_subject(filling, data, known, made._powers, bool(filling.record.first("unit")))
    if "layer" not in data:
        data["layer"] = (
            "unit" if about and "unit" in about else "department" if about and "department" in about else "post"
        )
        made.assumed[_("The layer of risks was taken from what they are risks of (layer).")] += 1
    if about is None:
        for cell in filling.cells("name") or filling.cells("behaviour"):
            filling.tell(
                cell, "name", Reading("", (_("It is not said which power, post or department this is a risk of."),))
            )
    ledger = _ledger(made, about)
    existing = {str(r.get("id")): r for r in known.data(RISKS, ledger).get("risks", [])}
    by_name = {normal(str(r.get("name", ""))): i for i, r in existing.items()}
    taken = {str(r.get("id")) for _i, d in known.entries(RISKS) for r in d.get("risks", [])} | {
        i for k, i in made._used if k == "risk"
    }
    own = _find(made, "risk", own_id, [str(data.get("name", ""))], by_name) or slug_of(str(data.get("name", "")), taken)
    made._used.add(("risk", own))
    _step_of(made, filling, about, own)
    draft = made.drafted(RISKS, ledger)
    if draft is None:
        draft = {"about": about or {"post": f"{MARK}（岗位）"}, "risks": []}
        made.draft(RISKS, ledger, draft)
    draft["risks"].append({"id": own, **data})
    _note_absent(made, "risk", filling)
    made.counts["risk"] += 1


def _ledger(made: Import, about: Data | None) -> str:
    """The file that holds the risks of something."""
    if about is None:
        return _UNASSIGNED
    for id_, data in made.known.entries(RISKS):
        if data.get("about") == about:
            return id_
    own = "unit" if "unit" in about else str(next(iter(about.values())))
    other = made.drafted(RISKS, own) or made.known.data(RISKS, own)
    return own if not other or other.get("about") == about else f"{next(iter(about))}-{own}"


def _step_of(made: Import, filling: Filling, about: Data | None, risk: str) -> None:
    """Put the risk on the step of the first flow that its row names."""
    flow = made.drafted(FLOW, str(about["power"])) if about and "power" in about else None
    for cell in filling.cells("step"):
        name = normal(cell.text)
        step = next(
            (
                s
                for s in (flow or {}).get("steps", [])
                if name and (name in normal(s["name"]) or normal(s["name"]) in name)
            ),
            None,
        )
        if step is None:
            message = _("No step of a first flow is called so; write the risk into the flow.")
            filling.tell(cell, "step", Reading(left=message))
        else:
            step.setdefault("risks", []).append(risk)
            filling.tell(cell, "step", Reading(cell.text))


def _rule(made: Import, filling: Filling, _section: str | None) -> None:
    own_id = _own_id(filling)
    data = read_rule(filling, made.known)
    taken = {str(r.get("id")) for r in made.known.data(RULES).get("rules", [])} | {
        i for k, i in made._used if k == "rule"
    }
    title = str(data.get("title", filling.name))
    own = _find(made, "rule", own_id, [title], made._rules) or slug_of(title, taken)
    made._used.add(("rule", own))
    made._rules[normal(title)] = own
    draft = made.drafted(RULES, "")
    if draft is None:
        draft = {"rules": []}
        made.draft(RULES, "", draft)
    draft["rules"].append({"id": own, **data})
    made.counts["rule"] += 1


def _post(made: Import, filling: Filling, _section: str | None) -> None:
    filling.cells("id")
    data = read_post_entry(filling, made.known)
    if "name" not in data:
        return
    post = made.known.post(data["name"]) or made.known.add_post(data["name"], data.get("department"))
    post.update(data)
    made._used.add(("post", post["id"]))
    made.counts["post"] += 1
    for part in filling.record.parts:
        inner = Filling(part, filling.book, filling.sheet, made.account, made.fills.get(part.kind, {}))
        inner.name = next((c.text for slot in NAMES[part.kind] if (c := part.first(slot))), "")
        _risk(made, inner, None, {"post": post["id"]})
        inner.leave_rest()


def _department(made: Import, filling: Filling, _section: str | None) -> None:
    filling.cells("id")
    data = read_department_entry(filling)
    if "name" in data:
        department = made.known.department(data["name"]) or made.known.add_department(data["name"])
        department.update(data)
        made._used.add(("department", department["id"]))
        made.counts["department"] += 1


_READERS: Final = {"department": _department, "post": _post, "rule": _rule, "power": _power, "risk": _risk}


def _own_id(filling: Filling) -> str:
    """The id that a workbook of ours gives: 单位标识/职权标识 or the latter alone."""
    for cell in filling.cells("id"):
        own = cell.text.rpartition("/")[2]
        if is_slug(own):
            filling.tell(cell, "id", Reading(own))
            return own
        filling.tell(cell, "id", Reading(left=_("{text} cannot be an identifier.").format(text=in_quotes(cell.text))))
    return ""


def _find(made: Import, kind: str, own_id: str, names: Sequence[str], known: Mapping[str, str]) -> str:
    """The id of an entry that is there already and that no other row of this import was found to be."""
    if own_id:
        return own_id
    found = (known.get(normal(name)) for name in names if normal(name))
    return next((f for f in found if f and (kind, f) not in made._used), "")


def _note_absent(made: Import, kind: str, filling: Filling) -> None:
    """Keep which headings no record of a kind had: the report offers to fill them for all."""
    absent = {slot for slot in _OFFERED[kind] if not filling.has(slot)}
    made.absent[kind] = made.absent[kind] & absent if kind in made.absent else absent


_OFFERED: Final[Mapping[str, tuple[str, ...]]] = {
    "power": (
        "source",
        "level",
        "mode",
        "validity_state",
        "material_form",
        "material_source",
        "audience",
        "since",
        "since_reason",
        "charged",
        "rights",
        "promised",
        "published",
    ),
    "risk": (
        "dimension",
        "nature",
        "found_by",
        "power_held",
        "likelihood",
        "harm",
        "discretion",
        "level",
        "control_kind",
        "consequence",
    ),
}


# --- the unit -----------------------------------------------------------------


def _unit(made: Import) -> None:
    """The departments and posts that are new or that a list describes, and the unit itself where it has no file."""
    known = made.known
    there = known.data(UNIT)
    ids = {k: {str(x.get("id")) for x in there.get(k, [])} for k in ("departments", "posts")}
    data: Data = dict(made._unit_fields)
    for key, kind, entries in (("departments", "department", known.departments), ("posts", "post", known.posts)):
        wanted = {d["id"]: d for d in entries.values() if d["id"] not in ids[key] or (kind, d["id"]) in made._used}
        put(data, (key,), [complete(d, UNIT, (key, 0)) if d["id"] not in ids[key] else d for d in wanted.values()])
    if (data or (not there and made.drafts)) and made.drafted(UNIT, "") is None:
        made.draft(UNIT, "", data)


# --- around tables ------------------------------------------------------------


def _around(made: Import, book: Book, sheet: Sheet, tables: Sequence[Table]) -> None:
    """Cells in no table, and what no table took: none is passed over in silence."""
    first = min((t.headings.start for t in tables), default=None)
    if first is None and any(c.text for c in sheet.cells.values()):
        made.account.general.append(
            _("No row of headings was found on the sheet {name}.").format(name=in_quotes(sheet.name))
        )
    for cell in sheet.cells.values():
        mark = Mark(book.name, sheet.name, cell)
        is_told = made.account.state(mark) is not None
        if cell.comment:
            made.account.tell(
                mark,
                State.DOUBTED,
                _("The comment on this cell was not taken in: {text}").format(text=in_quotes(cell.comment)),
            )
        if not cell.text and cell.is_formula:
            made.account.tell(
                mark,
                State.LEFT_OVER,
                _("The formula here has no result. Open the file, let it be worked out, and save it."),
            )
        if not cell.text or is_told:
            continue
        if first is not None and cell.row < first and _TITLE.search(cell.text):
            made.account.tell(mark, State.UNDERSTOOD, "", _("title"))
        elif first is not None and cell.row < first:
            made.account.tell(mark, State.LEFT_OVER, _("A note beside the table; it was not taken in."))
        else:
            made.account.tell(mark, State.LEFT_OVER, _("This is in no table that was understood."))
