"""Whatever stands in a table, every cell is accounted for, what is understood is in the entry, and nothing fails."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from suite import LONG, ROOT

from generator.intake import full_sheets
from generator.intake.account import Account, State
from generator.intake.assembling import assemble
from generator.intake.citations import read_citations
from generator.intake.grid import Book, Cell, clean, make_sheet
from generator.intake.headings import kinds
from generator.intake.known import look
from generator.intake.limits import read_limit
from generator.intake.lists import split_list
from generator.intake.numerals import in_chinese, narrow, number_of
from generator.intake.people import is_name, title_beside
from generator.intake.slugs import slug_of
from generator.intake.tables import NAMES
from generator.kinds import POWER, is_slug

BASE = ROOT / "tests" / "base_catalog"
TEXTS = st.text(
    st.sampled_from("审批占用绿化第三十条款《》（）、，；。1２①20个工作日天是否无高中低→：\n ＡX-/=+")
    | st.characters(codec="utf-8"),
    max_size=30,
)
LINES = st.text(st.sampled_from("审批占用绿化许可管理事项"), min_size=2, max_size=12)
IN_WORDS = ("content", "summary", "quota", "counted_from", "online", "payment_standard", "behaviour", "consequence")
"""Slots whose cells stand in the entry as they are."""


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[list[str]]]:
    """A kind of table, and rows of it under headings that are known, in any order."""
    kind = draw(st.sampled_from(sorted(kinds())))
    slots = kinds()[kind]
    telling = sorted(slots.telling - {NAMES[kind][0]})
    chosen = draw(st.lists(st.sampled_from(sorted(slots.names)), unique=True, max_size=8))
    used = list(dict.fromkeys([NAMES[kind][0], draw(st.sampled_from(telling)), *chosen]))
    rows = draw(st.lists(st.lists(TEXTS, min_size=len(used), max_size=len(used)), min_size=1, max_size=3))
    names = draw(st.lists(LINES, min_size=len(rows), max_size=len(rows), unique=True))
    return kind, [[slots.names[s] for s in used], *([n, *r[1:]] for n, r in zip(names, rows, strict=True))]


@settings(max_examples=400 if LONG else 60)
@given(tables())
def test_every_cell_is_understood_doubted_or_left_over(table: tuple[str, list[list[str]]]) -> None:
    _kind, rows = table
    cells = [Cell(r, c, clean(t)) for r, row in enumerate(rows) for c, t in enumerate(row) if clean(t)]
    made = assemble([Book("b", (make_sheet("s", cells),))], look(BASE, "park-office"), {})
    said = {(mark.cell.row, mark.cell.column): (state, remarks) for mark, state, remarks in made.account.all()}
    assert set(said) == {(c.row, c.column) for c in cells}
    assert all(remarks[-1].message or remarks[-1].target for _state, remarks in said.values())
    told = json.dumps([data for _kind_, data in made.drafts.values()], ensure_ascii=False)
    in_words = {kinds()[k].names[s] for k in kinds() for s in IN_WORDS if s in kinds()[k].names}
    for cell in cells:
        state, remarks = said[cell.row, cell.column]
        if (
            state is State.UNDERSTOOD
            and rows[0][cell.column] in in_words
            and cell.row > 0
            and "的" in remarks[0].target
        ):
            words = narrow(cell.text).replace("\n", "")
            assert words in told.replace("\\n", "").replace('\\"', '"').replace("\\\\", "\\") or len(words) <= 2


@given(TEXTS)
def test_no_text_is_too_strange_for_a_reader(text: str) -> None:
    for read in (read_limit, read_citations, split_list, narrow, number_of, is_name, title_beside):
        read(text)
    assert is_slug(slug_of(text, {"entry"}))


@given(st.integers(1, 9999))
def test_numerals_go_both_ways(number: int) -> None:
    assert number_of(in_chinese(number)) == number


NUMERALS = {"十": 10, "二十": 20, "三十二": 32, "一百零五": 105, "一百二十": 120, "一千零一": 1001, "两": 2}


@pytest.mark.parametrize("words", NUMERALS)
def test_numerals_mean_what_they_say(words: str) -> None:
    assert number_of(words) == NUMERALS[words]
    if "两" not in words:
        assert in_chinese(NUMERALS[words]) == words


@settings(max_examples=200 if LONG else 25)
@given(st.lists(st.tuples(LINES, TEXTS.filter(str.strip)), min_size=1, max_size=4), TEXTS.filter(str.strip))
def test_what_a_workbook_of_ours_is_edited_to_say_is_what_comes_back(
    materials: list[tuple[str, str]], content: str
) -> None:
    entry = {
        "name": "修剪树木审批",
        "content": clean(content) or "管修剪。",
        "materials": [{"name": n, "form": "copy", "note": clean(t) or "看清。"} for n, t in materials],
        "time_limits": {"promised": {"value": len(materials), "unit": "hour"}, "counted_from": "受理"},
        "fees": {"charged": True, "items": [{"name": n, "basis": [{"law": "a"}, {"law": "b"}]} for n, _t in materials]},
    }
    sheets = []
    for sheet in (s for s in full_sheets.sheets() if s.kind is POWER):
        rows = [sheet.headings, *full_sheets.rows(sheet, "trim", entry)]
        sheets.append(
            make_sheet(
                sheet.name, [Cell(r, c, clean(t)) for r, row in enumerate(rows) for c, t in enumerate(row) if clean(t)]
            )
        )
    assert full_sheets.read([Book("ours", tuple(sheets))], Account()) == {(POWER, "trim"): entry}


PEOPLE = {
    "王小明": True,
    "李伟": True,
    "欧阳修文": True,
    "科长": False,
    "局长岗": False,
    "负责人": False,
    "许可审查岗": False,
    "高级审核岗": False,
    "窗口": False,
    "张 三": True,
}


@pytest.mark.parametrize("text", PEOPLE)
def test_names_of_people_are_told_from_posts(text: str) -> None:
    assert is_name(text) is PEOPLE[text]


def test_there_are_more_headings_than_the_importers_of_the_field_know() -> None:
    assert len({h for k in kinds().values() for h in k.by_heading}) >= 60


def test_every_first_heading_is_its_own_slots(root: Path) -> None:
    assert root.is_dir()
    for slots in kinds().values():
        for slot, heading in slots.names.items():
            assert slots.by_heading["".join(filter(str.isalnum, heading))] == slot
