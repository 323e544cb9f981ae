"""What the editor's pages know: the schemas, the words of ``validate``, the ids there are, and the files of the checkout.

Each piece is a classic script that calls ``daylight.learn``: pages opened from a folder may not fetch anything else.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from msgspec import Struct, to_builtins

from generator import yaml_tree
from generator.discovery import Found
from generator.editor.names import FORMS, INSIDE, OWN, SCOPES, Declared, gather, mentions
from generator.i18n import _
from generator.kinds import JURISDICTION
from generator.schema import load, schemas
from generator.source import read

_MESSAGE: Final = re.compile(r'"([A-Z{](?:[^"\\]| )+[.?])"')
"""A sentence in English among the words of a script: a message of ``validate``."""


class Shelf(Struct, frozen=True):
    """The entries of one unit, or (``unit`` is "") of the whole city, and what they declare."""

    unit: str
    entries: tuple[Mapping[str, str], ...]
    declared: Declared

    @property
    def name(self) -> str:
        return self.declared.names.get("unit", {}).get(self.unit, self.unit)


def shelf(root: Path, unit: str, found: Iterable[Found]) -> Shelf:
    """The files of one unit as they are, sound or not; each is read once."""
    declared, entries = Declared(), []
    for file in found:
        if not file.is_file:
            continue
        document = read(root, file.path)
        kind = file.identity.kind
        data = document.data if document.is_sound else None
        gather(declared, kind, file.identity.id or unit, data)
        text = document.raw.decode("utf-8", "replace")
        said = {"path": file.path, "kind": kind.name, "id": file.identity.id, "text": text}
        entries.append((said, data))
    return Shelf(unit, tuple({**said, "title": _title(data, declared)} for said, data in entries), declared)


def _title(data: Any, declared: Declared) -> str:
    """What an entry is called in a list; a list of risks is called after what it is about."""
    if not isinstance(data, dict):
        return ""
    named = (data[n] for n in ("title", "name") if isinstance(data.get(n), str))
    about = data.get("about")
    parts = about.items() if isinstance(about, dict) else ()
    meant = (declared.names.get(str(target), {}).get(str(name), "") for target, name in parts)
    return next((title for title in (*named, *meant) if title), "")


def settings(scripts: Sequence[str]) -> dict[str, Any]:
    """What is the same for every checkout: the schemas and tables, and the messages that ``scripts`` speak in."""
    return {
        "schemas": dict(schemas()),
        "messages": {message: _(message) for text in scripts for message in _MESSAGE.findall(text)},
        "dialect": {"integer": _whole(yaml_tree.INTEGER.pattern)},
        "kinds": {k.name: {"title": load(k.schema)["title"], "pattern": k.pattern} for k in FORMS},
        "references": {k.name: to_builtins(list(mentions(k))) for k in FORMS},
        "declares": {
            "own": {k.name: to_builtins(own) for k, own in OWN.items()},
            "inside": {k.name: to_builtins(list(found)) for k, found in INSIDE.items()},
        },
        "scopes": {k.name: scopes for k, scopes in SCOPES.items()},
    }


def _whole(pattern: str) -> str:
    """A pattern of Python that is matched from the start, as JavaScript writes it."""
    return "^" + pattern.replace(r"\Z", "$")


def of_city(city: Shelf, units: Sequence[Shelf]) -> dict[str, Any]:
    """What every page knows of the city: its units, and the ids that lead out of a unit."""
    names: dict[str, Any] = {target: city.declared.names.get(target, {}) for target in ("law", "field", "alert_scheme")}
    names["unit"] = {u.unit: u.name for u in units}
    inner = {target: city.declared.inner.get(target, {}) for target in ("article", "link")}
    powers = {f"{u.unit}/{p}": name for u in units for p, name in u.declared.names.get("power", {}).items()}
    return {
        "names": {**names, **inner, **dict.fromkeys(city.declared.unknown - {"article"})},
        "powers": powers,
        "units": [{"id": u.unit, "name": u.name} for u in units],
        "edit": _edit_address(city),
    }


def of_shelf(one: Shelf) -> dict[str, Any]:
    """What the pages know of one unit: its files and its ids; ``None`` in the place of ids that cannot be known."""
    names = {t: one.declared.names.get(t, {}) for t in ("department", "post", "power", "rule", "risk", "flow")}
    return {
        "unit": one.unit,
        "entries": one.entries,
        "names": ({**names, **dict.fromkeys(one.declared.unknown - {"node"})}) if one.unit else {},
        "nodes": one.declared.inner.get("node", {}),
    }


def _edit_address(city: Shelf) -> str:
    """Where the forge's page to change a file begins, as the jurisdiction says; "" where it does not."""
    text = next((e["text"] for e in city.entries if e["kind"] == JURISDICTION.name), "")
    tree, _problem = yaml_tree.build(JURISDICTION.pattern, text)
    said: Any = tree.data if isinstance(tree.data, dict) else {}
    repository = said.get("repository")
    edit = repository.get("edit") if isinstance(repository, dict) else None
    return edit if isinstance(edit, str) and edit.startswith("https://") else ""


def script(topic: str, value: Any) -> str:
    """A script that tells the pages ``value``."""
    return f"daylight.learn({json.dumps(topic)}, {json.dumps(value, ensure_ascii=False)});\n"
