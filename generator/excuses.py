"""Findings that are allowed to stand: which one an excuse means.

The place in an excuse is a trail in words, which outlives edits around it: fields by name, list items by their id where they
have one and by number, from 1, where they have none, as in ``steps/survey/limit``. The whole entry has no place.
"""

from collections.abc import Mapping

from generator.catalog import Catalog
from generator.diagnostics import Trail
from generator.model import Excuse
from generator.source import Document
from generator.yaml_tree import Value

Excused = tuple[str, str, str]
"""(rule, file, place in words)."""


def place_in_words(document: Document, trail: Trail) -> str:
    """The trail of a finding as an excuse writes it."""
    words: list[str] = []
    value: Value = document.data
    for step in trail:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
            words.append(_item_name(value, step))
        else:
            value = value.get(step) if isinstance(value, dict) else None
            words.append(step)
    return "/".join(words)


def _item_name(item: Value, index: int) -> str:
    name = item.get("id") if isinstance(item, dict) else None
    return name if isinstance(name, str) else str(index + 1)


def excuses_of(catalog: Catalog) -> Mapping[Excused, Excuse]:
    """The excuses of a catalogue by what they excuse."""
    return {(e.rule, e.file, e.at or ""): e for e in catalog.excuses.values()}
