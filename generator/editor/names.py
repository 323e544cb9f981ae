"""Tables of ids, as the editor's forms need them: which entries declare which, and which fields name them.

``references.py`` says the same of loaded entries; a form also has to know it of fields that are empty yet. A test holds the two
together. Patterns are trails with ``"*"`` for any entry of a list.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct, field

from generator.kinds import ALERT, ALERT_SCHEME, FLOW, JURISDICTION, KINDS, LAW, POWER, RISKS, RULES, UNIT, Kind
from generator.schema import Schema, load

FORMS: Final = tuple(kind for kind in KINDS if kind.pattern.endswith(".yml"))
"""The kinds that have a form; what is to be learned from is a text, and written as one."""

Pattern = tuple[str, ...]
Names = dict[str, str]
"""Names by id."""

CITY: Final = "city"
"""The scope of mentions that may lead into another unit, as ``unit/power``."""


class Mention(Struct, frozen=True):
    """A field that names something. ``scope`` is CITY, or the field beside it that says in which flow a node is looked for."""

    pattern: Pattern
    target: str
    scope: str = ""


class Declaration(Struct, frozen=True):
    """The entries of a list, which are named by their ``key``."""

    target: str
    list: Pattern
    key: str = "id"
    name: str = "name"


class Own(Struct, frozen=True):
    """What an entry itself is, to those that name it; ``name`` is the field with its name."""

    target: str
    name: str


class Declared(Struct):
    """What a group of entries declares: by target, names by id; the nodes of each flow, and the parts of what the city's lists hold.

    A target in ``unknown`` is declared in a file that cannot be read: nothing can be said to be missing there.
    """

    names: dict[str, Names] = field(default_factory=dict)
    inner: dict[str, dict[str, Names]] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)


OWN: Final[Mapping[Kind, Own]] = {
    UNIT: Own("unit", "name"),
    LAW: Own("law", "title"),
    POWER: Own("power", "name"),
    FLOW: Own("flow", "title"),
    ALERT_SCHEME: Own("alert_scheme", "name"),
}

INSIDE: Final[Mapping[Kind, tuple[Declaration, ...]]] = {
    UNIT: (Declaration("department", ("departments",)), Declaration("post", ("posts",))),
    RULES: (Declaration("rule", ("rules",), name="title"),),
    RISKS: (Declaration("risk", ("risks",)),),
    FLOW: (Declaration("node", ("steps",)), Declaration("node", ("ends",))),
    JURISDICTION: (Declaration("field", ("focus_fields",)),),
    LAW: (Declaration("article", ("articles",), key="article", name="article"),),
}

_NEXT: Final = (
    Mention(("start", "next"), "node"),
    Mention(("start", "next", "*"), "node"),
    Mention(("steps", "*", "next"), "node"),
    Mention(("steps", "*", "next", "*"), "node"),
    Mention(("steps", "*", "branches", "*", "next"), "node"),
)

_MENTIONS: Final[Mapping[Kind, tuple[Mention, ...]]] = {
    JURISDICTION: (Mention(("alert_scheme",), "alert_scheme"),),
    ALERT_SCHEME: (Mention(("equivalents", "*", "scheme"), "alert_scheme"),),
    LAW: (Mention(("replaced_by",), "law"),),
    UNIT: (Mention(("parent",), "unit"), Mention(("posts", "*", "department"), "department")),
    RULES: (Mention(("rules", "*", "owner"), "department"), Mention(("rules", "*", "replaced_by"), "rule")),
    POWER: (
        Mention(("department",), "department"),
        Mention(("posts", "*"), "post"),
        Mention(("exercised_by", "delegated_by"), "unit"),
        Mention(("exercised_by", "joint_with", "*"), "unit"),
        Mention(("related", "*"), "power", CITY),
        Mention(("status", "successor"), "power", CITY),
        Mention(("focus_fields", "*", "field"), "field"),
        Mention(("focus_fields", "*", "link"), "link"),
        Mention(("review", "lead_approval", "post"), "post"),
    ),
    FLOW: (
        Mention(("power",), "power"),
        Mention(("steps", "*", "post"), "post"),
        Mention(("steps", "*", "risks", "*"), "risk"),
        *_NEXT,
    ),
    RISKS: (
        Mention(("about", "power"), "power"),
        Mention(("about", "post"), "post"),
        Mention(("about", "department"), "department"),
        Mention(("risks", "*", "post"), "post"),
        Mention(("risks", "*", "focus_field"), "field"),
        Mention(("risks", "*", "controls", "*", "owner"), "post"),
        Mention(("risks", "*", "controls", "*", "rule"), "rule"),
    ),
    ALERT: (
        Mention(("scheme",), "alert_scheme"),
        Mention(("subject", "department"), "department"),
        Mention(("subject", "post"), "post"),
        Mention(("subject", "power"), "power"),
        Mention(("subject", "risk"), "risk"),
        Mention(("subject", "step", "flow"), "flow"),
        Mention(("subject", "step", "step"), "node", "flow"),
    ),
}

SCOPES: Final[Mapping[Kind, tuple[tuple[Pattern, ...], ...]]] = {
    JURISDICTION: ((("focus_fields", "*", "id"),),),
    LAW: ((("articles", "*", "article"),),),
    UNIT: ((("departments", "*", "id"),), (("posts", "*", "id"),)),
    RULES: ((("rules", "*", "id"),),),
    POWER: ((("sub_items", "*", "id"),),),
    FLOW: ((("steps", "*", "id"), ("ends", "*", "id")),),
    RISKS: ((("risks", "*", "id"),),),
}
"""Within one entry, the groups of fields that must all be different."""


def mentions(kind: Kind) -> tuple[Mention, ...]:
    """Every field of ``kind`` that names something, citations of laws among them."""
    return (*_MENTIONS.get(kind, ()), *_citations(load(kind.schema), kind.schema, ()))


def _citations(node: Schema, file: str, trail: Pattern) -> Iterator[Mention]:
    """The laws and articles of every citation under ``node``."""
    while "$ref" in node:
        target, _hash, pointer = node["$ref"].partition("#")
        file = target or file
        node = load(file)
        for part in pointer.strip("/").split("/"):
            node = node[part]
    parts: Mapping[str, Any] = node.get("properties", {})
    if parts.get("law", {}).get("$comment") == "reference: law":
        yield Mention((*trail, "law"), "law")
        yield Mention((*trail, "article"), "article")
        return
    for name, part in parts.items():
        yield from _citations(part, file, (*trail, name))
    if isinstance(node.get("items"), dict):
        yield from _citations(node["items"], file, (*trail, "*"))


def gather(into: Declared, kind: Kind, entry: str, data: Any) -> None:
    """Add what the entry ``entry`` declares; ``data`` is ``None`` where its file cannot be read."""
    own = OWN.get(kind)
    if own and entry:
        into.names.setdefault(own.target, {})[entry] = _text(data, own.name) or entry
    for declaration in INSIDE.get(kind, ()):
        found = dict(_found(declaration, data))
        if declaration.target in ("node", "article"):
            into.inner.setdefault(declaration.target, {}).setdefault(entry, {}).update(found)
        else:
            into.names.setdefault(declaration.target, {}).update(found)
        if data is None:
            into.unknown.add(declaration.target)
    for focus in _items(data, "focus_fields") if kind is JURISDICTION else ():
        links = {_text(link, "id"): _text(link, "name") for link in _items(focus, "links")}
        into.inner.setdefault("link", {})[_text(focus, "id")] = links


def _found(declaration: Declaration, data: Any) -> Iterator[tuple[str, str]]:
    for item in _items(data, *declaration.list):
        key = _text(item, declaration.key)
        if key:
            yield key, _text(item, declaration.name) or key


def _items(data: Any, *way: str) -> list[Any]:
    for step in way:
        data = data.get(step) if isinstance(data, dict) else None
    return data if isinstance(data, list) else []


def _text(data: Any, name: str) -> str:
    value = data.get(name) if isinstance(data, dict) else None
    return value if isinstance(value, str) else ""
