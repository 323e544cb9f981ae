"""YAML text becomes data as it was typed, and every value keeps its place."""

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from suite import LONG
from yaml_texts import DATA, STRANGE_TEXT, written

from generator.diagnostics import Diagnostic
from generator.yaml_tree import DEEPEST_NESTING, MOST_FAULTS, Place, Tree, Value, build

EXAMPLES = 4000 if LONG else 200


def _tree(text: str) -> Tree:
    tree, problem = build("entry.yml", text)
    assert problem is None
    return tree


def _places(place: Place, trail: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], tuple[int, int]]:
    places = {trail: (place.line, place.column)}
    for step, child in place.children.items():
        places |= _places(child, (*trail, step))
    return places


def _told(faults: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    return [(f.rule, f.line, f.column) for f in faults]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("FALSE", "FALSE"),
        ("yes", "yes"),
        ("NO", "NO"),
        ("on", "on"),
        ("y", "y"),
        ("null", None),
        ("~", None),
        ("", None),
        ("Null", "Null"),
        ("NULL", "NULL"),
        ("0", 0),
        ("-0", 0),
        ("7", 7),
        ("-7", -7),
        ("+7", "+7"),
        ("012", "012"),
        ("-012", "-012"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("0b1", "0b1"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("999999999999999", 999_999_999_999_999),
        ("1000000000000000", "1000000000000000"),
        ("11990100MB10001255", "11990100MB10001255"),
        ("1.5", "1.5"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1-2", "1-2"),
        ("12:30", "12:30"),
        ("2026-03-01", "2026-03-01"),
        ("2026-03-01 12:30:00", "2026-03-01 12:30:00"),
        ("１２", "１２"),
        ("=", "="),
        ("'true'", "true"),
        ('"true"', "true"),
        ("'012'", "012"),
        ('"7"', "7"),
        ("'null'", "null"),
        ("''", ""),
        ('""', ""),
        ('"\\u4e2d\\n"', "中\n"),
        ("'it''s'", "it's"),
        ("甲 # 乙", "甲"),
        ("甲#乙", "甲#乙"),
        ("甲：乙", "甲：乙"),
        ("|-\n  true", "true"),
        ("|\n  甲\n  乙\n", "甲\n乙\n"),
        (">-\n  甲\n  乙", "甲 乙"),
        ("[]", []),
        ("{}", {}),
        ("[1, a, ~, true]", [1, "a", None, True]),
        ("{a: 1, b: }", {"a": 1, "b": None}),
    ],
)
def test_what_is_typed_is_what_is_read(written: str, read: Value) -> None:
    tree = _tree(f"value: {written}")
    assert tree.data == {"value": read}
    assert isinstance(tree.data, dict)
    assert type(tree.data["value"]) is type(read)
    assert tree.faults == ()


@pytest.mark.parametrize(
    ("written", "read"), [("012", "012"), ("true", "true"), ("null", "null"), ("2026", "2026"), ("''", "")]
)
def test_the_name_of_a_field_is_text_whatever_it_looks_like(written: str, read: str) -> None:
    assert _tree(f"{written}: 甲").data == {read: "甲"}


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("", False),
        ("# 甲\n", False),
        ("---\n", False),
        ("~", False),
        ("\n\n", False),
        ("''", True),
        ("0", True),
        ("[]", True),
    ],
)
def test_a_text_is_seen_when_it_says_something(text: str, seen: bool) -> None:
    assert _tree(text).seen is seen


def test_every_value_has_its_place() -> None:
    text = """\
# 说明
name: 甲
status:
  state: active
  since: "2026-01-01"
steps:
  - id: a
    gate:
      - 一
      - |-
        二
  - {id: b, next: [c, d]}
note: >-
  长
  文
ends: [ ]
none:
last:
  - - 1
"""
    assert _places(_tree(text).top) == {
        (): (2, 1),
        ("name",): (2, 7),
        ("status",): (3, 1),
        ("status", "state"): (4, 10),
        ("status", "since"): (5, 10),
        ("steps",): (6, 1),
        ("steps", 0): (7, 5),
        ("steps", 0, "id"): (7, 9),
        ("steps", 0, "gate"): (8, 5),
        ("steps", 0, "gate", 0): (9, 9),
        ("steps", 0, "gate", 1): (10, 9),
        ("steps", 1): (12, 5),
        ("steps", 1, "id"): (12, 10),
        ("steps", 1, "next"): (12, 13),
        ("steps", 1, "next", 0): (12, 20),
        ("steps", 1, "next", 1): (12, 23),
        ("note",): (13, 7),
        ("ends",): (16, 1),
        ("none",): (17, 6),
        ("last",): (18, 1),
        ("last", 0): (19, 5),
        ("last", 0, 0): (19, 7),
    }


@pytest.mark.parametrize(
    ("text", "data", "told"),
    [
        ("a: 1\na: 2\nb: 3\n", {"a": 1, "b": 3}, [("duplicate-key", 2, 1)]),
        ("a: 1\na: {b: 2, c: [3]}\nd: 4\n", {"a": 1, "d": 4}, [("duplicate-key", 2, 1)]),
        ("a: 1\na: 2\na: 3\n", {"a": 1}, [("duplicate-key", 2, 1), ("duplicate-key", 3, 1)]),
        ("a: 1\n'a': 2\n", {"a": 1}, [("duplicate-key", 2, 1)]),
        ("a: &x 1\n", {"a": 1}, [("yaml-alias", 1, 4)]),
        ("a: &x [1]\nb: *x\n", {"a": [1], "b": None}, [("yaml-alias", 1, 4), ("yaml-alias", 2, 4)]),
        ("*x : 1\nb: 2\n", {"b": 2}, [("yaml-alias", 1, 1)]),
        ("- *x\n- 2\n", [None, 2], [("yaml-alias", 1, 3)]),
        ("<<: {a: 1}\nb: 2\n", {"b": 2}, [("yaml-alias", 1, 1)]),
        ("'<<': 1\n", {"<<": 1}, []),
        ("a: !x 1\n", {"a": "1"}, [("yaml-tag", 1, 4)]),
        ("a: !!int 1\n", {"a": "1"}, [("yaml-tag", 1, 4)]),
        ("!x {a: 1}\n", {"a": 1}, [("yaml-tag", 1, 1)]),
        ("a: ! 1\n", {"a": 1}, [("yaml-tag", 1, 4)]),
        ("[a, b]: 1\nc: 2\n", {"c": 2}, [("complex-key", 1, 1)]),
        ("{a: 1}: {b: 2}\nc: 3\n", {"c": 3}, [("complex-key", 1, 1)]),
        ("? - a\n: - b\nc: 3\n", {"c": 3}, [("complex-key", 1, 3)]),
        ("a: 1\n---\nb: 2\n", {"a": 1}, [("second-document", 2, 1)]),
        ("a: 1\n...\n---\nb: 2\n---\nc: 3\n", {"a": 1}, [("second-document", 3, 1)]),
        ("---\na: 1\n...\n", {"a": 1}, []),
    ],
)  # fmt: skip
def test_yaml_that_is_not_used_here_is_told_at_its_place_and_the_rest_is_read(
    text: str, data: Value, told: list[tuple[str, int, int]]
) -> None:
    tree = _tree(text)
    assert tree.data == data
    assert _told(tree.faults) == told


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_values_may_be_nested_so_deep_and_no_deeper(opening: str, closing: str) -> None:
    assert _tree(opening * DEEPEST_NESTING + closing * DEEPEST_NESTING).faults == ()
    deeper = _tree(opening * 10_000)
    assert _told(deeper.faults) == [("nested-too-deep", 1, len(opening) * DEEPEST_NESTING + 1)]


def test_many_faults_of_a_file_are_told_of_only_some_times() -> None:
    tree = _tree("".join(f"a{i}: &x 1\n" for i in range(500)))
    assert _told(tree.faults) == [("yaml-alias", i, len(f"a{i - 1}: ") + 1) for i in range(1, MOST_FAULTS + 1)]
    assert isinstance(tree.data, dict)
    assert len(tree.data) == 500


def test_a_syntax_error_leaves_what_was_understood_before_it() -> None:
    tree, problem = build("entry.yml", "a: 1\nb: [2\n")
    assert tree.data == {"a": 1, "b": [2]}
    assert isinstance(problem, yaml.YAMLError)


# --- against PyYAML's own writer ------------------------------------------------


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(part) + 1 for part in text.split("\n")[: line - 1]) + column - 1


def _assert_standing_at(text: str, offset: int, value: object) -> None:
    """At ``offset`` begins what says ``value``."""
    rest = text[offset:]
    if isinstance(value, str) and rest[:1] in ("'", '"'):
        token = next(t for t in yaml.scan(rest, Loader=yaml.CSafeLoader) if isinstance(t, yaml.ScalarToken))
        assert (token.start_mark.index, token.value) == (0, value)
    else:
        assert rest.startswith(
            "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        )


def _assert_places(text: str, value: Value, place: Place, name: str | None = None) -> None:
    """Every scalar is found at its place, a block that a field holds at the field's name."""
    offset = _offset(text, place.line, place.column)
    if not isinstance(value, dict | list):
        _assert_standing_at(text, offset, value)
        return
    if name is not None:
        _assert_standing_at(text, offset, name)
    children: list[tuple[Any, Value]] = list(value.items() if isinstance(value, dict) else enumerate(value))
    assert list(place.children) == [key for key, _child in children]
    for key, child in children:
        _assert_places(text, child, place.children[key], key if isinstance(key, str) else None)


@pytest.mark.parametrize("flow_style", [False, True, None])
@settings(max_examples=EXAMPLES, deadline=None, derandomize=not LONG)
@given(data=DATA)
def test_what_pyyaml_writes_is_read_back_with_the_place_of_every_value(flow_style: bool | None, data: Value) -> None:
    text = written(data, flow_style)
    tree = _tree(text)
    assert (tree.data, tree.faults) == (data, ())
    _assert_places(text, tree.data, tree.top)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=not LONG)
@given(text=STRANGE_TEXT)
def test_any_text_becomes_a_tree_or_a_syntax_error(text: str) -> None:
    tree, problem = build("entry.yml", text)
    assert problem is None or isinstance(problem, yaml.YAMLError)
    lines = text.count("\n") + 1
    assert all(1 <= line <= lines + 1 and column >= 1 for line, column in _places(tree.top).values())
