"""What goes wrong at the keyboard is told as what it is, at its place."""

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import typing_slips, yaml_tree
from generator.diagnostics import Diagnostic
from generator.i18n import use_language
from generator.yaml_tree import MOST_FAULTS


@pytest.fixture
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("zh")


def _told(faults: list[Diagnostic]) -> list[tuple[str, int, int]]:
    return [(f.rule, f.line, f.column) for f in faults]


def _explain(text: str) -> list[Diagnostic]:
    _tree, problem = yaml_tree.build("entry.yml", text)
    assert isinstance(problem, yaml.YAMLError)
    return typing_slips.explain_syntax("entry.yml", text, problem)


@pytest.mark.parametrize(
    ("raw", "text", "told"),
    [
        ("甲: 乙\n".encode(), "甲: 乙\n", []),
        (b"", "", []),
        ("甲: 乙\n".encode("utf-8-sig"), "甲: 乙\n", [("byte-order-mark", 1, 1, "warning")]),
        ("a: 1\nb: 乙\n".encode("gb18030"), "a: 1\nb: 乙\n", [("not-utf8", 2, 4, "error")]),
        ("a: 1\nb: 乙\n".encode("gbk"), "a: 1\nb: 乙\n", [("not-utf8", 2, 4, "error")]),
        ("甲: 1\n".encode("utf-16"), "甲: 1\n", [("not-utf8", 1, 1, "error")]),
        ("路: 1\n".encode("utf-16-be"), None, [("not-utf8", 1, 1, "error")]),
        (b"\xfe\xff" + "甲: 1\n".encode("utf-16-be"), "甲: 1\n", [("not-utf8", 1, 1, "error")]),
        (b"\xff\xfea", "\ufffd", [("not-utf8", 1, 1, "error")]),
        (b"\xff\xfe\x00\xd8a\x00", "\ufffda", [("not-utf8", 1, 1, "error")]),
        ("甲甲: 乙".encode()[:-1], "甲甲: \ufffd", [("not-utf8", 1, 5, "error")]),
        (b"caf\xe9: 1", "caf\ufffd: 1", [("not-utf8", 1, 4, "error")]),
        ("a: 路灯".encode("gbk"), "a: 路灯", [("not-utf8", 1, 5, "error")]),
        (b"\xef\xbb\xbf\xef\xbb\xbfa: 1", "\ufeffa: 1", [("byte-order-mark", 1, 1, "warning")]),
        (b"\xef\xbb\xbf" + "甲".encode("gbk"), "甲", [("byte-order-mark", 1, 1, "warning"), ("not-utf8", 1, 1, "error")]),
        (b"\xef\xbb\xbf" * 100_000, "\ufeff" * 99_999, [("byte-order-mark", 1, 1, "warning")]),
        (b"\x89PNG\r\n\x00", None, [("not-utf8", 1, 1, "error")]),
    ],
    ids=range(17),
)  # fmt: skip
def test_bytes_are_decoded_by_what_they_seem_to_be(
    raw: bytes, text: str | None, told: list[tuple[str, int, int, str]]
) -> None:
    decoded, faults = typing_slips.decode("entry.yml", raw)
    assert decoded == text
    assert [(f.rule, f.line, f.column, str(f.severity)) for f in faults] == told


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("甲".encode("gbk"), "This file is not saved as UTF-8; it looks like GBK."),
        ("甲".encode("utf-16"), "This file is saved as UTF-16."),
        (b"\xff", "This is not a text file in UTF-8."),
    ],
)
def test_a_wrong_encoding_is_called_by_its_name_with_the_way_to_save_it(raw: bytes, message: str) -> None:
    _text, [fault] = typing_slips.decode("entry.yml", raw)
    assert (fault.message, fault.hint) == (message, "Save it again as UTF-8 (Notepad: Save as, Encoding: UTF-8).")


@pytest.mark.parametrize(
    "character",
    "\x00\x07\x0b\x1b\x7f\x85\x9f\u200b\u200e\u200f\u2028\u2029\u202a\u202e\u2060\u2066\u2069\ufeff\ufffe\uffff",
    ids=lambda c: f"U+{ord(c):04X}",
)
def test_a_character_that_nobody_sees_is_told_by_its_code_and_read_as_a_space(character: str) -> None:
    text = f"a: 1\n甲: 乙{character}丙\n"
    [fault] = typing_slips.hidden_characters("entry.yml", text)
    assert (fault.rule, fault.line, fault.column) == ("hidden-character", 2, 5)
    assert f"U+{ord(character):04X}" in fault.message
    assert typing_slips.without_hidden_characters(text) == "a: 1\n甲: 乙 丙\n"


@pytest.mark.parametrize("text", ["a: 1\t2\n", "a: 1\r\n", "甲：乙，丙。", "👩\u200d⚕️", "a\u00a0b", "a\u3000b", "é"])
def test_what_can_be_seen_or_joins_letters_is_no_hidden_character(text: str) -> None:
    assert typing_slips.hidden_characters("entry.yml", text) == []
    assert typing_slips.without_hidden_characters(text) == text


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("name：甲\n", (1, 5)),
        ("a: 1\n  short_name：甲\n", (2, 13)),
        ("- id：a\n", (1, 5)),
        ("  - - id：a\n", (1, 9)),
        ("\tname：甲\n", (1, 6)),
    ],
)
def test_a_full_width_colon_after_a_field_is_told_at_the_colon(text: str, place: tuple[int, int]) -> None:
    [fault] = typing_slips.fullwidth_colons("entry.yml", text)
    assert (fault.rule, fault.line, fault.column) == ("fullwidth-colon", *place)
    assert text.strip(" -\t\n").removeprefix("a: 1\n").strip().partition("：")[0] in fault.message


@pytest.mark.parametrize(
    "text",
    [
        "note: 电话：12345\n",
        "- 甲：乙\n",
        "# name：甲\n",
        "note: |-\n  APP：下载\n",
        "- PDF：不超过十兆\n",
        "note: a：b\n",
    ],
)
def test_a_full_width_colon_in_a_sentence_is_none(text: str) -> None:
    assert typing_slips.fullwidth_colons("entry.yml", text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb：2\nc: 3\n", [("fullwidth-colon", 2, 2)]),
        ("a:\n\tb: 1\n", [("tab-indent", 2, 1)]),
        ("a:\n  \tb: 1\n", [("tab-indent", 2, 3)]),
        ("a: “甲: 乙”\n", [("fullwidth-quote", 1, 4)]),
        ("- a: ‘甲: 乙’\n", [("fullwidth-quote", 1, 6)]),
        ("a: {b: 1\nc: 2\n", [("yaml-syntax", 2, 2)]),
        ("a: b: c\n", [("yaml-syntax", 1, 5)]),
        ("a: 'b\n", [("yaml-syntax", 2, 1)]),
        ("a: 1\n b: 2\n", [("yaml-syntax", 2, 3)]),
        ("a: @b\n", [("yaml-syntax", 1, 4)]),
        ("%x\n", [("yaml-syntax", 1, 3)]),
        ("a: b: c\nd：1\n\te: 1\n", [("fullwidth-colon", 2, 2), ("tab-indent", 3, 1)]),
        ("a: b: c\nd: 1\ne: 1\nf：1\n", [("fullwidth-colon", 4, 2), ("yaml-syntax", 1, 5)]),
    ],
)
def test_a_syntax_error_is_told_by_its_likely_causes(text: str, told: list[tuple[str, int, int]]) -> None:
    assert _told(_explain(text)) == told


@pytest.mark.usefixtures("english")
def test_a_syntax_error_without_a_likely_cause_is_told_in_the_words_of_libyaml() -> None:
    [fault] = _explain("a: b: c\n")
    assert fault.message == (
        "This cannot be understood as YAML from here on: mapping values are not allowed in this context."
    )
    assert fault.hint


def test_a_slip_that_is_made_throughout_a_file_is_told_of_only_some_times() -> None:
    assert len(typing_slips.fullwidth_colons("entry.yml", "a：1\n" * 500)) == MOST_FAULTS
    assert len(typing_slips.hidden_characters("entry.yml", "\u200b" * 500)) == MOST_FAULTS
    assert len(_explain("a: 1\nb: {\n" + "\tc: 1\n" * 500)) == MOST_FAULTS


@settings(max_examples=500, deadline=None, derandomize=True)
@given(text=st.text(alphabet="a_A：: -\t\n甲\u200b\u007f", max_size=8))
def test_the_quick_question_for_slips_is_answered_as_the_long_one(text: str) -> None:
    told = [*typing_slips.hidden_characters("entry.yml", text), *typing_slips.fullwidth_colons("entry.yml", text)]
    assert typing_slips.any_in(text) is bool(told)
