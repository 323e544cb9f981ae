"""The codes of bodies, places and powers are read as the national standards give them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.codes import (
    area_of,
    basic_code,
    credit_code_check,
    index_number,
    is_area_code,
    is_credit_code,
    is_implementation_code,
    is_in_line,
    is_organisation_code,
    is_placeholder,
    letters_place,
    local_form,
    organisation_code_check,
    organisation_of,
)

CREDIT_CODE = "91350100M000100Y43"  # the example of GB 32100-2015
ORGANISATION_CODE = "D2143569X"  # the example of GB 11714-1997
PUBLISHED_BODIES = ("732399635", "000014349", "000218173")
PATTERN = "^QL-(CG|ZR)-(XK|CF|QZ)-[0-9]{3}(-[0-9]{2})?$"


def test_the_standards_own_examples_pass() -> None:
    assert is_credit_code(CREDIT_CODE)
    assert is_organisation_code(ORGANISATION_CODE)
    assert is_organisation_code(organisation_of(CREDIT_CODE))
    assert area_of(CREDIT_CODE) == "350100"


@pytest.mark.parametrize("code", PUBLISHED_BODIES)
def test_codes_of_published_index_numbers_pass(code: str) -> None:
    assert is_organisation_code(code)


def test_a_published_credit_code_passes_whole_and_in_part() -> None:
    assert is_credit_code("11620622013933539B")
    assert is_organisation_code(organisation_of("11620622013933539B"))


def test_ten_is_written_x_in_capitals_only() -> None:
    assert organisation_code_check("D21435690") == "X"
    assert not is_organisation_code("D2143569x")
    assert not is_organisation_code("d2143569X")
    assert not is_credit_code(CREDIT_CODE.lower())


@pytest.mark.parametrize("code", ["", "D2143569", "D2143569-X", "D2143569XX", "组织机构代码代码"])
def test_what_is_no_organisation_code_has_no_check_character(code: str) -> None:
    assert organisation_code_check(code) is None
    assert not is_organisation_code(code)


@pytest.mark.parametrize("code", ["", CREDIT_CODE[:17], CREDIT_CODE + "0", "9135010AM000100Y43", "91350100M000100Y4O"])
def test_what_is_no_credit_code_has_no_check_character(code: str) -> None:
    assert credit_code_check(code) is None
    assert not is_credit_code(code)


def test_codes_that_begin_with_letters_are_credit_codes_too() -> None:
    start = "N2350100M000100Y4"
    check = credit_code_check(start + "0")
    assert check is not None
    assert is_credit_code(start + check)


@given(st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_wrong_digit_in_a_credit_code_is_always_found(place: int, digit: str) -> None:
    changed = CREDIT_CODE[:place] + digit + CREDIT_CODE[place + 1 :]
    assert is_credit_code(changed) == (changed == CREDIT_CODE)


@given(st.text(max_size=40))
def test_any_text_may_be_asked(text: str) -> None:
    for ask in (is_credit_code, is_organisation_code, is_area_code, is_implementation_code, basic_code, index_number):
        ask(text)
    is_placeholder(text)


@pytest.mark.parametrize("code", ["110000", "350100", "469005", "820000", "990100"])
def test_areas_that_can_be(code: str) -> None:
    assert is_area_code(code)


@pytest.mark.parametrize("code", ["170000", "000000", "350001", "35010", "3501000", "35010A", "３５０１００", ""])
def test_areas_that_cannot_be(code: str) -> None:
    assert not is_area_code(code)


@pytest.mark.parametrize(
    ("area", "other", "expected"),
    [
        ("990100", "990100", True),
        ("990100", "990102", True),
        ("990102", "990100", True),
        ("990100", "990000", True),
        ("990100", "100000", True),
        ("990100", "990200", False),
        ("990100", "110100", False),
    ],
)
def test_areas_in_line_are_those_above_and_below(area: str, other: str, expected: bool) -> None:
    assert is_in_line(area, other) is expected


def test_a_basic_code_has_five_parts() -> None:
    code = basic_code("00016421300Y")
    assert code is not None
    assert (code.region, code.type, code.system, code.item, code.sub_item) == ("000", "1", "64", "213", "00Y")


@pytest.mark.parametrize("code", ["511A17001000", "000164213003", "990A1700100Y"])
def test_basic_codes(code: str) -> None:
    assert basic_code(code) is not None


@pytest.mark.parametrize("code", ["511A1700100", "511A170010000", "511a17001000", "170A17001000", "511A1700101Y", ""])
def test_what_is_no_basic_code(code: str) -> None:
    assert basic_code(code) is None


def test_local_codes_are_matched_whole() -> None:
    has_form = local_form("QL-(CG|ZR)|ZZ")
    assert has_form is not None
    assert has_form("QL-CG")
    assert has_form("ZZ")
    assert not has_form("QL-CG-1")
    assert not has_form("xZZ")


@pytest.mark.parametrize("pattern", ["(?=a)a", r"(a)\1", "(a{1000}){1000}{1000}", "("])
def test_patterns_that_cannot_be_matched_in_linear_time_are_refused(pattern: str) -> None:
    assert local_form(pattern) is None


def test_a_hostile_pattern_takes_no_time() -> None:
    has_form = local_form("^((a+)+)+$")
    assert has_form is not None
    start = time.monotonic()
    assert not has_form("a" * 5000 + "-")
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    ("pattern", "place"),
    [
        (PATTERN, 2),
        ("^(XK|CF)[0-9]{4}$", 0),
        ("^[A-Z-]{4}-(?:XK|CF)$", 1),
        ("^QL-(CG|ZR)$", None),
        ("^QL-[A-Z]+$", None),
    ],
)
def test_the_letters_of_the_category_are_found_in_the_pattern(pattern: str, place: int | None) -> None:
    assert letters_place(pattern) == place


def test_an_index_number_has_three_parts() -> None:
    number = index_number("11620622013933539B/2020-07243")
    assert number is not None
    assert (number.body, number.year, number.serial) == ("11620622013933539B", 2020, "07243")


@pytest.mark.parametrize("text", ["123131313113213/202011-00083", "100018-2022-00069", "732399635/2011-1", ""])
def test_other_index_numbers_have_none(text: str) -> None:
    assert index_number(text) is None


@pytest.mark.parametrize(
    "code", ["1111111111111111", "4444444444", "H-000185-001-4444444444", "123456789", "QL-CG-XXX", "xxxx", "000000"]
)
def test_placeholders(code: str) -> None:
    assert is_placeholder(code)


@pytest.mark.parametrize(
    "code", ["QL-CG-XK-000", "990A11000000", "12", "", "11990100MB1000010Y", "XK", "100018-2022-00069", "135791"]
)
def test_real_codes_are_no_placeholders(code: str) -> None:
    assert not is_placeholder(code)
