"""A rule is a page, and the page is a test: every wrong example is found at its marked lines, every right one is clean.

``# <-`` marks the guilty lines; ``example_files`` says how an example is written.
"""

import re
from pathlib import Path

import pytest
from example_files import fragments, lay_over, mapping

from generator.check import check
from generator.rule import Example, Rule
from generator.rulebook import all_rules

MARK = "# <-"
_AS_OF = re.compile(r"^# --as-of (\S+)$", re.MULTILINE)
"""The day that an example is checked as of."""


def _marked(root: Path, paths: set[str]) -> set[tuple[str, int]]:
    return {
        (path, number)
        for path in paths
        if (root / path).exists()
        for number, line in enumerate((root / path).read_text("utf-8").splitlines(), start=1)
        if line.endswith(MARK)
    }


EXAMPLES = [
    pytest.param(example, rule.name, id=f"{rule.name}-{number}-{'wrong' if example.is_wrong else 'right'}")
    for rule in all_rules()
    for number, example in enumerate(rule.examples, start=1)
]


@pytest.mark.parametrize(("example", "name"), EXAMPLES)
def test_an_example_shows_what_its_rule_finds(base_catalog: Path, example: Example, name: str) -> None:
    shown = fragments(example.text)
    assert shown
    for fragment in shown:
        lay_over(base_catalog, fragment)
    marked = _marked(base_catalog, {f.path for f in shown})
    assert len(marked) == example.text.count(MARK)
    assert bool(marked) == example.is_wrong
    day = _AS_OF.search(example.text)
    found = {(d.file, d.line, d.rule) for d in check(base_catalog, day[1] if day else "").diagnostics}
    assert found == {(path, line, name) for path, line in marked}


def test_the_catalogue_that_examples_start_from_is_clean(base_catalog: Path) -> None:
    assert check(base_catalog).diagnostics == ()


OLD = """\
name: 一
list:
  - id: a
    name: 甲
    size: {value: 1}
  - {id: b, name: 乙}
  - {name: 丙}
map:
  x: 1
  y: 2
"""


@pytest.mark.parametrize(
    ("new", "whole"),
    [
        ("name: 二\n", OLD.replace("一", "二")),
        ("more: 二\n", f"{OLD}more: 二\n"),
        ("# 没有 name\n", OLD.replace("name: 一\n", "", 1)),
        ("map:\n  # ……\n  # 没有 x\n", OLD.replace("  x: 1\n", "")),
        ("map:\n  x: 3  # <-\n", OLD.replace("  x: 1\n  y: 2\n", "  x: 3  # <-\n")),
        ("map:\n  # ……\n  x: 3  # <-\n", OLD.replace("x: 1", "x: 3  # <-")),
        ("list:\n  - {id: b}\n", f"{OLD[: OLD.index('  - ')]}  - {{id: b}}\n{OLD[OLD.index('map') :]}"),
        ("list:\n  # ……\n  - {id: b}\n", OLD.replace("b, name: 乙", "b")),
        ("list:\n  # ……\n  - {name: 丁}\n", OLD.replace("map:", "  - {name: 丁}\nmap:")),
        ("list:\n  # ……\n  - {id: d}\n", OLD.replace("map:", "  - {id: d}\nmap:")),
        ("list:\n  # ……\n  - id: a\n    # ……\n    name: 丁  # <-\n", OLD.replace("甲", "丁  # <-")),
        ("list:\n  # ……\n  - id: a\n    name: 丁\n", OLD.replace("甲\n    size: {value: 1}", "丁")),
    ],
)
def test_a_file_is_changed_where_an_example_says_so_and_the_rest_stays(new: str, whole: str) -> None:
    assert mapping(OLD, new) == whole


@pytest.mark.parametrize(
    "new",
    [
        "none:\n  # ……\n  x: 1\n",
        "name:\n  # ……\n  - {id: a}\n",
        "list:\n  # ……\n  - id: b\n    # ……\n    name: 丁\n",
        "list:\n  # ……\n  - id: d\n    # ……\n    name: 丁\n",
    ],
)
def test_what_is_not_there_cannot_be_left_out(new: str) -> None:
    with pytest.raises(ValueError, match="leaves out"):
        mapping(OLD, new)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda r: r.name)
def test_a_manual_says_what_why_and_shows_both(rule: Rule) -> None:
    assert rule.summary.endswith("。")
    assert rule.manual.splitlines()[1] == ""
    assert rule.reasons
    assert {e.is_wrong for e in rule.examples} == {True, False}
    assert rule.source
