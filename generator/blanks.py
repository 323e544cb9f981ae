"""What is still to be filled in: the mark that programs write in the place of what only a clerk can know.

It is one of those that the rule ``leftover-placeholder`` looks for, and breaks every form (a date, an identifier, a word of an
enumeration), so that no file that holds one is published.
"""

from collections.abc import Iterator
from typing import Any, Final

from generator.diagnostics import Trail

MARK: Final = "此处填写"


def is_blank(value: object) -> bool:
    return isinstance(value, str) and value.startswith(MARK)


def blanks(value: Any, trail: Trail = ()) -> Iterator[Trail]:
    """The way to every mark in a value."""
    if is_blank(value):
        yield trail
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from blanks(child, (*trail, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from blanks(child, (*trail, index))
