"""What does not fit a schema, in the words of the form that a clerk fills in: titles, values and cures instead of keywords."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final

from jsonschema import ValidationError
from msgspec import Struct

from generator.blanks import is_blank
from generator.diagnostics import Trail
from generator.i18n import _, in_quotes
from generator.schema_causes import known_fields, missing_field, unknown_fields
from generator.schema_formats import FORM


class Fault(Struct, frozen=True):
    """A misfit told: where, what, and the cure."""

    trail: Trail
    message: str
    hint: str


class Misfit(Struct, frozen=True):
    """An error of jsonschema; ``describe`` gives the schema of the value at a trail."""

    problem: ValidationError
    describe: Callable[[Trail], Mapping[str, Any]]

    @property
    def trail(self) -> Trail:
        return tuple(self.problem.absolute_path)

    @property
    def bound(self) -> Any:
        """What the keyword that failed asks for."""
        return self.problem.validator_value

    @property
    def instance(self) -> Any:
        """The value that does not fit."""
        return self.problem.instance

    @property
    def value(self) -> str:
        return in_quotes(self.instance)

    @property
    def field(self) -> str:
        return self.name(self.trail)

    @property
    def help(self) -> str:
        """The description of the field, which says how it is filled in."""
        return str(self.describe(self.trail).get("description", ""))

    def name(self, trail: Trail) -> str:
        """What a reader calls the value at ``trail``: its title and the name of its field."""
        return name_of(trail, self.describe)


def name_of(trail: Trail, describe: Callable[[Trail], Mapping[str, Any]]) -> str:
    """What a reader calls the value at ``trail``: its title and the name of its field."""
    title = describe(trail).get("title")
    own = next((s for s in reversed(trail) if isinstance(s, str)), "")
    return f"“{title}”（{own}）" if title and own else f"“{title or own}”"


def explain(misfit: Misfit) -> Iterator[Fault]:
    """Each fault that one error of jsonschema stands for."""
    if is_blank(misfit.instance):
        return iter((unfilled(misfit.trail, misfit.describe),))
    return _EXPLANATIONS.get(str(misfit.problem.validator), _other)(misfit)


def unfilled(trail: Trail, describe: Callable[[Trail], Mapping[str, Any]]) -> Fault:
    """What there is to say of a value that is still to be filled in."""
    node = describe(trail)
    help_ = " ".join(str(node[part]) for part in ("description", FORM) if part in node)
    message = _("{field} is still to be filled in.").format(field=name_of(trail, describe))
    return Fault(trail, message, _choices(node) or help_)


def _required(misfit: Misfit) -> Iterator[Fault]:
    missing = missing_field(misfit.problem)
    trail = (*misfit.trail, missing)
    part = misfit.describe(trail)
    hint = part.get("description") or _choices(part) or _("Add it.")
    yield Fault(misfit.trail, _("{field} is missing.").format(field=misfit.name(trail)), hint)


def _unknown(misfit: Misfit) -> Iterator[Fault]:
    known = known_fields(misfit.problem)
    for name, near in unknown_fields(misfit.problem).items():
        hint = _did_you_mean(near) if near else _("The fields here are: {names}.").format(names="、".join(known))
        yield Fault((*misfit.trail, name), _("There is no field {name} here.").format(name=in_quotes(name)), hint)


def _enum(misfit: Misfit) -> Iterator[Fault]:
    described = misfit.describe(misfit.trail)
    values, names = described.get("enum", []), described.get("enumDescriptions", [])
    given = str(misfit.instance)
    near = [v for v, n in zip(values, names, strict=False) if n == given]
    near += get_close_matches(given, [str(v) for v in values], n=1)
    hint = (_did_you_mean(near[0]) + " " if near else "") + _choices(described)
    yield Fault(
        misfit.trail,
        _("{value} is not one of the values of {field}.").format(value=misfit.value, field=misfit.field),
        hint,
    )


def _type(misfit: Misfit) -> Iterator[Fault]:
    if misfit.instance is None:
        message = _("{field} is empty.").format(field=misfit.field)
    elif isinstance(misfit.instance, dict | list):
        message = _("{field} needs another form of value.").format(field=misfit.field)
    else:
        message = _("{value} is not what {field} needs.").format(value=misfit.value, field=misfit.field)
    form = _choices(misfit.describe(misfit.trail)) or _form(misfit.bound)
    yield Fault(misfit.trail, message, f"{misfit.help} {form}".strip())


def _pattern(misfit: Misfit) -> Iterator[Fault]:
    help_ = f"{misfit.help} {misfit.describe(misfit.trail).get(FORM, '')}".strip()
    hint = help_ or _("It may not be empty, and may not begin or end with a space.")
    message = _("{value} does not have the form of {field}.").format(value=misfit.value, field=misfit.field)
    yield Fault(misfit.trail, message, hint)


def _length(misfit: Misfit) -> Iterator[Fault]:
    message = _("{field} has {count} characters; {bound} is the limit.").format(
        field=misfit.field, count=len(misfit.instance), bound=misfit.bound
    )
    yield Fault(misfit.trail, message, misfit.help or _("Say it in fewer words."))


def _too_few(misfit: Misfit) -> Iterator[Fault]:
    bound = misfit.bound.get("const", 1) if isinstance(misfit.bound, dict) else misfit.bound
    message = _("{field} has too few entries; it needs {bound}.").format(field=misfit.field, bound=bound)
    yield Fault(misfit.trail, message, misfit.help)


def _too_many(misfit: Misfit) -> Iterator[Fault]:
    message = _("{field} has too many entries; {bound} is the limit.").format(field=misfit.field, bound=misfit.bound)
    yield Fault(misfit.trail, message, misfit.help)


def _twice(misfit: Misfit) -> Iterator[Fault]:
    message = _("{field} names the same thing twice.").format(field=misfit.field)
    yield Fault(misfit.trail, message, _("Keep one of the two."))


def _range(misfit: Misfit) -> Iterator[Fault]:
    message = _("{value} is out of range for {field}; {bound} is the limit.").format(
        value=misfit.value, field=misfit.field, bound=misfit.bound
    )
    yield Fault(misfit.trail, message, misfit.help)


def _one_of(misfit: Misfit) -> Iterator[Fault]:
    yield Fault(misfit.trail, _("{field} must name just one thing.").format(field=misfit.field), misfit.help)


def _not_here(misfit: Misfit) -> Iterator[Fault]:
    hint = _("A decision has branches and no next; every other step has next and no branches.")
    yield Fault(misfit.trail, _("{field} does not belong here.").format(field=misfit.field), hint)


def _other(misfit: Misfit) -> Iterator[Fault]:
    message = _("{value} does not fit {field}.").format(value=misfit.value, field=misfit.field)
    yield Fault(misfit.trail, message, misfit.help)


_EXPLANATIONS: Final[Mapping[str, Callable[[Misfit], Iterator[Fault]]]] = {
    "required": _required,
    "additionalProperties": _unknown,
    "enum": _enum,
    "const": _other,
    "type": _type,
    "pattern": _pattern,
    "format": _pattern,
    "minLength": _length,
    "maxLength": _length,
    "minItems": _too_few,
    "contains": _too_few,
    "maxItems": _too_many,
    "uniqueItems": _twice,
    "minimum": _range,
    "maximum": _range,
    "minProperties": _one_of,
    "maxProperties": _one_of,
    "not": _not_here,
}


def _did_you_mean(name: object) -> str:
    return _("Did you mean {name}?").format(name=name)


def _choices(described: Mapping[str, Any]) -> str:
    values = described.get("enum", [])
    if not values:
        return ""
    names = described.get("enumDescriptions") or [""] * len(values)
    shown = "、".join(f"{v}（{n}）" if n else str(v) for v, n in zip(values, names, strict=True))
    return _("Write one of: {values}.").format(values=shown)


def _form(expected: str | list[str]) -> str:
    hints = {
        "string": _("Write text; put numbers and true/false in quotation marks if text is meant."),
        "integer": _("Write a whole number, without quotation marks."),
        "boolean": _("Write true or false."),
        "array": _("Write a list: each entry on a line of its own that begins with “- ”."),
        "object": _("Write fields, each on a line of its own and indented by two spaces."),
    }
    return hints[expected if isinstance(expected, str) else expected[0]]
