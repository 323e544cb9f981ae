"""Things are paired by name, then by words, alike from either side; and the greater of two values is known where it can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.likeness import Candidate, bigrams, containment, likeness, pair
from generator.model import Limit
from generator.quantities import by_date, by_numbers, by_rank, by_time

WORDS = st.lists(st.text("砍伐树木审批许可", max_size=6), max_size=6)


def _candidates(texts: list[str]) -> list[Candidate]:
    return [Candidate(text, (text[:2] or None,), text) for text in texts]


@given(WORDS, WORDS)
def test_pairs_are_the_same_from_either_side(old: list[str], new: list[str]) -> None:
    there, back = pair(_candidates(old), _candidates(new)), pair(_candidates(new), _candidates(old))
    assert set(there.pairs) == {(j, i) for i, j in back.pairs}
    assert (set(there.gone), set(there.new)) == (set(back.new), set(back.gone))


@given(WORDS, WORDS)
def test_nothing_is_lost_or_paired_twice(old: list[str], new: list[str]) -> None:
    found = pair(_candidates(old), _candidates(new))
    assert sorted([*(i for i, _j in found.pairs), *found.gone]) == list(range(len(old)))
    assert sorted([*(j for _i, j in found.pairs), *found.new]) == list(range(len(new)))


def test_a_name_goes_before_words() -> None:
    old = [Candidate("a", (1,), "砍伐树木"), Candidate("b", (2,), "修剪树木")]
    new = [Candidate("c", (2,), "砍伐树木"), Candidate("d", (3,), "修剪树木枝条")]
    assert pair(old, new).pairs == ((1, 0),)


def test_lists_too_long_for_hands_are_paired_by_names_alone() -> None:
    old = [Candidate(i, (), "砍伐树木") for i in range(300)]
    assert pair(old, old).pairs == ()


def test_likeness_is_between_nothing_and_all() -> None:
    one, other = bigrams("砍伐城市树木"), bigrams("砍伐树木")
    assert (likeness(one, one), likeness(one, bigrams("收费")), likeness(bigrams(""), bigrams(""))) == (1, 0, 0)
    assert likeness(one, other) == likeness(other, one) == 0.5
    assert containment(bigrams("砍伐"), one) == 1
    assert containment(bigrams(""), one) == 0


@pytest.mark.parametrize(
    ("before", "after", "move"),
    [
        ("每株 100 元", "每株 200 元", 1),
        ("每株 1.5 元", "每株 1.25 元", -1),
        ("一百元以上二百元以下", "一百元以上五百元以下", 1),
        ("一百元以上二百元以下", "五十元以上三百元以下", 0),
        ("九千元", "一万二千元", 1),
        ("三十日", "十五日", -1),
        ("二〇二五年", "二〇二六年", 1),
        ("万元以下", "十万元以下", 1),
        ("每株 100 元", "每棵 200 元", 0),
        ("每株 100 元", "每株 100 元", 0),
        ("六个月内", "3个月内", -1),
    ],
)
def test_texts_are_compared_by_their_numbers(before: str, after: str, move: int) -> None:
    assert (by_numbers(before, after), by_numbers(after, before)) == (move, -move)


def test_times_in_different_units_are_compared_by_their_hours() -> None:
    assert by_time(Limit(value=5, unit="day"), Limit(value=5, unit="workday")) == 1
    assert by_time(Limit(value=10, unit="workday"), Limit(value=14, unit="day")) == 0
    assert by_time(Limit(value=1, unit="day"), Limit(value=3, unit="hour")) == -1


def test_ranks_and_dates_are_in_order() -> None:
    order = by_rank("low", ("middle", "medium"), "high")
    assert (order("low", "high"), order("middle", "medium"), order("high", "middle"), order("low", "none")) == (
        1,
        0,
        -1,
        0,
    )
    assert by_date("2026-01-31", "2026-02-01") == 1
