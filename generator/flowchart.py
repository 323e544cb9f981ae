"""Which symbols and arrows a flow is drawn with."""

from collections.abc import Iterator
from typing import Final

from generator.chart import Diagram, Edge, Node, Shape, Tag
from generator.model import Limit
from generator.public import PublicFlow, PublicStep
from generator.vocabulary import label

START: Final = "start"
"""The id of the start; the rule ``duplicate-identifier`` keeps it for the start."""

HANDING_OUT: Final = frozenset({"deliver", "notify", "publish"})
"""The duties whose steps end in a document that leaves the house."""


def chart_id(flow: PublicFlow) -> str:
    return f"chart-{flow.id}"


def row_id(flow: PublicFlow, node: str) -> str:
    """The id of a node's row in the table under its chart."""
    return f"{flow.id}-{node}"


def limit_text(limit: Limit) -> str:
    """A limit in words: 5 个工作日."""
    if limit.value == 0:
        return "当场"
    measure = "" if limit.unit == "hour" else "个" if limit.unit == "workday" else ""
    return f"{limit.value} {measure}{ {'workday': '工作日', 'day': '日', 'hour': '小时'}[limit.unit] }"


def who(step: PublicStep) -> str:
    """Who does a step: a post of the unit, or the party outside it."""
    if step.post:
        return step.post.name
    return label("actor", step.actor) if step.actor else ""


def diagram(flow: PublicFlow) -> Diagram:
    """The symbols and arrows of a flow; arrows to an earlier step are marked as going back."""
    nodes = [
        Node(START, "terminator", flow.start.name, label=f"开始：{flow.start.name}", href=f"#{row_id(flow, START)}")
    ]
    nodes += [_step(flow, s) for s in flow.steps]
    nodes += [_end(flow, e.id, e.name, e.outcome) for e in flow.ends]
    edges: list[Edge] = []
    labels = {s.id: tuple(b.label for b in s.branches) for s in flow.steps}
    order = {START: 0, **{s.id: s.number for s in flow.steps}}
    for source, targets in _ways(flow):
        told = labels.get(source, ())
        drawn_from = source
        if len(targets) > 1 and not told:
            drawn_from = f"{source}.parallel"  # with a dot, which no step's id has
            nodes.append(Node(drawn_from, "parallel", ""))
            edges.append(Edge(source, drawn_from))
        for target, text in zip(targets, told or ("",) * len(targets), strict=True):
            edges.append(Edge(drawn_from, target, text, back=order.get(target, len(order)) <= order[source]))
    return Diagram(
        chart_id(flow), f"{flow.title}，共 {len(flow.steps)} 个环节，图下的表格逐一说明", tuple(nodes), tuple(edges)
    )


def _ways(flow: PublicFlow) -> Iterator[tuple[str, tuple[str, ...]]]:
    first = flow.start.next
    yield START, (first,) if isinstance(first, str) else first
    for step in flow.steps:
        yield step.id, tuple(b.next for b in step.branches) or step.next


def _step(flow: PublicFlow, step: PublicStep) -> Node:
    limit = limit_text(step.limit) if step.limit else ""
    notes = tuple(n for n in (who(step), limit) if n)
    tags = tuple(_tags(step))
    spoken = "，".join([f"第 {step.number} 步", step.name, *notes, *(t.text for t in tags)])
    return Node(step.id, _shape(step), f"{step.number}. {step.name}", notes, tags, spoken, f"#{row_id(flow, step.id)}")


def _shape(step: PublicStep) -> Shape:
    if step.branches:
        return "decision"
    if step.special:
        return "predefined"
    return "document" if step.duty in HANDING_OUT and step.documents else "process"


def _tags(step: PublicStep) -> Iterator[Tag]:
    if step.special:
        yield Tag("special", label("specialProcedure", step.special))
    if step.gate:
        yield Tag("gate", "门槛")
    for level in sorted({r.level for r in step.risks}):
        yield Tag(f"risk-{level}", f"{label('riskLevel', level)}风险")


def _end(flow: PublicFlow, node: str, name: str, outcome: str) -> Node:
    return Node(
        node, "terminator", name, (), (), f"结束：{name}（{label('outcome', outcome)}）", f"#{row_id(flow, node)}"
    )
