"""Snippets for VS Code, made of the schemas: a whole file of each kind, and an item of each of its lists, to tab through.

``make editor-files`` writes them to ``.vscode/daylight.code-snippets``; a test holds that file to the schemas.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator import front_matter, schema
from generator.blanks import MARK, blanks
from generator.diagnostics import Trail
from generator.kinds import KINDS, Kind
from generator.new_entry import Data, lines, start, whole

FILE: Final = ".vscode/daylight.code-snippets"
_MARK: Final = re.compile(f"{MARK} ?（.*）$")
_JOINT: Final = "·"

Snippet = dict[str, Any]


def text() -> str:
    """The file of snippets."""
    return json.dumps(snippets(), ensure_ascii=False, indent=2) + "\n"


def snippets() -> dict[str, Snippet]:
    """Every snippet by its name, which is what an editor lists."""
    return {name: snippet for kind in KINDS for name, snippet in (_file(kind), *_items(kind))}


def _file(kind: Kind) -> tuple[str, Snippet]:
    node = schema.describe(kind, ())
    return str(node["title"]), _snippet(kind, (), whole(start(kind), kind), node, kind.name)


def _items(kind: Kind) -> Iterator[tuple[str, Snippet]]:
    for trail, titles in _lists(kind, (), (str(schema.describe(kind, ())["title"]),)):
        item = whole({}, kind, (*trail, 0))
        node = schema.describe(kind, trail)
        yield _JOINT.join(titles), _snippet(kind, (*trail, 0), item, node, str(trail[-1]))


def _lists(kind: Kind, trail: Trail, titles: tuple[str, ...]) -> Iterator[tuple[Trail, tuple[str, ...]]]:
    """Every list of things that have fields, outer ones first."""
    for name in schema.describe(kind, trail).get("properties", {}):
        here = (*trail, name)
        node = schema.describe(kind, here)
        told = (*titles, str(node.get("title", name)))
        if node.get("type") == "object":
            yield from _lists(kind, here, told)
        elif node.get("type") == "array" and schema.describe(kind, (*here, 0)).get("type") == "object":
            yield here, told
            yield from _lists(kind, (*here, 0), told)


def _snippet(kind: Kind, trail: Trail, data: Data, node: Mapping[str, Any], word: str) -> Snippet:
    """A snippet; an editor offers it where somebody types its title or ``word``."""
    body = list(lines(kind, trail, data))
    return {
        "scope": "markdown" if kind.pattern.endswith(front_matter.ENDING) else "yaml",
        "prefix": [str(node.get("title", word)), word],
        "description": str(node.get("description", node.get("title", word))),
        "body": _with_stops(kind, trail, data, body),
    }


def _with_stops(kind: Kind, trail: Trail, data: Data, body: list[str]) -> list[str]:
    """``body`` with a place to stop at for each mark; marks stand in it in the order of ``data``."""
    stops = enumerate((schema.describe(kind, (*trail, *way)) for way in blanks(data)), start=1)
    return [_MARK.sub(lambda _mark: _stop(*next(stops)), line) for line in body]


def _stop(number: int, node: Mapping[str, Any]) -> str:
    choices = node.get("enum", [False, True] if node.get("type") == "boolean" else [])
    if choices:
        return f"${{{number}|{','.join(json.dumps(c).strip(chr(34)) for c in choices)}|}}"
    return f"${{{number}:{node.get('title', '')}}}"
