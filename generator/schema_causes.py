"""Which problems of a document are causes: what a clerk did wrong once is told once, without all that follows from it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final, cast

from jsonschema import ValidationError
from msgspec import Struct

from generator.diagnostics import Trail

_FORM: Final = ("enum", "type", "const", "pattern", "format")
"""What asks for a form of value, the most telling first."""


def root_causes(problems: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """``problems`` without those that another one explains."""
    by_trail: dict[Trail, list[ValidationError]] = {}
    for problem in problems:
        by_trail.setdefault(tuple(problem.absolute_path), []).append(problem)
    containers = {trail[:i] for trail in by_trail for i in range(len(trail))}
    with_misplaced = {trail[:-1] for trail, here in by_trail.items() if any(p.validator == "not" for p in here)}
    for trail, here in by_trail.items():
        scene = _Scene(here, trail in containers, trail in with_misplaced)
        yield from (p for p in here if not scene.explains(p))


class _Scene(Struct, frozen=True):
    """The problems of one value, whether there are some inside it, and whether one of its fields should not be there."""

    problems: Sequence[ValidationError]
    has_inner: bool
    has_misplaced: bool

    def explains(self, problem: ValidationError) -> bool:
        """Whether ``problem`` follows from something else that is told here."""
        match problem.validator:
            case "required":
                is_conditional = "then" in problem.absolute_schema_path
                return self._is_misspelt(missing_field(problem)) or (is_conditional and self.has_misplaced)
            case "minProperties" | "maxProperties":
                return self._has("additionalProperties")
            case "contains":
                return self.has_inner or self._has("minItems")
            case str(keyword) if keyword in _FORM:
                return keyword != next(k for k in self._forms() if self._has(k))
        return False

    def _has(self, keyword: str) -> bool:
        return any(p.validator == keyword for p in self.problems)

    def _forms(self) -> Iterable[str]:
        """The keywords of ``_FORM``, ``type`` first where the value is no single word or number at all."""
        is_single = isinstance(self.problems[0].instance, str | int)
        return _FORM if is_single else ("type", *_FORM)

    def _is_misspelt(self, name: str) -> bool:
        """Whether a field here seems to be ``name``."""
        unknown = (unknown_fields(p) for p in self.problems if p.validator == "additionalProperties")
        return any(name in near.values() for near in unknown)


def missing_field(problem: ValidationError) -> str:
    """The name that a ``required`` problem is about."""
    return problem.message.split("'")[1]


def known_fields(problem: ValidationError) -> Sequence[str]:
    """The fields of the object that an ``additionalProperties`` problem is about."""
    schema: Any = problem.schema
    return list(schema["properties"])


def unknown_fields(problem: ValidationError) -> Mapping[str, str]:
    """The fields that an ``additionalProperties`` problem is about, each with the known one that it resembles, or ""."""
    known, instance = known_fields(problem), cast("dict[str, object]", problem.instance)
    near = {name: get_close_matches(name, known, n=1) for name in instance if name not in known}
    return {name: matches[0] if matches else "" for name, matches in near.items()}
