"""A flow is drawn with the symbols of GB/T 1526, and its arrows lead where it says."""

from typing import Any

import pytest

from generator.chart import Edge, Tag
from generator.flowchart import chart_id, diagram, limit_text, row_id, who
from generator.model import End, Limit, Start
from generator.public import PublicBranch, PublicCatalog, PublicFlow, PublicPost, PublicStep

POST = PublicPost(id="clerk", name="许可受理岗", department="窗口", tier="general", duties=())
BRANCHES = (PublicBranch(label="是", next="granted", at_most=None), PublicBranch(label="否", next="a", at_most=1))
ENDS = (
    End(id="granted", name="准予", outcome="granted"),
    End(id="refused", name="不予", outcome="refused"),
)


def _step(number: int = 1, **given: Any) -> PublicStep:
    empty: dict[str, Any] = {
        "id": "abcdefgh"[number - 1], "name": f"环节{number}", "kind": "step", "duty": None, "post": None, "actor": None,
        "task": "办理。", "content": None, "way": None, "limit": None, "special": None, "gate": (), "documents": (),
        "rights": (), "supervision": None, "risks": (), "next": ("granted",), "branches": (),
    }  # fmt: skip
    return PublicStep(number=number, **{**empty, **given})


def _flow(*steps: PublicStep, first: str | tuple[str, ...] = "a") -> PublicFlow:
    start = Start(name="提出申请", next=first)
    return PublicFlow(path="", id="felling", title="砍伐流程图", start=start, steps=steps, ends=ENDS)


@pytest.mark.parametrize(
    ("given", "shape"),
    [
        ({}, "process"),
        ({"branches": BRANCHES, "next": ()}, "decision"),
        ({"branches": BRANCHES, "next": (), "special": "hearing"}, "decision"),
        ({"branches": BRANCHES, "next": (), "duty": "deliver", "documents": ("决定书",)}, "decision"),
        ({"special": "hearing"}, "predefined"),
        ({"special": "expert_review"}, "predefined"),
        ({"special": "hearing", "duty": "notify", "documents": ("通知书",)}, "predefined"),
        ({"duty": "deliver", "documents": ("决定书",)}, "document"),
        ({"duty": "notify", "documents": ("通知书",)}, "document"),
        ({"duty": "publish", "documents": ("公告",)}, "document"),
        ({"duty": "deliver"}, "process"),
        ({"duty": "examine", "documents": ("审查意见表",)}, "process"),
        ({"documents": ("审查意见表",)}, "process"),
        ({"gate": ("材料齐全",)}, "process"),
    ],
)
def test_a_step_has_the_symbol_of_what_it_is(given: dict[str, Any], shape: str) -> None:
    nodes = {n.id: n for n in diagram(_flow(_step(**given))).nodes}
    assert nodes["a"].shape == shape
    assert [nodes[name].shape for name in ("start", "granted", "refused")] == ["terminator"] * 3


def test_steps_that_begin_together_hang_from_a_pair_of_lines() -> None:
    flow = _flow(_step(1, next=("b", "c")), _step(2), _step(3))
    drawn = diagram(flow)
    assert [(n.id, n.shape) for n in drawn.nodes if n.shape == "parallel"] == [("a.parallel", "parallel")]
    assert drawn.edges == (
        Edge("start", "a"),
        Edge("a", "a.parallel"),
        Edge("a.parallel", "b"),
        Edge("a.parallel", "c"),
        Edge("b", "granted"),
        Edge("c", "granted"),
    )


def test_a_start_may_lead_to_several_steps_at_once() -> None:
    drawn = diagram(_flow(_step(1), _step(2), first=("a", "b")))
    assert drawn.edges[:3] == (
        Edge("start", "start.parallel"),
        Edge("start.parallel", "a"),
        Edge("start.parallel", "b"),
    )


@pytest.mark.parametrize("name", ["a-parallel", "start-parallel", "parallel"])
def test_no_name_of_a_step_is_taken_by_a_symbol_that_is_no_step(name: str) -> None:
    flow = _flow(_step(1, next=("b", "c")), _step(2, id=name), _step(3), first=("a", name))
    names = [n.id for n in diagram(flow).nodes]
    assert len(set(names)) == len(names)


def test_branches_are_arrows_with_their_labels_and_those_to_an_earlier_step_go_back() -> None:
    branches = (
        PublicBranch(label="齐全", next="c", at_most=None),
        PublicBranch(label="补正", next="a", at_most=1),
        PublicBranch(label="再看", next="b", at_most=2),
        PublicBranch(label="不受理", next="refused", at_most=None),
    )
    drawn = diagram(_flow(_step(1, next=("b",)), _step(2, next=(), branches=branches), _step(3, next=("a",))))
    assert drawn.edges == (
        Edge("start", "a"),
        Edge("a", "b"),
        Edge("b", "c", "齐全"),
        Edge("b", "a", "补正", back=True),
        Edge("b", "b", "再看", back=True),
        Edge("b", "refused", "不受理"),
        Edge("c", "a", back=True),
    )


def test_an_arrow_from_a_fork_to_an_earlier_step_goes_back() -> None:
    drawn = diagram(_flow(_step(1, next=("b",)), _step(2, next=("a", "c")), _step(3)))
    assert [e for e in drawn.edges if e.source == "b.parallel"] == [
        Edge("b.parallel", "a", back=True),
        Edge("b.parallel", "c"),
    ]


def test_a_symbol_says_who_does_a_step_how_long_and_what_guards_it(public: PublicCatalog) -> None:
    risks = (public.risks[0], public.risks[0])
    step = _step(2, post=POST, limit=Limit(value=5, unit="workday"), special="hearing", gate=("齐",), risks=risks)
    node = next(n for n in diagram(_flow(_step(1), step)).nodes if n.id == "b")
    assert (node.name, node.notes) == ("2. 环节2", ("许可受理岗", "5 个工作日"))
    assert node.tags == (Tag("special", "听证"), Tag("gate", "门槛"), Tag("risk-1", "一级风险"))
    assert node.label == "第 2 步，环节2，许可受理岗，5 个工作日，听证，门槛，一级风险"
    assert node.href == "#felling-b"


def test_the_chart_its_start_and_its_ends_are_named_for_those_who_hear_it() -> None:
    flow = _flow(_step(1))
    drawn = diagram(flow)
    assert (drawn.id, drawn.title) == (chart_id(flow), "砍伐流程图，共 1 个环节，图下的表格逐一说明")
    labels = {n.id: (n.name, n.label, n.href) for n in drawn.nodes if n.shape == "terminator"}
    assert labels == {
        "start": ("提出申请", "开始：提出申请", f"#{row_id(flow, 'start')}"),
        "granted": ("准予", "结束：准予（准予）", f"#{row_id(flow, 'granted')}"),
        "refused": ("不予", "结束：不予（不予）", f"#{row_id(flow, 'refused')}"),
    }


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (Limit(value=5, unit="workday"), "5 个工作日"),
        (Limit(value=1, unit="day"), "1 日"),
        (Limit(value=24, unit="hour"), "24 小时"),
        (Limit(value=0, unit="workday"), "当场"),
        (Limit(value=0, unit="hour"), "当场"),
    ],
)
def test_a_limit_is_told_in_words(limit: Limit, text: str) -> None:
    assert limit_text(limit) == text


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"post": POST}, "许可受理岗"),
        ({"actor": "counterpart"}, "申请人或当事人"),
        ({"actor": "other_unit"}, "其他单位"),
        ({}, ""),
    ],
)
def test_a_step_is_done_by_a_post_or_by_somebody_outside(given: dict[str, Any], name: str) -> None:
    assert who(_step(**given)) == name
