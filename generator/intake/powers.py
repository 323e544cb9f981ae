"""A record of a list of powers as a power: the simple fields by a table, the others by what each needs."""

import re
from collections.abc import Mapping
from typing import Any, Final

from generator.codes import basic_code, is_implementation_code, is_placeholder
from generator.i18n import _, in_quotes
from generator.intake.account import Reading
from generator.intake.bases import basis_of_parts, opening_of, read_bases, read_basis
from generator.intake.contacts import read_channels, read_telephone
from generator.intake.dates import read_date
from generator.intake.filling import Filling, Read, items, line, paragraph, put, word, words
from generator.intake.headings import normal
from generator.intake.known import Data, Known
from generator.intake.limits import read_both, read_limit
from generator.intake.lists import one_line, split_list
from generator.intake.materials import read_materials
from generator.intake.numerals import narrow, number_of
from generator.intake.offices import read_department, read_posts
from generator.intake.stages import read_duties, read_stages, stage_name
from generator.intake.words import is_nothing, read_word, read_yes_no
from generator.vocabulary import labels

_CODE: Final = re.compile("^[0-9A-Za-z-]{1,40}$")
_ROUNDED: Final = re.compile(r"^[0-9.]+[eE]\+[0-9]+$|^[1-9][0-9]{14,}0{3,}$")
_INTRODUCTION: Final = re.compile(r"^(?:因|对)?[^。；;]{0,60}(?:有下列(?:情形|行为)|下列情形)[^。；;]{0,60}[：:]\s*")


def _whole_number(text: str) -> Reading:
    found = re.search(r"[0-9一二三四五六七八九十百]+", narrow(text))
    value = number_of(found[0]) if found else None
    if value is None:
        return Reading(left=_("{text} is no number.").format(text=in_quotes(text)))
    exact = found is not None and found[0] == narrow(text).strip()
    doubt = _("{text} was taken for the number {value}.").format(text=in_quotes(text), value=value)
    return Reading(value, () if exact or narrow(text).strip(" 次每年/") == str(value) else (doubt,))


SIMPLE: Final[Mapping[str, tuple[tuple[str, ...], Read]]] = {
    "category": (("category",), word("category")),
    "summary": (("summary",), line),
    "content": (("content",), paragraph),
    "quota": (("quota",), line),
    "procedure": (("procedure",), paragraph),
    "delegation_document": (("exercised_by", "delegation_document"), line),
    "source": (("exercised_by", "source"), word("powerSource")),
    "level": (("exercised_by", "level"), word("level")),
    "statutory": (("time_limits", "statutory"), read_limit),
    "promised": (("time_limits", "promised"), read_limit),
    "counted_from": (("time_limits", "counted_from"), line),
    "result": (("result", "name"), line),
    "validity": (("result", "validity"), line),
    "delivery": (("result", "delivery"), line),
    "hours": (("service", "hours"), line),
    "telephone": (("service", "telephone"), read_telephone),
    "online": (("service", "online"), line),
    "visits": (("service", "visits"), _whole_number),
    "frequency": (("enforcement", "frequency"), _whole_number),
    "cap": (("enforcement", "frequency_cap"), _whole_number),
    "sampling": (("enforcement", "sampling"), line),
    "payment_standard": (("payment_standard",), paragraph),
    "since": (("status", "since"), read_date),
    "state": (("status", "state"), word("powerState")),
    "index_number": (("disclosure", "index_number"), line),
    "document_number": (("disclosure", "document_number"), line),
    "topic": (("disclosure", "topic"), line),
    "published": (("disclosure", "published"), read_date),
    "mode": (("disclosure", "mode"), word("disclosureMode")),
    "validity_state": (("disclosure", "validity"), word("validity")),
    "note": (("internal", "notes"), paragraph),
}
"""Slots that are read into one value, with the way to it."""

LISTS: Final[Mapping[str, tuple[tuple[str, ...], Read]]] = {
    "audience": (("audience",), words("audience")),
    "conditions": (("conditions",), items),
    "places": (("service", "places"), items),
    "commitments": (("service_commitments",), items),
    "discipline": (("discipline",), items),
    "methods": (("enforcement", "methods"), items),
    "major_matters": (("major_matters",), words("majorMatter")),
}


def read_power(filling: Filling, known: Known, section: str | None) -> Data:
    """The fields of a power that its record gives; what it does not give is not there."""
    data: Data = {}
    put(data, ("name",), filling.one("name", line) or filling.one("main_item", line))
    if "main_item" in filling.record.cells and "main_item" not in filling.taken:
        for cell in filling.cells("main_item"):
            filling.tell(
                cell,
                "main_item",
                Reading(left=_("The item above it has no field; the power was named after the other column.")),
            )
    for slot, (path, read) in SIMPLE.items():
        put(data, path, filling.one(slot, read))
    for slot, (path, read) in LISTS.items():
        put(data, path, filling.many(slot, read))
    if "category" not in data and section:
        put(data, ("category",), read_word("category", section).value)
    put(data, ("codes",), _codes(filling))
    put(data, ("sub_items",), _sub_items(filling))
    put(data, ("legal_basis",), _bases(filling, known))
    if not _is_per_stage(filling, "department"):
        put(data, ("department",), filling.one("department", lambda t: read_department(known, t)))
    put(data, ("posts",), filling.many("posts", lambda t: read_posts(known, t, data.get("department"))))
    for slot, field in (("joint_with", "joint_with"), ("delegated_by", "delegated_by")):
        found = filling.many(slot, lambda t: _units(known, t))
        put(data, ("exercised_by", field), found if field == "joint_with" else found[0] if found else None)
    _materials(filling, data)
    _limits(filling, known, data)
    _fees(filling, known, data)
    _duties(filling, known, data)
    _accountability(filling, known, data)
    put(data, ("counterpart_rights",), filling.many("rights", _rights))
    put(data, ("supervision",), filling.many("supervision", lambda t: read_channels(t, "监督电话")))
    put(data, ("focus_fields",), [{"field": f} for f in filling.many("focus_fields", lambda t: read_focus(known, t))])
    put(data, ("discretion", "scale"), filling.many("discretion", _scale))
    _status(filling, data)
    return data


def stages_of(filling: Filling) -> list[dict[str, Any]]:
    """The stages that a power's record tells in rows or in a cell, as ``{"name", "department", "post", "limit", "duty"}`` of
    texts; nothing where it tells none."""
    if _staged(filling):
        return [_stage_row(filling, cell.row, stage_name(cell.text)) for cell in filling.cells("stage")]
    for slot in ("stage", "procedure"):
        names = read_stages(filling.text(slot)) if filling.has(slot) else []
        if names:
            return [{"name": name} for name in names]
    return []


# --- parts --------------------------------------------------------------------


def _is_per_stage(filling: Filling, slot: str) -> bool:
    """Whether a slot says something else for each stage."""
    return _staged(filling) and len(filling.record.cells.get(slot, ())) > 1


def _staged(filling: Filling) -> bool:
    """Whether stages stand in rows of their own."""
    return len(filling.record.cells.get("stage", ())) > 1


_OF_STAGES: Final = {
    "department": ("stage_department", "department"),
    "post": ("stage_post", "posts"),
    "limit": ("stage_limit", "limit"),
    "gate": ("stage_gate",),
    "duty": ("duty",),
}


def _stage_row(filling: Filling, row: int, name: str) -> dict[str, Any]:
    stage: dict[str, Any] = {"name": name}
    for part, slots in _OF_STAGES.items():
        for slot in slots:
            told = filling.cells(slot) if _is_per_stage(filling, slot) or slot.startswith("stage") else ()
            cell = next((c for c in told if c.row == row), None)
            if cell is not None and not is_nothing(cell.text):
                stage[part] = filling.said(slot, cell)
                stage[f"{part}_slot"] = slot
                break
    return stage


def _codes(filling: Filling) -> list[dict[str, str]]:
    codes: list[dict[str, str]] = []
    schemes = (("code", ""), ("basic_code", "national_basic"), ("implementation_code", "national_implementation"))
    for slot, scheme in schemes:
        for value in filling.many(slot, _code):
            found = {"scheme": scheme or _scheme(value), "value": value}
            if found not in codes:
                codes.append(found)
    return codes


def _code(text: str) -> Reading:
    values, doubts = [], []
    for part in re.split(r"[\s、，,;；]+", narrow(text).strip()):
        value = part.replace("－", "-").replace("—", "-")
        if not _CODE.match(value):
            if _ROUNDED.match(value):
                return Reading(left=_("Excel has rounded this code; write it again, in a cell of the form “text”."))
            return Reading(left=_("{text} is no code: letters, digits and hyphens only.").format(text=in_quotes(text)))
        if _ROUNDED.match(value):
            doubts.append(_("Excel has rounded this code; write it again, in a cell of the form “text”."))
        if is_placeholder(value):
            doubts.append(_("{text} looks like a code that stands in for another.").format(text=in_quotes(value)))
        values.append(value)
    return Reading(values, tuple(doubts))


def _scheme(value: str) -> str:
    if basic_code(value):
        return "national_basic"
    return "national_implementation" if is_implementation_code(value) else "local"


def _sub_items(filling: Filling) -> list[dict[str, str]]:
    from generator.intake.slugs import slug_of  # noqa: PLC0415  # with pypinyin, which takes its time

    made: list[dict[str, str]] = []
    for name in filling.many("sub_item", items):
        made.append({"id": slug_of(name, {m["id"] for m in made}), "name": name})
    return made


_ROLES: Final = {"establishes": "establishes", "exercises": "exercises", "supervises": "supervises", "basis": None}


def _bases(filling: Filling, known: Known) -> list[Data]:
    bases: list[Data] = []
    for slot, role in _ROLES.items():
        bases += filling.many(slot, lambda t, role=role: read_bases(known, t, role))  # type: ignore[misc]  # bound now
    for cell in filling.cells("law_title"):
        row = cell.row
        parts = {
            s: next((c for c in filling.cells(s) if c.row == row), None)
            for s in ("law_number", "law_article", "law_text")
        }
        texts = {s: c.text if c else "" for s, c in parts.items()}
        reading = basis_of_parts(known, cell.text, texts["law_number"], texts["law_article"], texts["law_text"])
        filling.tell(
            cell,
            "law_title",
            Reading(
                reading.value, tuple(d for d in reading.doubts if texts["law_text"] not in d or not texts["law_text"])
            ),
        )
        for slot, part in parts.items():
            if part is not None and slot == "law_text" and (parts["law_article"] or opening_of(part.text)[1]):
                message = _("The article's text was not taken in: what it says belongs into catalog/laws/.")
                filling.tell(part, slot, Reading(left=message))
            elif part is not None:
                filling.tell(part, slot, Reading(part.text))
        bases += [b for b in (reading.value if isinstance(reading.value, list) else []) if b not in bases]
    if not filling.cells("law_title"):
        for slot in ("law_number", "law_article", "law_text"):
            for cell in filling.cells(slot):
                found = (
                    read_bases(known, cell.text)
                    if slot == "law_article"
                    else Reading(left=_("There is no law beside it."))
                )
                filling.tell(cell, slot, found)
                bases += found.value if isinstance(found.value, list) else []
    return bases


def _units(known: Known, text: str) -> Reading:
    found, missing = [], []
    for name in [text] if normal(text) in known.units else split_list(text, words=True):
        unit = known.units.get(normal(name))
        (found.append(unit) if unit else missing.append(name))
    said = tuple(_("There is no unit {name}.").format(name=in_quotes(m)) for m in missing)
    return Reading(found, said) if found else Reading(left=said[0] if said else "")


def read_focus(known: Known, text: str) -> Reading:
    fields = {normal(f["name"]): f["id"] for f in known.jurisdiction.get("focus_fields", []) if "name" in f}
    found, missing = [], []
    for name in [text] if normal(text) in fields else split_list(text, words=True):
        (found.append(fields[normal(name)]) if normal(name) in fields else missing.append(name))
    said = tuple(_("There is no field of focus {name}.").format(name=in_quotes(m)) for m in missing)
    return Reading(found, said) if found else Reading(left=said[0] if said else "")


def _materials(filling: Filling, data: Data) -> None:
    materials = filling.many("materials", read_materials)
    form = filling.one("material_form", word("materialForm"))
    source = filling.one("material_source", word("materialSource"))
    for material in materials:
        if form:
            material.setdefault("form", form)
        if source:
            material.setdefault("source", source)
    put(data, ("materials",), materials)


def _limits(filling: Filling, known: Known, data: Data) -> None:
    if not _is_per_stage(filling, "limit"):
        both = filling.one("limit", read_both) or {}
        for which, limit in both.items():
            if which not in data.get("time_limits", {}):
                put(data, ("time_limits", which), limit)
            else:
                filling.doubt("limit", _("The limit stands in a column of its own, too; that was taken."))
    if not _staged(filling):
        single = filling.one("stage_limit", read_limit)
        if single and "promised" not in data.get("time_limits", {}):
            put(data, ("time_limits", "promised"), single)
            filling.doubt(
                "stage_limit",
                _("It is not said whether this limit is the law's or a promise; it was taken for a promise."),
            )
    put(data, ("time_limits", "statutory_basis"), filling.one("statutory_basis", lambda t: read_basis(known, t)))
    put(data, ("time_limits", "excluded"), filling.many("excluded", _excluded))


def _excluded(text: str) -> Reading:
    made, doubts = [], []
    for part in split_list(text):
        name = re.sub(r"[（(].*$", "", part).strip()
        kind = read_word("specialProcedure", name)
        found = next((v for v, known in labels("specialProcedure").items() if known in name), kind.value)
        if found is None:
            doubts.append(kind.left)
            continue
        limit = read_limit(part)
        made.append({"procedure": found, "name": name} | ({"limit": limit.value} if limit.value else {}))
        doubts += limit.doubts
    return Reading(made, tuple(doubts)) if made else Reading(left=doubts[0] if doubts else "")


def _fees(filling: Filling, known: Known, data: Data) -> None:
    charged = filling.one("charged", _charged)
    names = filling.many("fee_name", items)
    standards = filling.many("fees", _standard)
    basis = filling.many("fee_basis", lambda t: read_bases(known, t))
    if isinstance(charged, str):
        standards, charged = [charged, *standards], True
    if standards == [False]:
        standards, charged = [], bool(charged)
    if standards or names:
        fees = [
            {"name": names[i] if i < len(names) else None, "standard": standards[i] if i < len(standards) else None}
            for i in range(max(len(standards), len(names)))
        ]
        put(data, ("fees", "charged"), True)
        put(
            data,
            ("fees", "items"),
            [{k: v for k, v in f.items() if v} | ({"basis": basis} if basis else {}) for f in fees],
        )
    elif charged is not None:
        put(data, ("fees", "charged"), charged)
    elif basis:
        filling.doubt("fee_basis", _("A basis for fees without a fee was not taken in."))


def _charged(text: str) -> Reading:
    reading = read_yes_no(one_line(text))
    return reading if reading.value is not None else Reading(narrow(one_line(text)))


def _standard(text: str) -> Reading:
    reading = read_yes_no(one_line(text))
    return Reading([False]) if reading.value is False else items(text)


def _duties(filling: Filling, known: Known, data: Data) -> None:
    duties: list[Data] = []
    if _staged(filling):
        for cell in filling.cells("stage"):
            stage = _stage_row(filling, cell.row, stage_name(cell.text))
            filling.tell(cell, "stage", Reading(stage["name"]))
            if "duty" in stage:
                duties.append({"stage": stage["name"], "duty": narrow(one_line(stage["duty"]))})
        for cell in filling.cells("duty"):
            filling.tell(cell, "duty", Reading(cell.text))
    else:
        for cell in filling.cells("duty"):
            found = read_duties(narrow(cell.text))
            duties += [({"stage": s} if s else {}) | {"duty": d} for s, d in found]
            loose = any(not s for s, _d in found)
            filling.tell(
                cell, "duty", Reading(found, (_("It is not said to which stage a duty belongs."),) if loose else ())
            )
    bases = filling.many("duty_basis", lambda t: read_bases(known, t))
    if bases and duties:
        for i, duty in enumerate(duties):
            duty["basis"] = bases[i] if len(bases) == len(duties) else bases[0]
        if len(bases) != len(duties):
            filling.doubt("duty_basis", _("There are not as many bases as duties; the first was put to each."))
    put(data, ("responsibilities",), duties)


def _accountability(filling: Filling, known: Known, data: Data) -> None:
    found = [{"circumstance": c} for c in filling.many("circumstance", _circumstances)]
    form = filling.one("accountability_form", line)
    bases = filling.many("accountability_basis", lambda t: read_bases(known, t))
    for i, circumstance in enumerate(found):
        if form:
            circumstance["form"] = form
        if bases:
            circumstance["basis"] = bases[i] if len(bases) == len(found) else bases[0]
    if bases and len(bases) not in {1, len(found)}:
        filling.doubt(
            "accountability_basis", _("There are not as many bases as circumstances; the first was put to each.")
        )
    put(data, ("accountability",), found)


def _circumstances(text: str) -> Reading:
    begun = _INTRODUCTION.match(narrow(text))
    rest = narrow(text)[begun.end() :] if begun else narrow(text)
    if not begun or not rest.strip():
        return items(text)
    message = _("The introduction was not taken in: {text}").format(text=in_quotes(one_line(begun[0].strip())))
    return Reading(split_list(rest), (message,))


def _rights(text: str) -> Reading:
    made, doubts = [], []
    for part in split_list(text, words=len(text) <= 40 and "：" not in text):
        label, _mark, how = part.partition("：")
        reading = read_word("right", label if how else part)
        right = reading.value or next((v for v, n in _RIGHT_SIGNS if n in part), None)
        if right is None:
            doubts.append(_("{text} names no right that is known here.").format(text=in_quotes(part)))
        elif reading.value and not how:
            made.append({"right": right})
        else:
            made.append({"right": right, "how": how or part})
    if not made:
        return Reading(left=doubts[0] if doubts else "")
    return Reading(made, tuple(doubts))


_RIGHT_SIGNS: Final = (
    ("reconsideration", "复议"),
    ("suit", "诉讼"),
    ("suit", "起诉"),
    ("hearing", "听证"),
    ("state_and_defend", "陈述"),
    ("state_and_defend", "申辩"),
    ("compensation", "赔偿"),
    ("review_request", "复核"),
    ("recusal", "回避"),
    ("be_informed", "知情"),
)


def _scale(text: str) -> Reading:
    made, left = [], []
    for part in split_list(text):
        circumstances, mark, outcome = part.partition("→")
        if not mark:
            circumstances, mark, outcome = part.rpartition("：")
        if mark and circumstances.strip() and outcome.strip():
            made.append({"circumstances": circumstances.strip(), "outcome": outcome.strip()})
        else:
            left.append(
                _("{text} does not say which circumstances lead to which outcome.").format(text=in_quotes(part))
            )
    return Reading(made, tuple(left)) if made else Reading(left=left[0] if left else "")


def _status(filling: Filling, data: Data) -> None:
    reason = filling.one("since_reason", paragraph)
    since = data.get("status", {}).get("since")
    if reason or since:
        first = {k: v for k, v in (("date", since), ("change", "established"), ("reason", reason)) if v}
        put(data, ("status", "history"), [first])
