"""Every text that a catalogue holds, with its place: what rules about words and numbers are held against.

Most texts have nothing that a rule looks for. So all different texts are gathered once, in one walk that all rules share, and each is
tried once; only for the few that are wanted are the files asked where they stand.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cached_property
from itertools import accumulate, repeat
from typing import Final, NamedTuple

from generator.catalog import Catalog
from generator.diagnostics import Trail
from generator.once import once
from generator.source import Document
from generator.wording import field_of, strings
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
    def field(self) -> str:
        return field_of(self.trail)

    @property
    def is_internal(self) -> bool:
        """Whether it is for the unit's own use, and never published."""
        return "internal" in self.trail


class Words:
    """Different texts, written one below the other so that all are searched in one go."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)
        self._starts = [0, *accumulate(len(text) + 1 for text in self._texts)]
        self._page = "\n".join(self._texts)
        self._bearing: dict[re.Pattern[str], frozenset[str]] = {}

    def bearing(self, sign: re.Pattern[str]) -> frozenset[str]:
        """The texts in which there is a match of ``sign``, which must not match a line break."""
        if sign not in self._bearing:
            places = (bisect_right(self._starts, match.start()) - 1 for match in sign.finditer(self._page))
            self._bearing[sign] = frozenset(self._texts[place] for place in places)
        return self._bearing[sign]


class Texts:
    """The texts of all files of a catalogue, sound or not."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._sheets = tuple((document, _by_field(document.data)) for document in documents)

    @cached_property
    def by_field(self) -> Mapping[str, Set[str]]:
        """All different texts by the field that they, or the lists that they are in, stand in."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for _document, sheet in self._sheets:
            for field, texts in sheet.items():
                found[field].update(texts)
        return found

    def of(self, fields: Set[str]) -> Set[str]:
        """All different texts of the fields."""
        return set().union(*(self.by_field[field] for field in fields & self.by_field.keys()))

    @cached_property
    def every(self) -> Set[str]:
        """All different texts."""
        return self.of(self.by_field.keys())

    @cached_property
    def prose(self) -> Words:
        """All different texts save codes."""
        return Words(self.of(self.by_field.keys() - CODES))

    @cached_property
    def codes(self) -> Words:
        """All different texts of the fields that hold codes."""
        return Words(self.of(CODES))

    def places_of(self, wanted: Set[str]) -> Iterator[Text]:
        """Every place of the texts that are wanted."""
        for document, by_field in self._sheets if wanted else ():
            if not all(wanted.isdisjoint(texts) for texts in by_field.values()):
                yield from (
                    Text(document.path, trail, words) for trail, words in strings(document.data) if words in wanted
                )


def _by_field(data: Value) -> dict[str, set[str]]:
    """The different texts inside YAML data by their field."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    waiting: list[tuple[str, Value]] = [("", data)]
    for field, value in waiting:  # which grows while it is gone through
        if type(value) is dict:
            for name, child in value.items():
                if type(child) is str:
                    found[name].add(child)
                elif type(child) is dict or type(child) is list:
                    waiting.append((name, child))
        elif type(value) is list:
            waiting += zip(repeat(field), value, strict=False)
        elif type(value) is str:
            found[field].add(value)
    return found


@once
def texts_of(catalog: Catalog) -> Texts:
    return Texts(catalog.documents.values())


def texts_that(
    catalog: Catalog,
    is_wanted: Callable[[str], object],
    *,
    sign: re.Pattern[str] | None = None,
    fields: Set[str] | None = None,
) -> Iterator[Text]:
    """The texts of any file that are wanted, in ``fields`` if given (the texts of a list stand in the list's field).

    ``sign`` is something that is found quickly and that every wanted text has; it must not match a line break.
    """
    texts = texts_of(catalog)
    asked: Set[str]
    if sign:
        asked = texts.prose.bearing(sign) | texts.codes.bearing(sign)
    else:
        asked = texts.every if fields is None else texts.of(fields)
    for text in texts.places_of(set(filter(is_wanted, asked))):
        if fields is None or text.field in fields:
            yield text


def texts_with(
    catalog: Catalog, pattern: re.Pattern[str], sign: re.Pattern[str]
) -> Iterator[tuple[Text, re.Match[str]]]:
    """Every match of ``pattern`` in a text of any file, save codes. ``sign`` is as for ``texts_that``."""
    texts = texts_of(catalog)
    for text in texts.places_of(set(filter(pattern.search, texts.prose.bearing(sign)))):
        if CODES.isdisjoint(text.trail):
            yield from ((text, match) for match in pattern.finditer(text.words))


LONG: Final = re.compile(r"\d[\d -]{9}")
"""What every number of eleven digits has."""


def numbers(catalog: Catalog, pattern: re.Pattern[str]) -> Iterator[tuple[Text, str]]:
    """Each number of eleven digits or more that matches ``pattern``, in half-width digits, without spaces and hyphens."""
    for text, match in texts_with(catalog, pattern, LONG):
        yield text, "".join(c for c in unicodedata.normalize("NFKC", match[0]) if c.isalnum()).upper()


def masked(number: str) -> str:
    """The number as a message may show it: messages travel further than the file."""
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"
