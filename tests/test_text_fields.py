"""Texts are found with their places, and nothing is missed by looking for its sign first."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import catalog as catalogs
from generator.catalog import Catalog
from generator.rules import (
    bank_card_number,
    identity_number,
    leftover_placeholder,
    markup_in_text,
    mobile_number,
    named_person,
    secrecy_mark,
    typed_total,
    year_out_of_reach,
)
from generator.text_fields import LONG, Text, Words, texts_that, texts_with
from generator.wording import field_of, strings

UNIT = "catalog/units/park-office/unit.yml"

SIGNS = [
    pytest.param(bank_card_number.CARD, LONG, id="bank-card-number"),
    pytest.param(identity_number.EIGHTEEN, LONG, id="identity-number"),
    pytest.param(mobile_number.ELEVEN, LONG, id="mobile-number"),
    pytest.param(leftover_placeholder.STAND_IN, leftover_placeholder.SIGN, id="leftover-placeholder"),
    pytest.param(markup_in_text.MARKUP, markup_in_text.SIGN, id="markup-in-text"),
    pytest.param(named_person.IN_TEXT, named_person.SIGN, id="named-person"),
    pytest.param(secrecy_mark.MARKS, secrecy_mark.SIGN, id="secrecy-mark"),
    pytest.param(typed_total.TOTALS, typed_total.SIGN, id="typed-total"),
    pytest.param(year_out_of_reach.OUT_OF_REACH, year_out_of_reach.SIGN, id="year-out-of-reach"),
]


@pytest.fixture
def park(base_catalog: Path) -> Catalog:
    """The small catalogue with texts of our own in the unit's file."""
    path = base_catalog / UNIT
    text = re.sub(r"(?m)^mission: .*$", "mission: 银杏与水杉", path.read_text("utf-8"))
    path.write_text(text + "other_names: [银杏所, 园林处, 银杏所]\n", "utf-8")
    return catalogs.load(base_catalog)[0]


@pytest.mark.parametrize(("pattern", "sign"), SIGNS)
@given(st.data())
@settings(max_examples=50)
def test_whatever_is_looked_for_has_its_sign(
    pattern: re.Pattern[str], sign: re.Pattern[str], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern))
    for match in pattern.finditer(text):
        assert sign.search(match[0]), match[0]


def test_texts_are_picked_by_what_they_say(park: Catalog) -> None:
    assert set(texts_that(park, lambda words: "银杏" in words)) == {
        Text(UNIT, ("mission",), "银杏与水杉"),
        Text(UNIT, ("other_names", 0), "银杏所"),
        Text(UNIT, ("other_names", 2), "银杏所"),
    }


def test_texts_are_picked_by_field(park: Catalog) -> None:
    found = texts_that(park, lambda words: "银杏" in words, fields={"mission", "no_such_field"})
    assert list(found) == [Text(UNIT, ("mission",), "银杏与水杉")]


def test_a_sign_leaves_out_nothing_that_has_it(park: Catalog) -> None:
    wanted = re.compile("银杏[与所]")
    assert set(texts_that(park, wanted.search, sign=re.compile("银杏"))) == set(texts_that(park, wanted.search))
    assert list(texts_that(park, wanted.search, sign=re.compile("柳"))) == []


def test_all_texts_of_all_files_are_looked_through(sample: Catalog) -> None:
    every = {
        Text(path, trail, words)
        for path, document in sample.documents.items()
        for trail, words in strings(document.data)
    }
    assert set(texts_that(sample, lambda _words: True)) == every
    assert set(texts_that(sample, bool, fields={"uscc"})) == {t for t in every if field_of(t.trail) == "uscc"}


def test_codes_are_no_words(park: Catalog) -> None:
    code = park.units["park-office"].uscc
    pattern = re.compile(code[:8])
    assert [t.field for t in texts_that(park, pattern.search)]
    assert list(texts_with(park, pattern, pattern)) == []


def test_every_match_in_a_text_is_told(park: Catalog) -> None:
    found = texts_with(park, re.compile("[银水][杏杉]"), re.compile("银杏与"))
    assert [(text.trail, match[0]) for text, match in found] == [(("mission",), "银杏"), (("mission",), "水杉")]


@given(st.lists(st.text("ab\n"), max_size=6), st.sampled_from(["a", "ab", "a+", "b"]))
def test_texts_bear_a_sign_if_they_match_by_themselves(texts: list[str], sign: str) -> None:
    pattern = re.compile(sign)
    assert Words(texts).bearing(pattern) == {text for text in texts if pattern.search(text)}
