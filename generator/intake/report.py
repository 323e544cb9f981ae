"""What an import understood, doubted and left over, for the clerk: a text of pages, or the same for a terminal.

What is said of many cells in the same words is said once, with their places.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from generator.i18n import _
from generator.intake.account import Account, Mark, State

_MOST_PLACES: Final = 12


class Outcome(Struct, frozen=True):
    """An import as it is reported. ``made`` and ``changed`` are paths; the others are sentences, some with how often."""

    files: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    made: tuple[str, ...]
    changed: tuple[str, ...]
    same: int
    assumed: tuple[tuple[str, int], ...]
    remarks: tuple[str, ...]
    edited: tuple[str, ...]
    kept: tuple[str, ...]
    conflicts: tuple[str, ...]
    blanks: tuple[tuple[str, int], ...]
    offers: tuple[str, ...]
    is_rehearsal: bool


def as_text(account: Account, outcome: Outcome) -> str:
    """For the terminal: counts, and what is to be looked at."""
    lines = [*_summary(account, outcome), ""]
    for title, told in _sections(account, outcome):
        if told:
            lines += [f"{title}（{len(told)}）", *(f"  - {t}" for t in told), ""]
    if not outcome.is_rehearsal and (outcome.made or outcome.changed):
        lines.append(
            _("Next: look at what was written, and let “daylight validate” name all that is still to be filled in.")
        )
    return "\n".join(lines).rstrip() + "\n"


def as_markdown(account: Account, outcome: Outcome) -> str:
    """For a file: the same, and every cell that was understood."""
    lines = ["# " + _("Report of the import"), "", *(f"- {line}" for line in _summary(account, outcome)), ""]
    for title, told in _sections(account, outcome):
        if told:
            lines += [f"## {title}（{len(told)}）", "", *(f"- {_escaped(t)}" for t in told), ""]
    headings = _("Cell"), _("Verdict"), _("Taken for"), _("Remark")
    lines += ["## " + _("Every cell"), "", f"| {' | '.join(headings)} |", "| --- | --- | --- | --- |"]
    for mark, state, remarks in account.all():
        targets = "；".join(dict.fromkeys(r.target for r in remarks if r.target))
        said = "；".join(dict.fromkeys(r.message for r in remarks if r.message))
        lines.append(f"| {_escaped(_place(mark))} | {verdict(state)} | {_escaped(targets)} | {_escaped(said)} |")
    return "\n".join(lines) + "\n"


def verdict(state: State) -> str:
    return {State.UNDERSTOOD: _("understood"), State.DOUBTED: _("doubted"), State.LEFT_OVER: _("left over")}[state]


def _summary(account: Account, outcome: Outcome) -> Iterator[str]:
    states = [state for _mark, state, _remarks in account.all()]
    counted = _("{files}: {understood} cells understood, {doubted} doubted, {left} left over.")
    yield counted.format(
        files="、".join(outcome.files),
        understood=states.count(State.UNDERSTOOD),
        doubted=states.count(State.DOUBTED),
        left=states.count(State.LEFT_OVER),
    )
    if outcome.counts:
        yield _("Found: {counts}.").format(counts="、".join(f"{name} {count}" for name, count in outcome.counts))
    written = (
        _("{made} files would be new, {changed} would change, {same} stay.")
        if outcome.is_rehearsal
        else _("{made} files are new, {changed} have changed, {same} stayed.")
    )
    yield written.format(made=len(outcome.made), changed=len(outcome.changed), same=outcome.same)


def _sections(account: Account, outcome: Outcome) -> Iterator[tuple[str, list[str]]]:
    yield _("Of the file as a whole"), [*outcome.remarks, *account.general]
    yield _("To be filled in, for no cell says it"), [f"{what} × {n}" if n > 1 else what for what, n in outcome.blanks]
    yield _("Shorter: fill all of them at once"), list(outcome.offers)
    yield _("Doubted: please look at it"), list(_grouped(account, State.DOUBTED))
    yield _("Left over: not taken in"), list(_grouped(account, State.LEFT_OVER))
    yield _("Taken for granted"), [f"{what} × {n}" for what, n in outcome.assumed]
    yield _("Changed in files that were there"), list(outcome.edited)
    yield _("Changed in the file and in the workbook; the file's own was kept"), list(outcome.conflicts)
    yield _("Changed in the file since the last import; kept"), list(outcome.kept)


def _grouped(account: Account, wanted: State) -> Iterator[str]:
    """Each thing that is said, once, with the cells that it is said of."""
    places: dict[str, list[Mark]] = {}
    for mark, _state, remarks in account.all():
        for remark in remarks:
            if remark.state is wanted and remark.message:
                places.setdefault(remark.message, []).append(mark)
    for message, marks in places.items():
        yield f"{_places(list(dict.fromkeys(marks)))}：{message}"


def _places(marks: Sequence[Mark]) -> str:
    shown = "、".join(_place(m) for m in marks[:_MOST_PLACES])
    more = _(" and {count} more").format(count=len(marks) - _MOST_PLACES)
    return shown + (more if len(marks) > _MOST_PLACES else "")


def _place(mark: Mark) -> str:
    return mark.place


def _escaped(text: str) -> str:
    """A text that cannot become markup in a Markdown table."""
    plain = text.replace("\n", " ")
    for sign in "\\|<>`*_[]":
        plain = plain.replace(sign, f"\\{sign}")
    return plain
