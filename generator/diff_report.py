"""Changes in the form that each reader wants: text for a terminal, Markdown for a pull request, JSON for programs.

What an internal field says is left out of all of them unless it is asked for.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from msgspec import to_builtins
from msgspec.structs import replace

from generator.change import BLIND, Change, Entry
from generator.effects import Effects
from generator.i18n import _
from generator.kinds import KINDS
from generator.side import described

FOREMOST: Final = 20
"""The pressing changes that Markdown shows before anything is folded."""
FOLDED: Final = 40
"""The other changes of a unit that Markdown shows in its fold."""
LARGEST_COMMENT: Final = 60_000
"""Characters; GitHub takes 65,536 in a comment."""

_TITLES: Final = {kind.name: kind for kind in KINDS}
_SYNTAX: Final = str.maketrans({c: f"&#{ord(c)};" for c in "\\`*_[]<>|~$&"})
_LINKING: Final = re.compile(r"(?<=[@#!])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)")


def prepared(changes: Sequence[Change], *, internal: bool) -> list[Change]:
    """``changes`` as they may be shown: without what internal fields say, unless ``internal``."""
    return [c if internal or not c.is_internal else replace(c, before="", after="") for c in changes]


def notes(effects: Effects) -> list[str]:
    """The effects that are not neutral, in words."""
    words = {
        "worse": _("worse for citizens"),
        "better": _("better for citizens"),
        "grows": _("the power grows"),
        "shrinks": _("the power shrinks"),
        "weaker": _("weaker guard"),
        "stronger": _("stronger guard"),
    }
    return [words[e] for e in (effects.citizen, effects.power, effects.guard) if e in words]


def sentence(change: Change) -> str:
    """The whole change in one sentence, effects included."""
    start = f"{change.subject}：" if change.subject else ""
    told = notes(change.effects)
    end = f"（{'、'.join(told)}）" if told else ""
    values = _values(change) if change.is_internal and (change.before or change.after) else ""
    return f"{start}{change.message}{values}{end}"


def _values(change: Change) -> str:
    return _(": from {before} to {after}").format(before=change.before or "—", after=change.after or "—")


def _heading(entry: Entry) -> str:
    if not entry.kind:
        return entry.title
    title = described(_TITLES[entry.kind], ()).get("title", "") if entry.kind in _TITLES else _("file")
    return f"{title}“{entry.title}”"


def _summary(changes: Sequence[Change]) -> str:
    if not changes:
        return _("The two catalogues say the same.")
    counts = [
        (_("files not compared"), sum(c.weight >= BLIND for c in changes)),
        (_("worse for citizens"), sum(c.effects.citizen == "worse" for c in changes)),
        (_("the power grows"), sum(c.effects.power == "grows" for c in changes)),
        (_("weaker guard"), sum(c.effects.guard == "weaker" for c in changes)),
    ]
    told = "，".join(_("{effect} in {count}").format(effect=word, count=count) for word, count in counts if count)
    text = _("{count} changes: {told}.") if told else _("{count} changes, none of them adverse.")
    return text.format(count=len(changes), told=told)


# --- text -----------------------------------------------------------------------


def as_text(changes: Sequence[Change]) -> str:
    """For a terminal: by unit and entry, each change with its place; then a count."""
    rows: list[str] = []
    for unit, in_unit in groupby(changes, key=lambda c: c.entry.unit):
        rows.append(unit or _("the whole city"))
        for entry, in_entry in groupby(in_unit, key=lambda c: c.entry):
            rows.append(f"  {_heading(entry)}")
            rows += [f"    {'!' if c.is_pressing else ' '} {sentence(c)}  [{place(c)}]" for c in in_entry]
    return "\n".join(visible(row) for row in [*rows, _summary(changes)]) + "\n"


def place(change: Change) -> str:
    """The place of a change, and the side that it is on."""
    place = f"{change.file}:{change.line}:{change.column}"
    return _("{place} in the older version").format(place=place) if change.is_gone else place


def visible(text: str) -> str:
    """A text without what acts on a terminal or cannot be seen."""
    return "".join(c if c.isprintable() else " " for c in text)


# --- Markdown -------------------------------------------------------------------


def as_markdown(changes: Sequence[Change], above: Sequence[str] = ()) -> str:
    """For a pull request: what is pressing first and in the open, the rest folded by unit; what is too much is counted. The lines
    ``above`` come before all of it."""
    pressing = [c for c in changes if c.is_pressing]
    others = [c for c in changes if not c.is_pressing]
    title = _("What this change means")
    parts = [*above, f"## {title}", "", _summary(changes), ""]
    if pressing:
        heading = _("To be looked at closely")
        parts += [f"### {heading}", "", *_listed(pressing, FOREMOST), ""]
    for unit, in_unit in groupby(others, key=lambda c: c.entry.unit):
        parts += _fold(unit or _("the whole city"), list(in_unit))
    return _cut(parts)


def _fold(unit: str, changes: Sequence[Change]) -> Iterator[str]:
    head = _("{unit}: {count} other changes").format(unit=plain(unit), count=len(changes))
    yield f"<details><summary>{head}</summary>"
    yield ""
    yield from _listed(changes, FOLDED)
    yield ""
    yield "</details>"
    yield ""


def _listed(changes: Sequence[Change], limit: int) -> Iterator[str]:
    for entry, in_entry in groupby(changes[:limit], key=lambda c: c.entry):
        yield f"- **{plain(' · '.join(filter(None, (entry.unit, _heading(entry)))))}**"
        for change in in_entry:
            yield f"  - {plain(sentence(change))} <sub>{place(change).translate(_SYNTAX)}</sub>"
    if len(changes) > limit:
        rest = _("and {count} more").format(count=len(changes) - limit)
        yield f"- {rest}"


def plain(text: str) -> str:
    """Strangers' text as Markdown that says just that: no markup, no HTML, no mention, no link."""
    return _LINKING.sub("\u200b", visible(text)).translate(_SYNTAX)


def _cut(parts: Sequence[str]) -> str:
    """As many lines as a comment takes; folds that are left open are closed."""
    shown: list[str] = []
    room = LARGEST_COMMENT
    for part in parts:
        room -= len(part) + 1
        if room < 0:
            opened = sum(p.startswith("<details>") for p in shown) > sum(p == "</details>" for p in shown)
            ending = _("There is more than fits here; run daylight diff for the rest.")
            return "\n".join([*shown, *(["", "</details>", ""] if opened else []), ending]) + "\n"
        shown.append(part)
    return "\n".join(shown).rstrip("\n") + "\n"


# --- JSON -----------------------------------------------------------------------


def as_json(changes: Sequence[Change]) -> str:
    """For programs: a list of objects with ``kind, entry, file, line, column, subject, message, before, after, effects, weight,
    is_internal, is_gone, sentence``."""
    return json.dumps([object_of(c) for c in changes], ensure_ascii=False, indent=2) + "\n"


def object_of(change: Change) -> dict[str, Any]:
    """A change as JSON data."""
    return {**to_builtins(change), "sentence": sentence(change)}


FORMATS: Final[dict[str, Callable[[Sequence[Change]], str]]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
