"""No rebound passes the gate without a record that answers for it; what is honest passes."""

import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from diff_sides import PATHS, Files
from gate_sides import CANCELLED, TODAY, WHOLE, city, edited, judged, loaded, record_of, refused
from msgspec.structs import replace

from generator.change import Change
from generator.cli import main
from generator.diff import compare
from generator.diff_load import load_both
from generator.diff_public import for_everybody
from generator.gate import Ruling, judge
from generator.gate_report import FORMATS, covers_of
from generator.policies import standard
from generator.records import CITYWIDE, stated
from generator.revisions import Tree
from generator.vocabulary import labels

CASES = Path(__file__).parent / "gate_cases"
NEW_RECORD = "catalog/units/{unit}/changes/2026-06-10-adjusted.yml"


def _cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["case"]) for case in yaml.safe_load((CASES / name).read_text("utf-8"))]


SNEAKY = _cases("sneaky.yml")


@pytest.mark.parametrize("case", SNEAKY)
def test_what_is_sneaky_is_stopped(case: Any) -> None:
    start = edited(city(), case.get("start", ()))
    _changes, rulings = judged(start, edited(start, case["edits"]))
    assert sorted(r.change.kind for r in refused(rulings)) == sorted(case["refused"])


@pytest.mark.parametrize("case", [c for c in SNEAKY if not c.values[0].get("is_unanswerable")])
def test_what_was_stopped_passes_with_a_record_that_answers_for_all_of_it(case: Any) -> None:
    start = edited(city(), case.get("start", ()))
    new = edited(start, case["edits"])
    _changes, rulings = judged(start, new)
    for number, unit in enumerate(sorted({_unit(r) for r in refused(rulings)}), 20):
        mine = [r for r in rulings if _unit(r) == unit]
        filed = [{**filing, "number": f"备〔2026〕{number}号"} for filing in WHOLE["filed"]]
        new = new | {NEW_RECORD.format(unit=unit): record_of(mine, {"filed": filed})}
    assert refused(judged(start, new)[1]) == []


def _unit(ruling: Ruling) -> str:
    """The unit whose record answers for a change; any, for what is the whole city's."""
    entry = ruling.change.entry
    return "water-office" if entry.kind in CITYWIDE else entry.key.partition("/")[0]


HONEST = [{"in": "power", "old": "promised: {value: 10, unit: workday}", "new": "promised: {value: 7, unit: workday}"}]
LONGER = [{"in": "power", "old": "promised: {value: 10, unit: workday}", "new": "promised: {value: 15, unit: workday}"}]


@pytest.mark.parametrize("case", _cases("records.yml"))
def test_a_record_that_is_not_enough_is_told_why(case: Any) -> None:
    old, new = city(), edited(city(), LONGER)
    if unit := case.get("unit", "park-office"):
        new[NEW_RECORD.format(unit=unit)] = record_of(judged(old, new)[1], case["record"])
    (ruling,) = [r for r in refused(judged(old, new)[1]) if r.change.kind == "time-limits-promised-increased"]
    assert case["reason"] in "".join(ruling.reasons)


@pytest.mark.parametrize("case", _cases("honest.yml"))
def test_what_is_honest_passes(case: Any) -> None:
    start = edited(city(), case.get("start", ()))
    _changes, rulings = judged(start, edited(start, case["edits"]))
    assert refused(rulings) == []


# --- what is not seen in words ----------------------------------------------------


def _tree(files: Files, others: frozenset[str] = frozenset()) -> Tree:
    """``files`` as a git revision has them; ``others`` are there, and no plain files."""
    blobs = {path: sha256(text.encode()).hexdigest() for path, text in files.items()}
    return Tree("tree", blobs, others, lambda paths: (files[path].encode() for path in paths))


def _through(old: Tree, new: Tree) -> list[str]:
    """The kinds of the changes that the gate refuses between two trees."""
    base, head = load_both(old, new)
    changes = compare(base, head)
    return [r.change.kind for r in refused(judge(base.catalog, head.catalog, changes, TODAY))]


def test_a_link_in_the_place_of_a_file_is_stopped() -> None:
    files = city()
    linked = {path: text for path, text in files.items() if path != PATHS["power"]}
    assert _through(_tree(files), _tree(linked, frozenset({PATHS["power"]}))) == ["file-not-compared"]


def test_a_link_where_no_file_belongs_is_stopped() -> None:
    files = city()
    assert _through(_tree(files), _tree(files, frozenset({"catalog/units/park-office/powers"}))) == [
        "file-not-compared"
    ]


@pytest.mark.parametrize("name", ["Tree-felling", "tree-fеlling", "tree_felling"], ids=ascii)
def test_a_file_under_a_name_that_is_no_id_counts_as_gone(name: str) -> None:
    new = edited(city(), [{"in": "power", "as": f"catalog/units/park-office/powers/{name}.yml"}])
    assert _through(_tree(city()), _tree(new)) == ["power-removed"]


@pytest.mark.parametrize("is_old", [True, False], ids=["older", "newer"])
def test_nothing_passes_where_a_side_is_broken(is_old: bool) -> None:
    sound, broken = city(), edited(city(), [{"in": "power", "old": "category: licensing", "new": "category: ["}])
    old, new = (broken, sound) if is_old else (sound, broken)
    assert _through(_tree(old), _tree(new)) == ["file-not-compared"]


def test_a_power_that_was_given_up_is_known_again_although_its_file_did_not_change() -> None:
    again = {"in": CANCELLED, "as": "catalog/units/water-office/powers/hedges.yml", "copy": "yes"}
    new = edited(city(), [{**again, "old": "state: cancelled", "new": "state: active"}])
    assert _through(_tree(city()), _tree(new)) == ["power-returned"]


def test_two_records_that_are_each_half_are_not_one() -> None:
    old, new = city(), edited(city(), LONGER)
    rulings = judged(old, new)[1]
    new[NEW_RECORD.format(unit="park-office")] = record_of(rulings, {"filed": None})
    new["catalog/units/park-office/changes/2026-06-10-other.yml"] = record_of(rulings, {"decision": None})
    assert [r.change.kind for r in refused(judged(old, new)[1])] == ["time-limits-promised-increased"]


def test_a_record_answers_for_one_change_and_not_for_its_neighbour() -> None:
    old = city()
    new = edited(old, LONGER)
    new[NEW_RECORD.format(unit="park-office")] = record_of(judged(old, new)[1])
    more = edited(
        new, [{"in": "power", "old": "{name: 树木照片, form: electronic", "new": "{name: 树木照片, form: original"}]
    )
    assert [r.change.kind for r in refused(judged(old, more)[1])] == ["material-form-changed"]


def _named_alike(limits: str) -> list[dict[str, str]]:
    """A flow with two steps of one name, each with the same limit."""
    return [
        {
            "in": "flow",
            "old": "name: 补正材料\n    actor: counterpart\n",
            "new": f"name: 专家评审\n    post: examiner\n    limit: {limits}\n",
        }
    ]


def test_what_a_record_covers_once_happens_once() -> None:
    old = edited(city(), _named_alike("{value: 15, unit: workday}"))
    once = edited(
        old,
        [
            {
                "in": "flow",
                "old": "special: expert_review\n    limit: {value: 15",
                "new": "special: expert_review\n    limit: {value: 30",
            }
        ],
    )
    new = edited(
        once,
        [
            {
                "in": "flow",
                "old": "post: examiner\n    limit: {value: 15",
                "new": "post: examiner\n    limit: {value: 30",
            }
        ],
    )
    record = {NEW_RECORD.format(unit="park-office"): record_of(judged(old, once)[1])}
    assert refused(judged(old, once | record)[1]) == []
    (ruling,) = refused(judged(old, new | record)[1])
    assert "这样的改动只写了一条" in ruling.reasons[0]
    assert refused(judged(old, new | {NEW_RECORD.format(unit="park-office"): record_of(judged(old, new)[1])})[1]) == []


@pytest.mark.parametrize("number", ["防控备〔2026〕9号", "防控备 〔２０２６〕９号"])
def test_two_new_records_do_not_share_the_number_of_a_filing(number: str) -> None:
    later = [
        *LONGER,
        {"in": "power", "old": "{name: 树木照片, form: electronic", "new": "{name: 树木照片, form: original"},
    ]
    old, new = city(), edited(city(), later)
    longer, original = sorted(refused(judged(old, new)[1]), key=lambda r: r.change.kind, reverse=True)
    other = [
        {**filing, "number": number if filing["office"] == "risk_control" else f"{filing['number']}之二"}
        for filing in WHOLE["filed"]
    ]
    new[NEW_RECORD.format(unit="park-office")] = record_of([longer])
    new["catalog/units/park-office/changes/2026-06-10-other.yml"] = record_of([original], {"filed": other})
    reasons = [reason for ruling in refused(judged(old, new)[1]) for reason in ruling.reasons]
    assert len(reasons) == 2
    assert all("已经用在" in reason for reason in reasons)


def test_a_record_without_a_decision_is_no_older_than_the_state_that_it_changes() -> None:
    old, new = city(), edited(city(), [{"in": "power", "old": "content: 对砍伐", "new": "content: 对修剪、砍伐"}])
    early = {"decision": None, "approval": {"post": "局长岗", "date": "2025-05-12"}}
    new[NEW_RECORD.format(unit="park-office")] = record_of(judged(old, new)[1], early)
    (ruling,) = refused(judged(old, new)[1])
    assert "要改的那一版本身是 2026-02-10 才研究决定的" in "".join(ruling.reasons)


@pytest.mark.parametrize(
    "state", ['"state": cancelled', "state : cancelled", '"state": "cancel\\x6ced"', "state: # 写\n    cancelled"]
)
def test_a_power_that_was_given_up_is_known_however_its_state_is_spelt(state: str) -> None:
    old = edited(city(), [{"in": CANCELLED, "old": "state: cancelled", "new": state}])
    again = {"in": CANCELLED, "as": "catalog/units/water-office/powers/hedges.yml", "copy": "yes"}
    new = edited(old, [{**again, "old": state, "new": "state: active"}])
    assert _through(_tree(old), _tree(new)) == ["power-returned"]


def test_a_long_text_is_named_by_a_digest_that_no_other_text_can_be_made_to_have() -> None:
    digest = stated("长" * 100).rpartition("校验码")[2].rstrip("）")
    assert digest == sha256(("长" * 100).encode()).hexdigest()[: len(digest)]
    assert len(digest) * 4 >= 128


def test_the_policy_of_the_older_side_is_that_of_the_program_where_it_has_none() -> None:
    assert {need for d in standard().demands for need in d.needs} == set(labels("signOff"))


# --- what is told -----------------------------------------------------------------


@pytest.fixture(scope="module")
def stopped() -> tuple[list[Change], list[Ruling]]:
    return judged(city(), edited(city(), LONGER))


def test_what_is_refused_is_said_with_its_place_and_those_whose_word_is_missing(
    stopped: tuple[list[Change], list[Ruling]],
) -> None:
    told = FORMATS["text"](*stopped).partition("\n\n")[2]
    line = city()[PATHS["power"]].split("\n").index("  promised: {value: 10, unit: workday}") + 1
    assert told == (
        f"catalog/units/park-office/powers/tree-felling.yml:{line}:3  市园林局·砍伐城市树木审批："
        "承诺时限由 10 个工作日改为 15 个工作日（对群众不利）\n"
        "    → catalog/units/park-office/changes/2026-03-01-old.yml 是以前的记录，已经用过，不能再用。\n"
        "    → 没有变更记录。\n"
        "    → 请在 catalog/units/park-office/changes/ 下写一份，要有集体研究（本单位领导班子会议）、"
        "负责人审定（本单位主要负责人）、防控办备案（附备案号）、法制办备案（附备案号）。\n"
        "变更记录里照抄这几行：\n"
        "# catalog/units/park-office/changes/\n"
        "covers:\n"
        "  - kind: power\n"
        "    id: tree-felling\n"
        "    change: time-limits-promised-increased\n"
        '    before: "10 个工作日"\n'
        '    after: "15 个工作日"\n'
        "不予通过：1 处改动要有变更记录，其中 1 处手续不齐。\n"
    )


def test_the_draft_in_a_report_is_what_a_record_may_say(stopped: tuple[list[Change], list[Ruling]]) -> None:
    told = FORMATS["text"](*stopped)
    draft = told[told.index("covers:") : told.index("不予通过")]
    ((change,), (ruling,)) = stopped
    assert yaml.safe_load(draft) == {"covers": [covers_of(change)]}
    assert json.loads(FORMATS["json"](*stopped))[0]["gate"]["covers"] == covers_of(ruling.change)


def test_markdown_has_the_verdict_first_and_lets_no_text_of_others_act(
    stopped: tuple[list[Change], list[Ruling]],
) -> None:
    ((change,), (ruling,)) = stopped
    evil = replace(change, after="```\n# 标题\n<img src=x onerror=alert(1)> @all", message="<b>@all</b>")
    told = FORMATS["markdown"]([evil], [replace(ruling, change=evil, reasons=("[点](//x.example)",))])
    assert told.startswith("## 变更记录\n\n不予通过：")
    assert told.index("## 变更记录") < told.index("## 这次改动的含义")
    assert [word for word in ("<img", "<b>", "[点]") if word in told.replace(_fenced(told), "")] == []
    assert _fenced(told).count("```") == 2


def _fenced(text: str) -> str:
    start = text.index("```yaml")
    return text[start : text.index("\n```\n", start) + 5]


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
def test_forges_are_told_where_it_is(form: str, stopped: tuple[list[Change], list[Ruling]]) -> None:
    told = FORMATS[form](*stopped)
    assert PATHS["power"] in told
    assert "change-without-record" in told
    assert "没有变更记录" in told


def test_an_open_gate_says_so(stopped: tuple[list[Change], list[Ruling]]) -> None:
    old, new = city(), edited(city(), LONGER)
    new[NEW_RECORD.format(unit="park-office")] = record_of(stopped[1])
    assert FORMATS["text"](*judged(old, new)).endswith("可以通过：1 处改动要有变更记录，都齐了。\n")
    assert FORMATS["text"](*judged(old, old)).endswith("可以通过：没有要变更记录的改动。\n")
    assert [r["gate"] for r in json.loads(FORMATS["json"](*judged(old, edited(old, HONEST))))] == [None]


def test_the_command_fails_where_the_gate_is_closed(base_catalog: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copytree(base_catalog, older)
    power = base_catalog / PATHS["power"]
    power.write_text(power.read_text("utf-8").replace("promised: {value: 10", "promised: {value: 15"), "utf-8")
    run = CliRunner()
    command = ["--root", str(base_catalog), "diff", str(older)]
    assert [run.invoke(main, [*command, *rest]).exit_code for rest in ([], ["--gate"], ["--format", "sarif"])] == [
        0,
        1,
        2,
    ]
    assert run.invoke(main, ["--root", str(older), "diff", str(older), "--gate"]).exit_code == 0


# --- for everybody ------------------------------------------------------------------

HIDDEN = [
    *LONGER,
    {"in": "risks", "old": "name: 不到现场就写核查意见", "new": "name: 金丝雀一"},
    {"in": "flow", "old": "    risks: [favour]\n", "new": "    risks: [favour, overlook-tree]\n"},
    {
        "in": "power",
        "old": "body: 局长办公会, date: 2026-01-10",
        "new": "body: 局长办公会, date: 2026-01-10, minutes: 金丝雀二",
    },
    {
        "in": "power",
        "old": "focus_fields:",
        "new": "internal: {notes: 金丝雀三}\nrelated: [shrub-pruning]\nfocus_fields:",
    },
    {"in": CANCELLED, "old": "name: 修剪沿街灌木许可", "new": "name: 金丝雀四"},
]


@pytest.mark.parametrize("form", FORMATS)
def test_everybody_is_told_of_published_powers_and_how_much_more_there_is(form: str) -> None:
    draft = {"in": CANCELLED, "old": "    - {office: legal, date: 2026-02-05}\n", "new": ""}
    old = edited(city(), [draft])
    new = edited(old, HIDDEN)
    changes, rulings = judged(old, new)
    shown, ruled = for_everybody(loaded(old).catalog, loaded(new).catalog, changes, rulings)
    told = FORMATS[form](shown, ruled)
    assert [c.kind for c in shown] == ["time-limits-promised-increased", "not-disclosed"]
    assert f"另有 {len(changes) - 1} 处改动不公开" in told
    assert "承诺时限由 10 个工作日改为 15 个工作日" in told
    assert [
        word for word in ("金丝雀", "不到现场", "修剪沿街灌木", "shrub-pruning", "overlook-tree") if word in told
    ] == []
    assert [r.passes for r in ruled] == [False, False]


def test_a_power_is_told_of_only_while_it_is_published_on_both_sides() -> None:
    held_back = {
        "in": "power",
        "old": "published: 2026-03-01, mode: proactive",
        "new": "published: 2026-03-01, mode: withheld",
    }
    for old, new in (
        (city(), edited(city(), [held_back, *LONGER])),
        (edited(city(), [held_back]), edited(city(), LONGER)),
    ):
        changes, rulings = judged(old, new)
        shown, ruled = for_everybody(loaded(old).catalog, loaded(new).catalog, changes, rulings)
        assert [c.kind for c in shown] == [r.change.kind for r in ruled] == ["not-disclosed"]


def test_where_all_is_published_nothing_is_left_out() -> None:
    old, new = city(), edited(city(), LONGER)
    changes, rulings = judged(old, new)
    assert for_everybody(loaded(old).catalog, loaded(new).catalog, changes, rulings) == (changes, rulings)
