"""What is asked for a new file, and what is made of the answers: values of the schema's own forms, from words as clerks write them.

An enumeration is answered by number, value or Chinese name, a limit as in lists (5个工作日), several values with 、 between them.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from generator import quick_yaml, schema, schema_faults
from generator.diagnostics import Trail
from generator.i18n import _, in_quotes
from generator.intake.limits import read_limit
from generator.intake.slugs import slug_of
from generator.intake.words import NO, YES
from generator.kinds import ALERT_SCHEME, LAW, POWER, RISKS, RULES, UNIT, Kind
from generator.new_entry import Data, is_choice

Choices = Mapping[Any, str]
"""Values with the names by which they may be answered, too."""

_BETWEEN: Final = re.compile(r"[、,，;；\s]+")
_MOST_LISTED: Final = 20
_NAMED: Final[Mapping[str, str]] = {
    "department": "departments",
    "post": "posts",
    "posts": "posts",
    "power": "powers",
    "law": "laws",
    "rule": "rules",
    "scheme": "alert-schemes",
}
"""Fields whose values are identifiers of something that is there, and what that is."""
_NAMED_BY_KIND: Final[Mapping[tuple[Kind, str], str]] = {(RULES, "owner"): "departments", (RISKS, "owner"): "posts"}
_CALLED: Final = ("name", "title")


class AnswerError(ValueError):
    """An answer that is none; says what is wanted."""


class Question(Struct, frozen=True):
    """``trail`` is where the answer goes; ``choices`` may be empty, and are too many to be shown where ``is_long``."""

    kind: Kind
    trail: Trail
    choices: Choices

    @property
    def node(self) -> Mapping[str, Any]:
        return schema.describe(self.kind, self.trail)

    @property
    def title(self) -> str:
        """The titles on the way to the value."""
        trails = (self.trail[:i] for i in range(1, len(self.trail) + 1) if not isinstance(self.trail[i - 1], int))
        return " / ".join(str(schema.describe(self.kind, trail).get("title", trail[-1])) for trail in trails)

    @property
    def help(self) -> str:
        return str(self.node.get("description", ""))

    @property
    def shown(self) -> str:
        """The choices on one line, each with its number."""
        named = enumerate(self.choices.items(), start=1)
        return "  ".join(f"{i} {n or v}" for i, (v, n) in named) if len(self.choices) <= _MOST_LISTED else ""

    def read(self, words: str) -> Any:
        """The value that ``words`` mean; ``AnswerError`` where they have no meaning here."""
        several = self.node.get("type") == "array"
        parts = [p for p in (_BETWEEN.split(words) if self.choices else words.split("；")) if p] if several else [words]
        values = [self._one(part) for part in parts]
        for value in values:
            self._check(value)
        return values if several else values[0]

    def into(self, data: Data, value: Any) -> None:
        """Write an answer where it goes; a choice of what an object says is a field to be asked for next."""
        if not is_choice(self.node):
            put(data, self.trail, value)
        else:
            put(data, (*self.trail, value), self.node["properties"][value].get("const"))

    def _check(self, value: Any) -> None:
        if isinstance(value, dict) or is_choice(self.node):
            return
        for fault in schema_faults.faults(value, self._leaf, schema.schemas(), lambda _trail: self._leaf):
            raise AnswerError(f"{fault.message} {fault.hint}".strip())

    def _one(self, words: str) -> Any:
        if self.choices:
            return _chosen(self.choices, words, is_open="enum" not in self._leaf and not is_choice(self.node))
        reader = _READERS.get(_type(self._leaf))
        return reader(words) if reader else words

    @property
    def _leaf(self) -> Mapping[str, Any]:
        return schema.describe(self.kind, (*self.trail, 0)) if self.node.get("type") == "array" else self.node


def questions(kind: Kind, given: Data, known: Mapping[str, Choices]) -> Iterator[Question]:
    """What to ask, in the schema's order: each value that is required and not ``given``; of a list, its first item.

    Answers are to be put into ``given`` before the next question is taken.
    """
    yield from _questions(kind, (), given, known)


def question(kind: Kind, trail: Trail, known: Mapping[str, Choices]) -> Question:
    node = schema.describe(kind, trail)
    return Question(kind, trail, _choices_at(kind, trail, node, known))


def missing_ids(kind: Kind, given: Data) -> Iterator[tuple[Trail, str]]:
    """Where the items of a list have a name and lack the identifier that they must have, and the pinyin of the name for it."""
    for name, items in given.items():
        if isinstance(items, list) and _is_named(kind, (name, 0)):
            taken = {item.get("id", "") for item in items}
            for number, item in enumerate(items):
                called = next((item[key] for key in _CALLED if key in item), "")
                if called and "id" not in item:
                    yield (name, number, "id"), slug_of(called, taken)


def put(data: Data, trail: Trail, value: Any) -> None:
    """Write a value at ``trail``, making what is on the way."""
    target: Any = data
    for step, after in pairwise(trail):
        empty: Any = [] if isinstance(after, int) else {}
        if isinstance(step, int):
            target.extend({} for _missing in range(step + 1 - len(target)))
            target = target[step]
        else:
            target = target.setdefault(step, empty)
    target[trail[-1]] = value


def trail_of(kind: Kind, words: str) -> Trail:
    """The way that ``time_limits.promised`` or ``legal_basis.law`` names; of a list, the first item. ``AnswerError`` for none."""
    trail: Trail = ()
    for step in words.split("."):
        if schema.describe(kind, trail).get("type") == "array":
            number = int(step) - 1 if step.isdigit() else 0
            trail = (*trail, max(number, 0))
            if step.isdigit():
                continue
        names = schema.describe(kind, trail).get("properties", {})
        titled = {str(schema.describe(kind, (*trail, n)).get("title", n)): n for n in names}
        name = step if step in names else titled.get(step)
        if name is None:
            raise AnswerError(_("The fields here are: {names}.").format(names="、".join(names)))
        trail = (*trail, name)
    return trail


def choices_of(kind: Kind, field: str, known: Mapping[str, Choices]) -> Choices:
    """What a field that holds identifiers may name in files of ``kind``; nothing for other fields."""
    return known.get(_NAMED_BY_KIND.get((kind, field), _NAMED.get(field, "")), {})


def look_around(root: Path, unit: str) -> dict[str, Choices]:
    """What may be named by its identifier: departments, posts, powers and rules of the unit, laws and alert schemes."""
    own = _data(root / UNIT.pattern.format(unit=unit))
    library = _data(root / RULES.pattern.format(unit=unit))
    return {
        "departments": _by_id(own.get("departments")),
        "posts": _by_id(own.get("posts")),
        "rules": _by_id(library.get("rules")),
        "powers": _files(root, POWER, unit),
        "laws": _files(root, LAW, unit),
        "alert-schemes": _files(root, ALERT_SCHEME, unit),
    }


# --- asking -------------------------------------------------------------------


def _questions(kind: Kind, trail: Trail, given: Data, known: Mapping[str, Choices]) -> Iterator[Question]:
    node = schema.describe(kind, trail)
    if is_choice(node) and not _at(given, trail):
        yield Question(kind, trail, {n: _title(kind, (*trail, n)) for n in node["properties"]})
    here = _at(given, trail) or {}
    known = {**known, **_own_parts(kind, given)}
    for name in here if is_choice(node) else _asked(kind, trail):
        child = (*trail, name)
        said, shape = _at(given, child), _shape(kind, child)
        if said is None and shape == "value":
            yield question(kind, child, known)
        elif shape == "fields":
            yield from _questions(kind, child, given, known)
        elif shape == "list" and len(said or ()) < 2:
            yield from _questions(kind, (*child, 0), given, known)
    if "then" in node and _holds(node["if"], _at(given, trail) or {}):
        for name in node["then"].get("required", ()):
            if _shape(kind, (*trail, name)) == "list":
                yield from _questions(kind, (*trail, name, 0), given, known)


def _asked(kind: Kind, trail: Trail) -> Iterator[str]:
    """The fields of an object that must be there, but for an identifier that its name gives."""
    required = schema.describe(kind, trail).get("required", ())
    return (name for name in required if name != "id" or not _is_named(kind, trail))


def _is_named(kind: Kind, trail: Trail) -> bool:
    """Whether what stands at ``trail`` has an identifier and a name that it can be made of."""
    required = schema.describe(kind, trail).get("required", ())
    return "id" in required and any(name in required for name in _CALLED)


def _own_parts(kind: Kind, given: Data) -> Mapping[str, Choices]:
    """The departments of the very file that is asked for."""
    return {"departments": _by_id(given.get("departments"))} if kind is UNIT else {}


def _shape(kind: Kind, trail: Trail) -> str:
    node = schema.describe(kind, trail)
    if node.get("type") == "object":
        return "value" if set(node["properties"]) == {"value", "unit"} else "fields"
    inside = schema.describe(kind, (*trail, 0)) if node.get("type") == "array" else {}
    return "list" if inside.get("type") == "object" else "value"


def _holds(condition: Mapping[str, Any], said: Data) -> bool:
    return all(said.get(name) == of["const"] for name, of in condition["properties"].items())


def _at(data: Any, trail: Trail) -> Any:
    for step in trail:
        if isinstance(step, int):
            data = data[step] if isinstance(data, list) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data


def _title(kind: Kind, trail: Trail) -> str:
    return str(schema.describe(kind, trail).get("title", trail[-1]))


def _choices_at(kind: Kind, trail: Trail, node: Mapping[str, Any], known: Mapping[str, Choices]) -> Choices:
    of = schema.describe(kind, (*trail, 0)) if node.get("type") == "array" else node
    if "enum" in of:
        return dict(zip(of["enum"], of["enumDescriptions"], strict=True))
    name = next((s for s in reversed(trail) if isinstance(s, str)), "")
    return choices_of(kind, name, known)


# --- answering ----------------------------------------------------------------


def _chosen(choices: Choices, words: str, *, is_open: bool) -> Any:
    by_word = {str(v): v for v in choices} | {n: v for v, n in choices.items()}
    if words in by_word:
        return by_word[words]
    if words.isdigit() and 0 < int(words) <= len(choices):
        return list(choices)[int(words) - 1]
    near = [v for n, v in by_word.items() if words in n]
    if len(set(near)) == 1:
        return near[0]
    if is_open:
        return words
    raise AnswerError(
        _("{text} is none of: {choices}.").format(text=in_quotes(words), choices="、".join(choices.values()))
    )


def _type(node: Mapping[str, Any]) -> str:
    return "limit" if node.get("type") == "object" else str(node.get("type", ""))


def _number(words: str) -> int:
    if not (words.isascii() and words.isdigit()):
        raise AnswerError(_("{text} is no number.").format(text=in_quotes(words)))
    return int(words)


def _yes_or_no(words: str) -> bool:
    if words not in YES | NO | {"true", "false"}:
        raise AnswerError(_("{text} is neither yes nor no.").format(text=in_quotes(words)))
    return words in YES | {"true"}


def _limit(words: str) -> Any:
    reading = read_limit(words)
    if reading.left:
        raise AnswerError(reading.left)
    return reading.value


_READERS: Final[Mapping[str, Callable[[str], Any]]] = {"integer": _number, "boolean": _yes_or_no, "limit": _limit}


# --- what is there ------------------------------------------------------------


def _data(file: Path) -> Data:
    found = quick_yaml.load(file.read_text("utf-8-sig")) if file.is_file() else None
    return found if isinstance(found, dict) else {}


def _by_id(items: Sequence[Data] | None) -> Choices:
    return {item["id"]: str(item.get("name", item.get("title", ""))) for item in items or () if "id" in item}


def _files(root: Path, kind: Kind, unit: str) -> Choices:
    files = sorted((root / kind.pattern.format(unit=unit, id="id")).parent.glob("*.yml"))
    told = {file.stem: _data(file) for file in files}
    return {own: str(data.get("name", data.get("title", ""))) for own, data in told.items()}
