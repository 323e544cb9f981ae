"""The words of the field: every enumeration's values and their Chinese names, as the common schema gives them."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

SCHEMAS: Final = Path(__file__).parent / "schemas"

INTERNAL_CATEGORIES: Final = frozenset({"personnel", "finance", "procurement", "works", "assets", "investment"})
"""The categories of power over a unit's own people, money, things and works; the others act on the public."""


@cache
def labels(vocabulary: str) -> Mapping[str | int, str]:
    """The Chinese name of each value of ``vocabulary`` (a definition of ``common.schema.json``), in the schema's order."""
    definition = _definitions()[vocabulary]
    return dict(zip(definition["enum"], definition["enumDescriptions"], strict=True))


def label(vocabulary: str, value: str | int) -> str:
    return labels(vocabulary)[value]


@cache
def _definitions() -> Mapping[str, dict[str, list[str]]]:
    definitions: Mapping[str, dict[str, list[str]]] = json.loads((SCHEMAS / "common.schema.json").read_text("utf-8"))[
        "definitions"
    ]
    return definitions
