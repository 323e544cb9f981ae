"""Names are compared as people hear them; texts are walked through with the way to each."""

import pytest

from generator.wording import are_alike, bare, field_of, plain, repeated, sentences, strings, unpaired

DATA = {"name": "甲", "list": ["乙", {"title": "丙"}], "number": 1, "nothing": None}


def test_every_text_is_found_with_the_way_to_it() -> None:
    assert list(strings(DATA)) == [(("name",), "甲"), (("list", 0), "乙"), (("list", 1, "title"), "丙")]


def test_a_field_is_the_last_name_on_the_way() -> None:
    assert field_of(("list", 1, "title")) == "title"
    assert field_of(("other_names", 0)) == "other_names"
    assert field_of(()) == ""


def test_names_are_plain_without_spaces_and_widths() -> None:
    assert plain("１号 窗口（东）") == plain("1号窗口(东)")


def test_names_that_differ_a_little_are_alike() -> None:
    assert are_alike("建筑工程施工许可", "建筑工程施工许可证核发")
    assert not are_alike("建筑工程施工许可证核发", "占用、挖掘城市道路审批")


def test_bare_words_have_no_signs() -> None:
    assert bare("第1号：《窗口 （东）》。") == "第1号窗口东"


def test_only_sentences_that_are_not_the_same_by_chance_count() -> None:
    long, other = (
        "收到申请后五个工作日内到现场查看并把看到的情况写进勘查记录",
        "材料不齐的当场一次告知要补哪些材料以及到哪里去补这些材料",
    )
    assert list(sentences(f"受理。{long}； {other}\n公开。")) == [long, other]


def test_what_is_repeated_comes_with_the_first() -> None:
    assert list(repeated([("a", 1), ("b", 2), ("a", 3), ("a", 4)])) == [(3, 1), (4, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "甲（乙）丙",
        "《甲〈乙〉》",
        "1）甲；2）乙",
        "甲。三）乙",
        "甲(乙）",
        "“甲”和“乙”",
        "（一）甲",
        "《甲（乙）》丙（丁）",
    ],
)
def test_marks_that_are_paired(text: str) -> None:
    assert unpaired(text) is None


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("甲（乙", "（"),
        ("甲乙）", "）"),
        ("“甲（乙”丙）", "”"),
        ("《甲", "《"),
        ("甲）（乙", "）"),
        ("甲（乙）丙”", "”"),
        ("（甲\n乙）（", "（"),
    ],
)
def test_marks_that_are_not(text: str, mark: str) -> None:
    assert unpaired(text) == mark


def test_a_long_hostile_text_takes_no_time() -> None:
    assert unpaired("（" * 200_000) == "（"
