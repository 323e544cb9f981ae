"""The faults of live official lists, made again in entries of our own, are caught by the rules that are for them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check import check

UNIT = Path("catalog/units/park-office")
BODY = "11990900MB2000020F"


class Lists:
    """The small catalogue, filled from the rows of a list."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.model = (root / UNIT / "powers/tree-felling.yml").read_text("utf-8")

    def add(self, name: str, *codes: tuple[str, str], index_number: str = f"{BODY}/2026-00077") -> str:
        """Enters a row as a power of its own, after those that are there, and tells its path."""
        path = UNIT / f"powers/z-row-{len(list((self.root / UNIT / 'powers').iterdir()))}.yml"
        lines = "".join(f'  - {{scheme: {scheme}, value: "{value}"}}\n' for scheme, value in codes)
        text = re.sub(r"(?m)^name: .*$", f"name: {name}", self.model)
        text = re.sub(r"(?m)^codes:\n(  - .*\n)+", f"codes:\n{lines}" if codes else "codes: []\n", text)
        text = text.replace(f"{BODY}/2026-00002", index_number)
        (self.root / path).write_text(text, "utf-8")
        return path.as_posix()

    def change(self, path: Path, old: str, new: str) -> str:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new), "utf-8")
        return path.as_posix()

    def rules_that_find(self, path: str) -> set[str]:
        return {d.rule for d in check(self.root).diagnostics if d.file == path}


@pytest.fixture
def lists(base_catalog: Path) -> Lists:
    return Lists(base_catalog)


LOCAL = ("local", "SL-YL-XK-077")
WHOLE = f"{BODY}2000117033000"

DEFECTS: dict[str, tuple[str, Callable[[Lists], str]]] = {
    "an item code whose body is a character short": (
        "code-out-of-form",
        lambda lists: lists.add("采伐林木审批", LOCAL, ("national_implementation", WHOLE.replace("MB2", "MB"))),
    ),
    "a body a character short, made up elsewhere": (
        "implementation-code-of-another-body",
        lambda lists: lists.add("采伐林木审批", LOCAL, ("national_implementation", WHOLE.replace("MB2", "MB") + "0")),
    ),
    "a code of ones": (
        "placeholder-code",
        lambda lists: lists.add("移植树木审批", ("local", "1111111111111111")),
    ),
    "a code that ends in fours": (
        "placeholder-code",
        lambda lists: lists.add("护树奖励", ("local", "H-990185-001-4444444444")),
    ),
    "no code": ("schema", lambda lists: lists.add("修剪树木审批")),
    "a blank code": ("schema", lambda lists: lists.add("修剪树木审批", ("local", ""))),
    "a code in another scheme than it says": (
        "code-out-of-form",
        lambda lists: lists.add("修剪树木审批", ("local", "513A0011200068-990900000000-000")),
    ),
    "a basic code with its business code": (
        "code-out-of-form",
        lambda lists: lists.add("修剪树木审批", LOCAL, ("national_basic", "990A1703300001")),
    ),
    "the code of another item": (
        "doubled-code",
        lambda lists: lists.add("修剪树木审批", ("local", "SL-YL-XK-001")),
    ),
    "a name twice in one department": (
        "doubled-power-name",
        lambda lists: lists.add("砍伐 城市树木审批", LOCAL),
    ),
    "a body known by its old organisation code, mistyped": (
        "malformed-index-number",
        lambda lists: lists.add("修剪树木审批", LOCAL, index_number="767265320/2026-00077"),
    ),
    "a body's code that is none": (
        "malformed-index-number",
        lambda lists: lists.add("修剪树木审批", LOCAL, index_number="123131313113213/202611-00083"),
    ),
    "a body's code a character short in the index number": (
        "malformed-index-number",
        lambda lists: lists.add("修剪树木审批", LOCAL, index_number=f"{BODY[:10]}{BODY[11:]}/2026-00077"),
    ),
    "an index number copied along": (
        "doubled-index-number",
        lambda lists: lists.add("修剪树木审批", LOCAL, index_number=f"{BODY}/2026-00002"),
    ),
    "a unit's credit code a character short": (
        "schema",
        lambda lists: lists.change(UNIT / "unit.yml", f"uscc: {BODY}", f"uscc: {BODY[:17]}"),
    ),
    "a unit's credit code with two digits changed round": (
        "mistyped-credit-code",
        lambda lists: lists.change(UNIT / "unit.yml", f"uscc: {BODY}", "uscc: 11990900MB0200020F"),
    ),
    "a unit's credit code of ones": (
        "placeholder-code",
        lambda lists: lists.change(UNIT / "unit.yml", f"uscc: {BODY}", "uscc: '111111111111111111'"),
    ),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_of_a_live_list_is_caught(lists: Lists, defect: str) -> None:
    rule, enter = DEFECTS[defect]
    path = enter(lists)
    assert rule in lists.rules_that_find(path)


def test_a_sound_row_has_none_of_these_faults(lists: Lists) -> None:
    path = lists.add("修剪树木审批", LOCAL, ("national_basic", "990A17033000"), ("national_implementation", WHOLE))
    assert not lists.rules_that_find(path) & {rule for rule, _enter in DEFECTS.values()}
