"""Every text that a catalogue holds, with its place: what rules about words and numbers are held against."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.catalog import Catalog
from generator.diagnostics import Trail
from generator.yaml_tree import Value

CODES: Final = frozenset(
    {
        "area_code",
        "code",
        "domain",
        "edit",
        "icp",
        "id",
        "id_code",
        "index_number",
        "pattern",
        "postcode",
        "url",
        "uscc",
        "value",
    }
)
"""Fields that hold codes and addresses of sites, whose form is checked by itself."""


class Text(NamedTuple):
    """A text: the file it is in, its trail there, and its words."""

    path: str
    trail: Trail
    words: str

    @property
    def is_internal(self) -> bool:
        """Whether it is for the unit's own use, and never published."""
        return "internal" in self.trail


def texts_with(catalog: Catalog, pattern: re.Pattern[str]) -> Iterator[tuple[Text, re.Match[str]]]:
    """Every match of ``pattern`` in a text of any file, sound or not, save codes.

    Whole files are searched first, which is quick; ``^`` has to be multiline for that.
    """
    for path, document in catalog.documents.items():
        if pattern.search("\n".join(_words(document.data))):
            yield from ((text, m) for text in _texts(path, document.data) for m in pattern.finditer(text.words))


def numbers(catalog: Catalog, pattern: re.Pattern[str]) -> Iterator[tuple[Text, str]]:
    """Each number that matches ``pattern``, in half-width digits and without the spaces and hyphens between them."""
    for text, match in texts_with(catalog, pattern):
        yield text, "".join(c for c in unicodedata.normalize("NFKC", match[0]) if c.isalnum()).upper()


def masked(number: str) -> str:
    """The number as a message may show it: messages travel further than the file."""
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"


def _texts(path: str, data: Value) -> Iterator[Text]:
    """Every text of a file with its place, save codes."""
    waiting: list[tuple[Trail, Value]] = [((), data)]
    while waiting:
        trail, value = waiting.pop()
        if isinstance(value, str):
            yield Text(path, trail, value)
        elif isinstance(value, dict):
            waiting.extend(((*trail, name), child) for name, child in value.items() if name not in CODES)
        elif isinstance(value, list):
            waiting.extend(((*trail, i), child) for i, child in enumerate(value))


def _words(data: Value) -> Iterator[str]:
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
