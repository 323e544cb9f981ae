"""What the gate says, in the form that each reader wants: with the changes for people, as annotations for forges."""

import json
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, Final

from generator import diff_report, report
from generator.change import BLIND, Change
from generator.diagnostics import Diagnostic, error
from generator.diff_report import object_of, place, plain, sentence, visible
from generator.gate import Ruling, folder_of
from generator.i18n import _
from generator.records import CITYWIDE, stated, values

RULE: Final = "change-without-record"

SHOWN: Final = 20
"""The refusals that Markdown shows."""

Report = Callable[[Sequence[Change], Sequence[Ruling]], str]


def covers_of(change: Change) -> dict[str, str]:
    """What a record has to say to answer for ``change``, by the names of its fields."""
    _unit, _slash, own = change.entry.key.partition("/")
    before, after = values(change)
    said = {
        "kind": change.entry.kind,
        "id": own or (change.entry.key if change.entry.kind in CITYWIDE else ""),
        "change": change.kind,
        "part": stated(change.subject),
        "before": before,
        "after": after,
    }
    return {name: value for name, value in said.items() if value}


def _draft(refused: Sequence[Ruling]) -> list[str]:
    """The lines of a record that would answer for what has none, to be copied."""
    wanted = [r.change for r in refused if r.record is None and r.change.weight < BLIND]
    rows: list[str] = []
    for folder, changes in groupby(sorted(wanted, key=folder_of), key=folder_of):
        rows += [f"# {folder}", "covers:"]
        for change in changes:
            for i, (name, value) in enumerate(covers_of(change).items()):
                shown = value if name in ("kind", "id", "change") else json.dumps(value, ensure_ascii=False)
                rows.append(f"  {'- ' if i == 0 else '  '}{name}: {shown}")
    return rows


def _verdict(rulings: Sequence[Ruling]) -> str:
    refused = sum(not r.passes for r in rulings)
    if refused:
        text = _("The gate is closed: {count} of {all} changes that need a record do not have what they need.")
        return text.format(count=refused, all=len(rulings))
    if rulings:
        return _("The gate is open: {count} changes need a record, and each has one.").format(count=len(rulings))
    return _("The gate is open: nothing here needs a record.")


def _title(ruling: Ruling) -> str:
    entry = ruling.change.entry
    return "·".join(filter(None, (entry.unit, entry.title)))


def _refused(rulings: Sequence[Ruling]) -> list[Ruling]:
    return [r for r in rulings if not r.passes]


def as_text(changes: Sequence[Change], rulings: Sequence[Ruling]) -> str:
    """For a terminal: the changes, then what may not pass and why, then the verdict."""
    refused = _refused(rulings)
    rows = []
    for ruling in refused:
        rows.append(f"{place(ruling.change)}  {_title(ruling)}：{sentence(ruling.change)}")
        rows += [f"    → {reason}" for reason in ruling.reasons]
    draft = _draft(refused)
    if draft:
        rows += [_("What a record has to answer for:"), *draft]
    rows.append(_verdict(rulings))
    return f"{diff_report.as_text(changes)}\n" + "\n".join(visible(row) for row in rows) + "\n"


def as_markdown(changes: Sequence[Change], rulings: Sequence[Ruling]) -> str:
    """For a pull request: the verdict and what may not pass before the changes."""
    refused = _refused(rulings)
    title = _("Change records")
    rows = [f"## {title}", "", _verdict(rulings), ""]
    for ruling in refused[:SHOWN]:
        said = f"{_title(ruling)}：{sentence(ruling.change)}"
        rows.append(f"- **{plain(said)}** <sub>{plain(place(ruling.change))}</sub>")
        rows += [f"  - {plain(reason)}" for reason in ruling.reasons]
    if len(refused) > SHOWN:
        rest = _("and {count} more").format(count=len(refused) - SHOWN)
        rows.append(f"- {rest}")
    draft = _draft(refused[:SHOWN])
    if draft:
        summary = _("What a record has to answer for:")
        rows += ["", f"<details><summary>{summary}</summary>", "", "```yaml"]
        rows += [visible(row).replace("```", "` ` `") for row in draft]
        rows += ["```", "", "</details>"]
    return diff_report.as_markdown(changes, above=[*rows, ""])


def as_json(changes: Sequence[Change], rulings: Sequence[Ruling]) -> str:
    """For programs: the changes as without the gate, each with ``gate``: null where nothing is needed, else an object with
    ``passes, demands, needs, record, reasons, covers``."""
    found = {id(r.change): r for r in rulings}
    rows = [{**object_of(c), "gate": _ruled(found.get(id(c)))} for c in changes]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _ruled(ruling: Ruling | None) -> dict[str, Any] | None:
    if ruling is None:
        return None
    return {
        "passes": ruling.passes,
        "demands": list(ruling.demands),
        "needs": list(ruling.needs),
        "record": ruling.record.path if ruling.record else None,
        "reasons": list(ruling.reasons),
        "covers": covers_of(ruling.change),
    }


def diagnostics(rulings: Sequence[Ruling]) -> list[Diagnostic]:
    """What may not pass, as faults at the places of the changes."""
    return [
        error(
            r.change.file,
            (r.change.line, r.change.column),
            RULE,
            (_("In the older version: ") if r.change.is_gone else "") + f"{_title(r)}：{sentence(r.change)}",
            " ".join(r.reasons),
        )
        for r in _refused(rulings)
    ]


def _annotating(form: str) -> Report:
    def as_annotations(_changes: Sequence[Change], rulings: Sequence[Ruling]) -> str:
        return report.FORMATS[form](diagnostics(rulings), lambda _path, _line: "")

    return as_annotations


FORMATS: Final[dict[str, Report]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
    **{form: _annotating(form) for form in ("github", "gitlab", "sarif")},
}
