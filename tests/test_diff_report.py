"""A report is in the form that its reader wants, shows nothing internal, and lets no stranger's text act."""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from diff_sides import PATHS, base_files, edited, loaded
from msgspec.structs import replace

from generator.change import Change
from generator.diff import compare
from generator.diff_report import FORMATS, LARGEST_COMMENT, as_json, as_markdown, as_text, notes, prepared

CANARY = "金丝雀"

INTERNAL_EDITS = [
    {
        "in": "power",
        "old": "fees: {charged: false}",
        "new": f"fees: {{charged: false}}\ninternal: {{notes: {CANARY}一}}",
    },
    {
        "in": "unit",
        "old": "tier: lead, duties: [作出许可决定]",
        "new": "tier: lead, duties: [作出许可决定], headcount: 987",
    },
    {
        "in": "catalog/excuses/one.yml",
        "new": f"rule: no-remedy\nfile: {PATHS['power']}\nreason: {CANARY}二\ndecided_by: {CANARY}三\ndate: 2026-05-01\n",
    },
    {"in": "risks", "old": "    nature: crime\n", "new": f"    nature: crime\n    internal: {{keeper: {CANARY}四}}\n"},
]
INTERNAL_AGAIN = [
    {"in": "power", "old": f"{CANARY}一", "new": f"{CANARY}五"},
    {"in": "unit", "old": "headcount: 987", "new": "headcount: 986"},
    {"in": "catalog/excuses/one.yml", "old": f"{CANARY}二", "new": f"{CANARY}六"},
    {"in": "risks", "old": f"{CANARY}四", "new": f"{CANARY}七"},
]


def _changes(edits: Sequence[Any], start: Sequence[Any] = ()) -> list[Change]:
    old = edited(base_files(), start)
    return compare(loaded(old), loaded(edited(old, edits)))


INTERNAL = [
    pytest.param(_changes(INTERNAL_EDITS), id="written"),
    pytest.param(_changes(INTERNAL_AGAIN, INTERNAL_EDITS), id="rewritten"),
]


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize("changes", INTERNAL)
def test_internal_values_are_not_shown(changes: list[Change], form: Callable[[Sequence[Change]], str]) -> None:
    report = form(prepared(changes, internal=False))
    assert len(changes) == 4
    assert CANARY not in report
    assert not re.search("98[67]", report)


def test_internal_values_are_shown_to_who_asks() -> None:
    report = as_text(prepared(_changes(INTERNAL_AGAIN, INTERNAL_EDITS), internal=True))
    assert [word for word in ("五", "六", "七", "986") if word not in report] == []


def test_an_entry_that_is_gone_takes_its_internal_values_along() -> None:
    changes = _changes([{"in": "power", "as": ""}, {"in": "risks", "as": ""}], INTERNAL_EDITS)
    for form in FORMATS.values():
        assert CANARY not in form(prepared(changes, internal=False))


def test_text_is_grouped_by_unit_and_entry() -> None:
    edits = [
        {"in": "power", "old": "value: 10, unit: workday", "new": "value: 15, unit: workday"},
        {"in": "power", "old": "department: greening-section\n", "new": "department: window\n"},
        {"in": "risks", "old": "self: 1, reviewed: 1, final: 1", "new": "self: 1, reviewed: 1, final: 2"},
    ]
    assert as_text(_changes(edits)) == (
        "市园林局\n"
        "  职权“砍伐城市树木审批”\n"
        f"    ! 承诺时限由 10 个工作日改为 15 个工作日（对群众不利）  [{PATHS['power']}:26:3]\n"
        f"      承办机构由“绿化科”改为“窗口”  [{PATHS['power']}:15:13]\n"
        "  廉政风险点“砍伐城市树木审批”\n"
        "    ! 风险点“收受好处，准许砍伐好树”：风险等级由一级改为二级（监督减弱）"
        f"  [{PATHS['risks']}:14:43]\n"
        "共 3 处改动，其中对群众不利 1 处，监督减弱 1 处。\n"
    )


def test_nothing_is_said_in_one_sentence() -> None:
    assert as_text([]) == "两个版本的内容没有不同。\n"


def test_markdown_shows_what_is_pressing_and_folds_the_rest() -> None:
    edits = [
        {"in": "power", "old": "visits: 1", "new": "visits: 2"},
        {"in": "unit", "old": "telephone: 0000-5551100", "new": "telephone: 0000-5551188"},
    ]
    opened, folded = as_markdown(_changes(edits)).split("<details>")
    assert "到现场次数由 1 改为 2（对群众不利）" in opened
    assert "电话由 0000-5551100 改为 0000-5551188" in folded
    assert folded.rstrip().endswith("</details>")


@pytest.mark.parametrize(
    "text",
    [
        "<b>粗</b>",
        "**粗**",
        "[链接](http://a.example)",
        "`码`",
        "@all",
        "#12",
        "!7",
        "https://a.example",
        "www.a.example",
    ],
)
def test_markdown_says_strangers_text_and_does_nothing_with_it(text: str) -> None:
    edits = [{"in": "power", "old": "visits: 1}", "new": f"visits: 1, online: '网上 {text} 办'}}"}]
    report = as_markdown(_changes(edits))
    assert text not in report


def test_terminals_get_no_control_characters() -> None:
    edits = [{"in": "power", "old": "visits: 1}", "new": 'visits: 1, online: "网\\e[31m上\\u202e办"}'}]
    assert all(c.isprintable() or c == "\n" for c in as_text(_changes(edits)))


def test_markdown_stays_as_small_as_a_comment_may_be() -> None:
    many = _changes([{"in": "power", "old": "visits: 1", "new": "visits: 2"}]) * 2000
    assert as_markdown(many).count("\n") < 60
    units = [{"in": "power", "old": "summary: 要砍城市里的树，先来办这项许可。", "new": "summary: 砍树前先办许可。"}]
    (change,) = _changes(units)
    spread = [_elsewhere(change, number) for number in range(2000)]
    report = as_markdown(spread)
    assert len(report) <= LARGEST_COMMENT + 200
    assert report.count("<details>") == report.count("</details>")


def _elsewhere(change: Change, number: int) -> Change:
    return replace(change, entry=replace(change.entry, unit=f"单位{number}"))


def test_json_has_every_change_with_the_same_fields() -> None:
    (change,) = json.loads(as_json(_changes([{"in": "power", "old": "visits: 1", "new": "visits: 2"}])))
    assert change == {
        "kind": "service-visits-increased",
        "entry": {
            "kind": "power",
            "key": "park-office/tree-felling",
            "title": "砍伐城市树木审批",
            "unit": "市园林局",
            "was": "",
        },
        "file": PATHS["power"],
        "line": 30,
        "column": 44,
        "subject": "",
        "message": "到现场次数由 1 改为 2",
        "before": "1",
        "after": "2",
        "effects": {"citizen": "worse", "power": "same", "guard": "same"},
        "weight": 400,
        "is_internal": False,
        "is_gone": False,
        "sentence": "到现场次数由 1 改为 2（对群众不利）",
    }


def test_each_effect_has_its_words() -> None:
    changes = _changes([{"in": "power", "old": "mode: proactive", "new": "mode: withheld"}])
    assert [notes(c.effects) for c in changes] == [["对群众不利", "监督减弱"]]
