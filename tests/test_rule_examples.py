"""A rule is a page, and the page is a test: every wrong example is found at its marked lines, every right one is clean.

An example is one or more fragments. Each begins with ``# path`` and takes the place of the fields of the same name in that file
of the small catalogue (or is the whole file, where the catalogue has none there). ``# <-`` marks the guilty lines.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.check import check
from generator.rule import Example, Rule
from generator.rulebook import all_rules

MARK = "# <-"
_FRAGMENT = re.compile(r"^# ((?:catalog|flows)/\S+)(?: (删去))?$", re.MULTILINE)
_AS_OF = re.compile(r"^# --as-of (\S+)$", re.MULTILINE)
"""The day that an example is checked as of."""
_FIELD = re.compile(r"^([A-Za-z_]+):", re.MULTILINE)


class Fragment(NamedTuple):
    """A piece of an example: the file, and its new text (``None``: the file goes)."""

    path: str
    text: str | None


def _fragments(block: str) -> list[Fragment]:
    starts = list(_FRAGMENT.finditer(block))
    ends = [m.start() for m in starts[1:]] + [len(block)]
    return [
        Fragment(m[1], None if m[2] else block[m.end() : end].strip("\n") + "\n")
        for m, end in zip(starts, ends, strict=True)
    ]


def _apply(root: Path, fragment: Fragment) -> None:
    path = root / fragment.path
    if fragment.text is None:
        path.unlink()
        return
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fragment.text, "utf-8")
        return
    text = path.read_text("utf-8")
    for name, block in _fields(fragment.text).items():
        old = _fields(text).get(name)
        text = text.replace(old, block) if old else text + block
    path.write_text(text, "utf-8")


def _fields(text: str) -> dict[str, str]:
    """The text of each top-level field, its lines and all."""
    starts = list(_FIELD.finditer(text))
    ends = [m.start() for m in starts[1:]] + [len(text)]
    return {m[1]: text[m.start() : end] for m, end in zip(starts, ends, strict=True)}


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
    fragments = _fragments(example.text)
    assert fragments
    for fragment in fragments:
        _apply(base_catalog, fragment)
    marked = _marked(base_catalog, {f.path for f in fragments})
    assert bool(marked) == example.is_wrong
    day = _AS_OF.search(example.text)
    found = {(d.file, d.line, d.rule) for d in check(base_catalog, day[1] if day else "").diagnostics}
    assert found == {(path, line, name) for path, line in marked}


def test_the_catalogue_that_examples_start_from_is_clean(base_catalog: Path) -> None:
    assert check(base_catalog).diagnostics == ()


@pytest.mark.parametrize("rule", all_rules(), ids=lambda r: r.name)
def test_a_manual_says_what_why_and_shows_both(rule: Rule) -> None:
    assert rule.summary.endswith("。")
    assert rule.manual.splitlines()[1] == ""
    assert rule.reasons
    assert {e.is_wrong for e in rule.examples} == {True, False}
    assert rule.source
