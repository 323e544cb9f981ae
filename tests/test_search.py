"""The finder's engine: every word that stands in a text is found, no other, and an edit changes little."""

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import pytest
from finding import KNOWN_QUERIES, Reader, collections, files, reader
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from suite import LONG

from generator.public import PublicCatalog
from generator.search.files import file_count, word_files
from generator.search.lists import DIGITS, LAST, UNIT, number
from generator.search.normal import words
from generator.search.records import KINDS, PLACES, Collection, Record, Text
from generator.search.segment import BUCKETS, DRAWERS, SLICE, bucket_of, unit_segment
from generator.search.standing import SIGN, lists_of
from generator.search.words import Stretch, absent_words

stretches = st.lists(st.text("甲乙丙", min_size=1, max_size=14), min_size=1, max_size=4)
"""Texts in which much is repeated."""


def _grams(texts: list[str]) -> set[str]:
    return {gram for text in texts for gram in Stretch.of(text).grams()}


def _absent_words(texts: list[str]) -> set[str]:
    return set(absent_words(list(map(Stretch.of, texts))))


def _parts(text: str) -> Iterator[str]:
    return (text[i:j] for i in range(len(text)) for j in range(i + 1, len(text) + 1))


@given(stretches)
def test_absent_words_are_all_that_are_missing_with_none_of_their_parts_missing(texts: list[str]) -> None:
    present = {part for text in texts for part in _parts(text)}
    candidates = {character + part for character in "甲乙丙" for part in present}
    missing = {word for word in candidates if len(word) > 3 and word not in present and word[:-1] in present}
    assert _absent_words(texts) == missing


@given(stretches, st.text("甲乙丙", min_size=3, max_size=10))
def test_a_word_stands_in_a_text_if_its_grams_do_and_no_part_of_it_is_absent(texts: list[str], word: str) -> None:
    has, lacks = _grams(texts), _absent_words(texts)
    told = all(word[i : i + 3] in has for i in range(len(word) - 2)) and not lacks.intersection(_parts(word))
    assert told == any(word in text for text in texts)


@given(stretches)
def test_two_characters_stand_in_a_text_if_a_gram_begins_with_them(texts: list[str]) -> None:
    assert {gram[:2] for gram in _grams(texts)} == {part for text in texts for part in _parts(text) if len(part) == 2}


@given(stretches)
def test_grams_are_the_parts_of_three_characters_and_the_last_two(texts: list[str]) -> None:
    threes = {part for text in texts for part in _parts(text) if len(part) == 3}
    assert _grams(texts) == threes | {text[-2:] for text in texts if len(text) > 1}


def _plain_lists(records: list[Record]) -> dict[str, str]:
    """For each word the places, and in each the records, that have it or miss it, looked for in every text by itself."""
    found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for own, record in enumerate(records):
        for text in record.texts:
            stretches = [stretch for piece in text.pieces for stretch in words(piece)]
            for word in _grams(stretches) | _absent_words(stretches):
                found[word].append((list(PLACES).index(text.place), own, SIGN[text.place]))
    return {
        word: "".join(
            sign + "".join(number(own) for _p, own, _s in spots)
            for sign, spots in groupby(sorted(all_), key=itemgetter(2))
        )
        for word, all_ in found.items()
    }


@given(st.lists(st.dictionaries(st.sampled_from(["name", "code", "duty"]), stretches, min_size=1), max_size=5))
def test_lists_written_for_all_that_stands_in_the_same_places_are_those_of_every_text_by_itself(
    all_texts: list[dict[str, list[str]]],
) -> None:
    records = [Record("", "power", tuple(Text(p, tuple(pieces)) for p, pieces in own.items())) for own in all_texts]
    assert dict(lists_of(records)) == _plain_lists(records)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《行政处罚法》第三十条", ["行政处罚法第三十条"]),
        ("ＱＬ－００１ ab\u3000甲乙\n丙", ["ql-001", "ab", "甲乙", "丙"]),
        ("㈠ ½", ["(一)", "1⁄2"]),  # what NFKC makes of a fraction
        ("", []),
    ],
)
def test_texts_are_compared_without_width_case_and_book_marks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


class _Index:
    """The index read from its files, as ``finder.js`` reads it."""

    def __init__(self, assets: dict[str, bytes]) -> None:
        self.files = {address: _data(content) for address, content in assets.items()}
        self.known = self.files["finder/index.js"]
        self.lists: dict[str, dict[str, str]] = {}
        for address, told in self.files.items():
            if address.startswith("finder/words/"):
                parts = told.split(" ")
                self.lists[address] = dict(zip(parts[::2], parts[1::2], strict=False))

    def find(self, query: str) -> set[str]:
        found = [self._records(word) for word in words(query) if len(word) > 1]
        return {self._address(*record) for record in set.intersection(*found)} if found else set()

    def _records(self, word: str) -> set[tuple[int, int]]:
        if len(word) == 2:
            begun = (gram for gram in self._file(word) if gram.startswith(word) and len(gram) < 4)
            return {record for gram in begun for record, _place in self._entries(gram)}
        places = set.intersection(*(self._entries(word[i : i + 3]) for i in range(len(word) - 2)))
        for part in _parts(word):
            if len(part) > 3:
                places -= self._entries(part)
        return {record for record, _place in places}

    def _entries(self, word: str) -> set[tuple[tuple[int, int], str]]:
        return set(_entries(self._file(word).get(word, "")))

    def _file(self, word: str) -> dict[str, str]:
        count, _buckets = self.known["words"]
        return self.lists[f"finder/words/{bucket_of(word[:2]) % count}.js"]

    def _address(self, unit: int, own: int) -> str:
        name, _short, counts = self.known["units"][unit]
        for (kind, _label, few, _rank), count in zip(self.known["kinds"], counts, strict=True):
            if own < count:
                address: str = self.files[f"finder/texts/{name or '_'}/{kind}-{own // few}.js"][own % few][0]
                return address
            own -= count
        raise AssertionError(own)


def _entries(members: str) -> Iterator[tuple[tuple[int, int], str]]:
    place, value, unit = "", 0, 0
    for sign in members:
        digit = DIGITS.find(sign)
        if digit < 0:
            place = sign
        elif digit >= LAST:
            value = value * (len(DIGITS) - LAST) + digit - LAST
        else:
            value = value * LAST + digit
            if place == UNIT:
                unit = value
            else:
                yield (unit, value), place
            value = 0


def _data(content: bytes) -> Any:
    """What a script hands over: the last of its three values."""
    text = content.decode()
    assert text.startswith("daylightFinder(")
    assert text.endswith(")\n")
    values = text.removeprefix("daylightFinder(").removesuffix(")\n")
    return json.loads(f"[{values}]")[2]


@given(st.lists(st.integers(0, 10_000_000)))
def test_numbers_are_read_as_they_were_written(values: list[int]) -> None:
    assert [own for (_unit, own), _place in _entries("!" + "".join(map(number, values)))] == values


@pytest.fixture(scope="module")
def shelf(public: PublicCatalog) -> list[Collection]:
    return collections(public)


@pytest.fixture(scope="module")
def index(shelf: list[Collection]) -> _Index:
    return _Index(files(shelf))


@pytest.fixture(scope="module")
def reading(shelf: list[Collection]) -> Reader:
    return reader(shelf)


def test_the_index_finds_what_reading_every_text_finds(index: _Index, reading: Reader) -> None:
    queries = [*KNOWN_QUERIES, *reading.queries(20_000 if LONG else 600, seed=1)]
    wrong = {query for query in queries if index.find(query) != reading.find(query)}
    assert wrong == set()
    assert len({query for query in queries if reading.find(query)}) > len(queries) / 2


def test_every_kind_of_record_is_found_under_what_people_know_of_it(index: _Index, public: PublicCatalog) -> None:
    power, unit, law = public.powers[0], public.units[0], public.laws[0]
    basis = next(basis for basis in power.legal_basis if basis.article)
    here = f"powers/{power.key}.html"
    for query in (power.name, power.codes[0].value, power.codes[0].value.lower(), f"{basis.law.name}{basis.article}"):
        assert here in index.find(query), query
    assert f"units/{unit.id}.html" in index.find(unit.name)
    assert f"laws/{law.id}.html" in index.find(law.title)
    assert f"risks/{public.risks[0].unit.id}.html#risk-{public.risks[0].id}" in index.find(public.risks[0].name)
    ruled = next(unit for unit in public.units if unit.rules)
    assert f"rules/{ruled.id}.html#rule-{ruled.rules[0].id}" in index.find(ruled.rules[0].title)


def test_powers_and_units_are_found_by_the_first_letters_of_their_pinyin(
    shelf: list[Collection], index: _Index, public: PublicCatalog
) -> None:
    initials = {
        record.texts[0].pieces[0]: text.pieces[0]
        for collection in shelf
        for record in collection.records
        for text in record.texts
        if text.place == "initials"
    }
    assert set(initials) >= {power.name for power in public.powers} | {unit.name for unit in public.units}
    assert all(letters.isascii() and letters.islower() for letters in initials.values())
    assert initials["晴岚市民政局"] == "qlsmzj"
    unit = next(unit for unit in public.units if unit.name == "晴岚市民政局")
    assert f"units/{unit.id}.html" in index.find("QLSMZJ")


def test_records_stand_in_the_order_of_kinds_and_each_has_its_own_address(shelf: list[Collection]) -> None:
    addresses = [record.address for collection in shelf for record in collection.records]
    assert len(addresses) == len(set(addresses))
    for collection in shelf:
        order = [list(KINDS).index(record.kind) for record in collection.records]
        assert order == sorted(order)
        assert all(record.texts[0].place == "name" for record in collection.records)


def test_facets_list_the_records_that_bear_their_marks(shelf: list[Collection], index: _Index) -> None:
    listed = {
        (facet, value, index._address(*record))
        for facet, _label, values in index.known["facets"]
        for value, _title, members in values
        for record, _place in _entries(members)
    }
    marked = {(m.facet, m.value, r.address) for c in shelf for r in c.records for m in r.marks}
    assert listed == marked
    assert {facet for facet, _value, _address in marked} == {facet for facet, _label, _values in index.known["facets"]}


def _edited(shelf: list[Collection], words_added: str) -> list[Collection]:
    """The shelf with a text added to one record of the last collection."""
    *others, last = shelf
    first, *rest = last.records
    *texts, text = first.texts
    longer = replace(first, texts=(*texts, Text(text.place, (*text.pieces, words_added))))
    return [*others, replace(last, records=(longer, *rest))]


def test_an_edit_changes_the_files_of_its_words_and_of_its_text(shelf: list[Collection]) -> None:
    before, after = files(shelf), files(_edited(shelf, "赑屃负碑"))
    changed = {address for address in before | after if before.get(address) != after.get(address)}
    count = _data(before["finder/index.js"])["words"][0]
    # the words' own files, and those of words around one character that the text may have had before
    assert {f"finder/words/{bucket_of(two) % count}.js" for two in ("赑屃", "屃负", "负碑")} <= changed
    assert len(changed) <= 3 + 2
    assert {address.split("/")[1] for address in changed} == {"index.js", "words", "texts"}
    assert len([address for address in changed if address.startswith("finder/texts/")]) == 1


def test_another_record_of_a_unit_leaves_other_units_as_they_are(shelf: list[Collection]) -> None:
    *others, last = shelf
    before = [unit_segment(collection) for collection in shelf]
    shorter = replace(last, records=last.records[:-1])
    after = [*(unit_segment(collection) for collection in others), unit_segment(shorter)]
    assert before[:-1] == after[:-1]
    assert before[-1] != after[-1]


def test_an_edit_changes_few_drawers_and_only_its_own_files_of_words(shelf: list[Collection]) -> None:
    before, after = (list(map(unit_segment, shelf)), list(map(unit_segment, _edited(shelf, "赑屃负碑"))))
    count = file_count([segment.head for segment in before])
    changed = {
        drawer
        for old, new in zip(before, after, strict=True)
        for drawer, (a, b) in enumerate(zip(old.drawers, new.drawers, strict=True))
        if a != b
    }
    assert 0 < len(changed) <= 3
    for drawer in range(DRAWERS):
        old, new = (list(word_files(drawer, count, [s.drawers[drawer] for s in side])) for side in (before, after))
        assert (old != new) is (drawer in changed)


def test_files_do_not_depend_on_the_order_of_sets(root: Any) -> None:
    program = (
        "import hashlib, sys; sys.path.insert(0, 'tests');"
        "from pathlib import Path; from generator.catalog import load; from generator.disclose import disclose;"
        "from finding import collections, files;"
        "made = files(collections(disclose(load(Path('tests/base_catalog'))[0])));"
        "print(len(made), hashlib.sha256(repr(sorted(made.items())).encode()).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=root,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


def test_words_are_spread_evenly_over_the_index(shelf: list[Collection]) -> None:
    sizes: defaultdict[int, int] = defaultdict(int)
    twos = {gram[:2] for texts in reader(shelf).texts.values() for text in texts for gram in _grams([text])}
    for two in twos:
        sizes[bucket_of(two) % 64] += 1
    assert len(sizes) == 64
    assert max(sizes.values()) < 1.5 * len(twos) / 64
    assert BUCKETS % 64 == 0


def test_texts_are_in_files_of_a_few_records(shelf: list[Collection]) -> None:
    segment = unit_segment(shelf[-1])
    held = [len(_data(asset.content)) for asset in segment.texts]
    assert sum(held) == len(shelf[-1].records)
    for asset, size in zip(segment.texts, held, strict=True):
        kind = asset.address.rpartition("/")[2].partition("-")[0]
        assert size <= SLICE[kind]
