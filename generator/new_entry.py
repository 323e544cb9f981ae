"""The text of a new file of the catalogue: every field that its schema has, in the schema's order, each under its help.

What is given stands there; what is not is marked (``blanks.MARK``), so that ``validate`` names it. Fields that may be left out
stand behind ``# ``, and are taken up by taking that away; help stands behind ``## `` and stays a comment then.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from generator import front_matter, quick_yaml, schema, yaml_hand
from generator.blanks import MARK
from generator.diagnostics import Trail
from generator.i18n import _
from generator.intake.placeholders import complete, mark
from generator.kinds import Kind

Data = dict[str, Any]

HELP: Final = "## "
OFF: Final = "# "
_BODY: Final = "body: "
_STARTS: Final = Path(__file__).parent / "starts.yml"
_IS_LIVE: Final = re.compile(r" *[^ #]")


def start(kind: Kind) -> Data:
    """What new files of ``kind`` mostly say; ``None`` where a value is wanted that the schema lets be."""
    found: Data = _starts().get(kind.name, {})
    return found


def merged(base: Any, over: Any) -> Any:
    """``base`` with all that ``over`` says; items of lists are met by their place."""
    if isinstance(base, dict) and isinstance(over, dict):
        return {**base, **{k: merged(base.get(k), v) for k, v in over.items()}}
    if isinstance(base, list) and isinstance(over, list) and any(isinstance(i, dict) for i in base):
        longer = range(max(len(base), len(over)))
        return [merged(base[i] if i < len(base) else None, over[i] if i < len(over) else base[i]) for i in longer]
    return over


def text(kind: Kind, answers: Data, path: str) -> str:
    """The new file at ``path`` (relative to the checkout): its start, what was answered, marks, and help."""
    data = whole(merged(start(kind), answers), kind)
    head = [
        yaml_hand.modeline(path, kind.schema),
        HELP + str(schema.describe(kind, ()).get("description", "")),
        HELP + _("Write the real thing wherever it says “{mark}”: daylight validate names each.").format(mark=MARK),
        HELP + _("Lines behind “# ” may be left out; to write one, take the “# ” away."),
    ]
    return "\n".join(_in_file(kind, [*head, *_fields(kind, (), data, help_too=True)])) + "\n"


def whole(value: Any, kind: Kind, trail: Trail = ()) -> Any:
    """``value`` in the schema's order with a mark for all that is missing or ``None``."""
    return complete(_chosen(value, kind, trail), kind, trail)


def lines(kind: Kind, trail: Trail, data: Data) -> Iterator[str]:
    """The lines of a value that has fields, without help; of an item of a list, with its dash."""
    plain = list(_fields(kind, trail, data, help_too=False))
    return _as_item(plain) if trail else iter(_in_file(kind, plain))


# --- what stands in it --------------------------------------------------------


@cache
def _starts() -> Mapping[str, Any]:
    found = quick_yaml.load(_STARTS.read_text("utf-8"))
    return found if isinstance(found, dict) else {}


def is_choice(node: Mapping[str, Any]) -> bool:
    """Whether an object says just one of several things."""
    return bool(node.get("maxProperties") == 1)


def first_choice(node: Mapping[str, Any]) -> str:
    """What such an object says as long as nobody has chosen: the first that has something to be filled in."""
    return next(str(name) for name, child in node["properties"].items() if "const" not in child)


def _chosen(value: Any, kind: Kind, trail: Trail) -> Any:
    """``value`` where each object of one choice has one, and each ``None`` is a mark."""
    node = schema.describe(kind, trail)
    if value is None:
        return _stand_in(kind, trail)
    if isinstance(value, list):
        return [_chosen(item, kind, (*trail, 0)) for item in value]
    if not isinstance(value, dict):
        return value
    required = {name: None for name in node.get("required", ()) if _has_fields(kind, (*trail, name))}
    wanted = {**required, **(value or _of_nothing(node))}
    return {name: _chosen(child, kind, (*trail, name)) for name, child in wanted.items()}


def _of_nothing(node: Mapping[str, Any]) -> Data:
    """The fields of an object that says nothing and that must not stay so."""
    if is_choice(node):
        return {first_choice(node): None}
    return {} if node.get("required") else dict.fromkeys(node["properties"])


def _has_fields(kind: Kind, trail: Trail) -> bool:
    """Whether a value is made of fields, or of items that are."""
    node = schema.describe(kind, trail)
    of = schema.describe(kind, (*trail, 0)) if node.get("type") == "array" else node
    return of.get("type") == "object"


def _stand_in(kind: Kind, trail: Trail) -> Any:
    """What stands for a value that nobody gave."""
    node = schema.describe(kind, trail)
    if node.get("type") == "object":
        return _chosen({}, kind, trail)
    if node.get("type") == "array":
        made = _chosen({}, kind, (*trail, 0)) if _has_fields(kind, trail) else mark(node)
        return [made] * node.get("minItems", 1)
    return mark(node)


# --- how it is written --------------------------------------------------------


def _in_file(kind: Kind, fields: list[str]) -> list[str]:
    """The lines of a file: of a Markdown one, the fields between two lines ``---``, and what they say of its body below."""
    if not kind.pattern.endswith(front_matter.ENDING):
        return fields
    body = next(line for line in fields if line.startswith(_BODY))
    return ["---", *(line for line in fields if line is not body), "---", body.removeprefix(_BODY)]


def _fields(kind: Kind, trail: Trail, data: Data, *, help_too: bool) -> Iterator[str]:
    """The lines of a mapping: its fields, and, with their help, those that may be left out."""
    node = schema.describe(kind, trail)
    for name in node.get("properties", {}):
        here = (*trail, name)
        if name in data:
            if help_too:
                yield HELP + _help(kind, here, is_optional=False)
            yield from _field(kind, here, data[name], help_too=help_too)
        elif help_too and name not in _forbidden(data, node):
            yield HELP + _help(kind, here, is_optional=True)
            stand_in = whole(_stand_in(kind, here), kind, here)
            yield from (OFF + line for line in _field(kind, here, stand_in, help_too=False))


def _field(kind: Kind, trail: Trail, value: Any, *, help_too: bool) -> Iterator[str]:
    name = str(trail[-1])
    if isinstance(value, dict):
        yield f"{name}:"
        yield from _indented(_fields(kind, trail, value, help_too=help_too), 2)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield f"{name}:"
        for number, item in enumerate(value):
            lines = list(_fields(kind, (*trail, 0), item, help_too=help_too and number == 0))
            yield from _indented(_as_item(lines), 2)
    else:
        yield from yaml_hand.dump(yaml_hand.styled({name: value})).rstrip("\n").split("\n")


def _as_item(lines: list[str]) -> Iterator[str]:
    """The lines of a mapping as an item of a list: help of its first field before the dash."""
    first = next(i for i, line in enumerate(lines) if _IS_LIVE.match(line))
    begin = first - 1 if first and lines[first - 1].startswith(HELP) else first
    yield from lines[begin:first]
    yield f"- {lines[first]}"
    yield from _indented((*lines[:begin], *lines[first + 1 :]), 2)


def _indented(lines: Iterator[str] | tuple[str, ...], by: int) -> Iterator[str]:
    yield from (" " * by + line for line in lines)


def _help(kind: Kind, trail: Trail, *, is_optional: bool) -> str:
    node = schema.describe(kind, trail)
    inside = schema.describe(kind, (*trail, 0)) if node.get("type") == "array" else {}
    may = _(" (may be left out)") if is_optional else ""
    words = [str(node.get("description", "")), *_choices(inside or node)]
    if is_optional:
        words += _more(kind, (*trail, 0) if inside else trail)
    told = "".join(w for w in words if w)
    title = str(node.get("title", trail[-1]))
    return f"{title}{may}" + ("：" + told if told else "")


def _choices(node: Mapping[str, Any]) -> Iterator[str]:
    if "enum" in node:
        pairs = zip(node["enum"], node["enumDescriptions"], strict=True)
        yield _("One of: {choices}.").format(choices="、".join(f"{value}（{name}）" for value, name in pairs))


def _more(kind: Kind, trail: Trail) -> Iterator[str]:
    """What else a block that may be left out has room for."""
    node = schema.describe(kind, trail)
    shown = node.get("required", ()) or node.get("properties", ())
    others = [
        f"{n}（{schema.describe(kind, (*trail, n)).get('title', n)}）"
        for n in node.get("properties", {})
        if n not in shown
    ]
    if others:
        yield _("It has room for: {fields}.").format(fields="、".join(others))


def _forbidden(data: Data, node: Mapping[str, Any]) -> set[str]:
    """The fields that a schema rules out beside what ``data`` says."""
    found: set[str] = set()
    if "maxProperties" in node and len(data) >= node["maxProperties"]:
        return set()  # the others are shown as what else might be chosen
    while "if" in node:
        asked = node["if"].get("properties", {})
        holds = all(data.get(name, of["const"]) == of["const"] for name, of in asked.items())
        holds = holds and all(name in data for name in node["if"].get("required", ()))
        node = node.get("then" if holds else "else", {})
        found |= {name for name, of in node.get("properties", {}).items() if of is False}
    return found
