"""Where a new file of the catalogue goes, and that it takes nobody's place."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from generator.blanks import MARK, is_blank
from generator.diagnostics import Trail
from generator.intake.slugs import slug_of
from generator.kinds import CHANGE_RECORD, EXCUSE, FLOW, RISKS, UNIT, Kind
from generator.new_entry import Data, text

_NAMED_AFTER: Final[Mapping[Kind, tuple[Trail, ...]]] = {
    UNIT: (("short_name",),),
    FLOW: (("power",),),
    RISKS: (("about", "power"), ("about", "post"), ("about", "department")),
    EXCUSE: (("rule",),),
    CHANGE_RECORD: (("date",), ("title",)),
}
"""What identifiers are made of, where it is not the name or the title."""
_USUALLY: Final[tuple[Trail, ...]] = (("name",), ("title",))


class NamelessError(ValueError):
    """Nothing is known that an identifier could be made of."""


class TakenError(ValueError):
    """There is a file at the path that is asked for."""


class Made(Struct, frozen=True):
    """A new file: ``path`` is relative to the checkout, ``blanks`` are its lines that are still to be filled in."""

    path: str
    text: str
    blanks: tuple[tuple[int, str], ...]


def has_own_id(kind: Kind) -> bool:
    """Whether files of ``kind`` have an identifier that is theirs to choose."""
    return "{id}" in kind.pattern or kind is UNIT


def needs_unit(kind: Kind) -> bool:
    """Whether files of ``kind`` belong to a unit that must be there."""
    return "{unit}" in kind.pattern and kind is not UNIT


def can_be_named(kind: Kind, answers: Data) -> bool:
    """Whether ``make`` needs no identifier from somebody."""
    return not has_own_id(kind) or bool(_name(kind, answers))


def make(root: Path, kind: Kind, unit: str, own: str, answers: Data) -> Made:
    """The new file; ``own`` may be "" to have an identifier made of its name. ``NamelessError``, ``TakenError``."""
    own = own or (_new_id(root, kind, unit, answers) if has_own_id(kind) else "")
    path = _path(kind, unit, own)
    if (root / path).exists():
        raise TakenError(path)
    content = text(kind, answers, path)
    lines = enumerate(content.split("\n"), start=1)
    open_ = tuple((n, line.strip(" -")) for n, line in lines if MARK in line and not line.lstrip(" -").startswith("#"))
    return Made(path, content, open_)


def write(root: Path, made: Made) -> None:
    """Write the file where none is; ``TakenError`` where somebody was quicker."""
    file = root / made.path
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(made.text)
    except FileExistsError as problem:
        raise TakenError(made.path) from problem


def _path(kind: Kind, unit: str, own: str) -> str:
    return kind.pattern.format(unit=own if kind is UNIT else unit, id=own)


def _new_id(root: Path, kind: Kind, unit: str, answers: Data) -> str:
    name = _name(kind, answers)
    if not name:
        raise NamelessError
    return slug_of(name, _Taken(root, kind, unit))


def _name(kind: Kind, answers: Data) -> str:
    """What an identifier is made of; "" for nothing."""
    said = [str(value) for value in (_at(answers, t) for t in _NAMED_AFTER.get(kind, _USUALLY)) if value]
    usable = [words for words in said if not is_blank(words)]
    if not usable and (answers.get("about") or {}).get("unit"):
        usable = ["unit"]
    return "-".join(usable)


class _Taken(Struct, frozen=True):
    """The identifiers that files have already."""

    root: Path
    kind: Kind
    unit: str

    def __contains__(self, own: object) -> bool:
        return (self.root / _path(self.kind, self.unit, str(own))).exists()


def _at(data: Data, trail: Trail) -> object:
    value: object = data
    for step in trail:
        value = value.get(step) if isinstance(value, dict) else None
    return value
