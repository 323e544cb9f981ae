"""YAML written by hand's rules: what is written is what is read, in the house's style, and files that are not touched stay."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from suite import LONG

from generator import source, yaml_hand
from generator.intake.grid import clean

TEXTS = (
    st.text(
        st.sampled_from("审批：，《》{}[]#&*!|>'\"%@`-?: \n012.eEnyNOtruefalsl~") | st.characters(codec="utf-8"),
        max_size=20,
    )
    .map(clean)
    .filter(bool)
)
VALUES = st.recursive(
    TEXTS
    | st.integers(-999, 9999)
    | st.booleans()
    | st.just("2026-03-01")
    | st.just("2026-02-30")
    | st.just("012")
    | st.just("NO"),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "id", "when", "note"]), inner, min_size=1, max_size=4)
    ),
    max_leaves=10,
)


@settings(max_examples=1000 if LONG else 80)
@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), VALUES, min_size=1))
def test_what_is_written_is_what_is_read(data: dict[str, object]) -> None:
    document = source.parse("x.yml", yaml_hand.new_file(data, "catalog/laws/x.yml", "law.schema.json").encode())
    assert document.data == data
    assert document.is_sound


def test_new_files_are_in_the_houses_style() -> None:
    data = {
        "name": "占道审批",
        "codes": [{"scheme": "local", "value": "QL-1"}],
        "exercised_by": {"source": "statutory", "level": "city"},
        "since": "2026-03-01",
        "posts": ["clerk", "examiner"],
        "contact": "12345",
        "content": "第一段。\n第二段。",
        "rating": {"self": 1, "reviewed": 1, "final": 1, "date": "2026-03-24"},
    }
    assert yaml_hand.new_file(data, "catalog/units/a/powers/x.yml", "power.schema.json") == (
        "# yaml-language-server: $schema=../../../../generator/schemas/power.schema.json\n"
        "name: 占道审批\n"
        "codes:\n  - {scheme: local, value: QL-1}\n"
        "exercised_by: {source: statutory, level: city}\n"
        "since: 2026-03-01\n"
        "posts:\n  - clerk\n  - examiner\n"
        'contact: "12345"\n'
        "content: |-\n  第一段。\n  第二段。\n"
        "rating:\n  self: 1\n  reviewed: 1\n  final: 1\n  date: 2026-03-24\n"
    )


def test_files_of_the_sample_are_written_as_they_are(root: Path) -> None:
    files = sorted(root.glob("catalog/**/*.yml"))
    for file in files if LONG else files[::12]:
        words = file.read_text("utf-8")
        assert yaml_hand.dump(yaml_hand.load(words)) == words, file


@pytest.mark.parametrize(
    ("old", "new", "woven"),
    [
        ("a:\n  - x\n## b\nb: 1\n", "a:\n  - y\nb: 1\n", "a:\n  - y\n## b\nb: 1\n"),
        ("a:\n  - x\n## b\nb: 1\n", "a: 2\nb: 1\n", "a: 2\n## b\nb: 1\n"),
        ("# top\na: 1\n# b\nb: 1\n# c\nc: 1\n", "# top\na: 1\nc: 1\n", "# top\na: 1\n# b\n# c\nc: 1\n"),
        ("# a\na:\n  - {b: 1}\n  # two\n  - {b: 2}\n", "# a\na:\n  - {b: 2}\n", "# a\na:\n  # two\n  - {b: 2}\n"),
        ("a: 1  # beside\n", "a: 2\n", "a: 2\n"),
        ("a: |-\n  # no comment\n  x\nb: 1\n", "a: |-\n  y\nb: 1\n", "a: |-\n  y\nb: 1\n"),
        ("# a\na: 1\n", "# a\na: 2\n", "# a\na: 2\n"),
    ],
)
def test_comments_that_went_with_what_was_changed_come_back(old: str, new: str, woven: str) -> None:
    assert yaml_hand.with_comments_of(old, new) == woven
