"""The quick reader says what the careful one says, or nothing."""

from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from suite import LONG, ROOT
from yaml_texts import DATA, STRANGE_TEXT, written

from generator import yaml_tree
from generator.quick_yaml import load
from generator.yaml_tree import DEEPEST_NESTING, Value

EXAMPLES = 4000 if LONG else 200

SAMPLE = sorted([*ROOT.glob("catalog/**/*.yml"), *ROOT.glob("flows/**/*.yml")])


def _assert_says_the_same_or_nothing(text: str) -> None:
    data = load(text)
    if data is not None:
        tree, problem = yaml_tree.build("entry.yml", text)
        assert (problem, tree.faults, repr(tree.data)) == (None, (), repr(data))


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_of_the_sample_is_read_quickly(path: Path) -> None:
    text = path.read_text("utf-8")
    assert load(text) is not None
    _assert_says_the_same_or_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "# 甲\n", "---\n", "~", "null\n"),
        *("a: [1", "a: 1\n\tb: 2", "a: b: c", "- a\nb: 1", "'a", "%YAML 9.9"),
        *("a: 1\na: 2", "{a: 1, a: 2}", "- {b: 1, 'b': 1}"),
        *("a: &x 1", "&x a: 1", "a: &x [1]", "&x {a: 1}", "a: *x", "*x", "*x : 1", "[*x]", "<<: {a: 1}", "'<<': 1"),
        *("a: !x 1", "a: ! 1", "!x a: 1", "a: !!int 1", "!x {a: 1}", "a: !!seq [1]"),
        *("[a, b]: 1", "? - a\n: - b", "{a: 1}: 2", "- {a: 1}: 2"),
        *("a: 1\n---\nb: 2", "a: 1\n---\n", "a: 1\n...\n---\nb: 2"),
    ],
)
def test_what_has_a_fault_or_says_nothing_is_left_to_the_careful_reader(text: str) -> None:
    assert load(text) is None


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_what_is_nested_too_deep_is_left_to_the_careful_reader(opening: str, closing: str) -> None:
    def nested(depth: int) -> str:
        return opening * depth + closing * depth

    assert load(nested(DEEPEST_NESTING)) is not None
    _assert_says_the_same_or_nothing(nested(DEEPEST_NESTING))
    assert load(nested(DEEPEST_NESTING + 1)) is None
    assert load(opening * 10_000) is None


@pytest.mark.parametrize("flow_style", [False, True, None])
@pytest.mark.parametrize("width", [30, 10**9])
@settings(max_examples=EXAMPLES, deadline=None, derandomize=not LONG)
@given(data=DATA)
def test_what_pyyaml_writes_is_read_back(flow_style: bool | None, width: int, data: Value) -> None:
    text = written(data, flow_style, width)
    assume("<<" not in text)
    assert repr(load(text)) == repr(data)
    _assert_says_the_same_or_nothing(text)


@settings(max_examples=4 * EXAMPLES, deadline=None, derandomize=not LONG)
@given(text=STRANGE_TEXT)
def test_any_text_is_read_as_the_careful_reader_reads_it_or_not_at_all(text: str) -> None:
    _assert_says_the_same_or_nothing(text)


def test_equal_words_are_one_object_wherever_they_are_read() -> None:
    first, second = load("名称: 受理\n期限: 5"), load("- {名称: 受理}")
    assert isinstance(first, dict)
    assert isinstance(second, list)
    [inner] = second
    assert isinstance(inner, dict)
    assert next(iter(first)) is next(iter(inner))
    assert first["名称"] is inner["名称"]
