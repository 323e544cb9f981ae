"""Text is measured without a font, and broken into lines where Chinese text may be."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text_width import width, wrap

TEXT = st.text(alphabet="甲乙丙丁，。、（）《》“”：；！？％ab1 .,:;()AW-", max_size=60)
WIDEST = st.floats(min_value=0.1, max_value=30)
NEVER_FIRST = "、，。；：？！）》”％,.;:)"
NEVER_LAST = "（《“("


@pytest.mark.parametrize(
    ("text", "em"),
    [
        ("", 0.0),
        ("甲", 1.0),
        ("甲乙丙", 3.0),
        ("，", 1.0),
        ("“", 1.0),
        ("Ａ", 1.0),
        ("①", 1.0),
        ("𠮷", 1.0),
        ("a", 0.62),
        ("7", 0.62),
        ("A", 0.72),
        ("i", 0.4),
        (" ", 0.4),
        ("1. 甲", 2.42),
    ],
)
def test_chinese_is_one_em_wide_and_the_rest_no_less_than_any_font_needs(text: str, em: float) -> None:
    assert width(text) == pytest.approx(em)


@pytest.mark.parametrize(
    ("text", "widest", "lines"),
    [
        ("", 10, [""]),
        ("受理", 10, ["受理"]),
        ("提交或者补正申请材料", 10, ["提交或者补正申请材料"]),
        ("提交或者补正申请材料表", 10, ["提交或者补正", "申请材料表"]),
        ("审查、复核、决定", 4, ["审查、复", "核、决定"]),
        ("审查复核，决定", 4, ["审查复", "核，决定"]),
        ("按《办法》办理", 3, ["按《办", "法》办", "理"]),
        ("经由 GB/T 2260 核对", 6, ["经由 GB/T", "2260 核对"]),
        ("administrative-licensing", 3, ["administrative-licensing"]),
        ("甲乙 administrative-licensing", 3, ["甲乙", "administrative-licensing"]),
        ("  甲  ", 10, ["甲"]),
        ("甲 ，乙", 2, ["甲 ，", "乙"]),
    ],
)
def test_lines_break_where_a_reader_expects_it(text: str, widest: float, lines: list[str]) -> None:
    assert wrap(text, widest) == tuple(lines)


@settings(deadline=None, derandomize=True)
@given(text=TEXT, widest=WIDEST)
def test_lines_keep_every_character_but_the_spaces_between_them(text: str, widest: float) -> None:
    assert "".join(wrap(text, widest)).replace(" ", "") == text.replace(" ", "")


@settings(deadline=None, derandomize=True)
@given(text=TEXT, widest=WIDEST)
def test_no_line_is_wider_than_asked_unless_something_in_it_cannot_be_broken(text: str, widest: float) -> None:
    lines = wrap(text, widest)
    unbreakable = max((width(line) for line in wrap(text, 0.0)), default=0.0)
    assert all(width(line) <= max(widest, unbreakable) + 1e-9 for line in lines)


@settings(deadline=None, derandomize=True)
@given(text=TEXT, widest=WIDEST)
def test_no_line_begins_or_ends_with_punctuation_that_belongs_to_the_other_side(text: str, widest: float) -> None:
    lines = wrap(text, widest)
    assert not [line for line in lines[1:] if line[:1] in (*NEVER_FIRST, "")]
    assert not [line for line in lines[:-1] if line[-1:] in (*NEVER_LAST, "")]


@settings(deadline=None, derandomize=True)
@given(text=TEXT, widest=WIDEST)
def test_words_are_not_broken(text: str, widest: float) -> None:
    lines = wrap(text, widest)
    assert not [word for word in re.findall("[!-~]+", text) if not any(word in line for line in lines)]


@settings(deadline=None, derandomize=True)
@given(length=st.integers(1, 200), widest=st.integers(2, 30))
def test_lines_are_as_few_and_as_even_as_can_be(length: int, widest: int) -> None:
    lines = wrap("甲" * length, widest)
    assert len(lines) == -(-length // widest)
    assert max(map(len, lines)) - length / len(lines) < 1.5
