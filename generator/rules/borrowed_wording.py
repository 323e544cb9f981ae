"""文字像是从别类职权粘贴来的。

许可的责任里冒出“立案”“处罚告知”，处罚的环节里冒出“颁发许可证”，多半是拿别的事项改的时候没有改干净。
照着这样的流程办，程序就错了。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    responsibilities:
      - {stage: 受理, duty: 一次告知要补的材料。}
      - stage: 告知
        duty: 送达行政处罚事先告知书，告知陈述、申辩的权利。  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    responsibilities:
      - {stage: 受理, duty: 一次告知要补的材料。}
      - {stage: 决定, duty: 不准的说明理由。}
"""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _, in_quotes
from generator.model import Flow, Power
from generator.vocabulary import label

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING

_OF_PENALTY: Final = (
    "予以立案",
    "立案审批",
    "立案调查",
    "立案查处",
    "行政处罚事先告知",
    "行政处罚告知书",
    "行政处罚决定书",
    "处罚事先告知书",
    "处罚告知书",
    "处罚决定书",
    "拟处罚",
    "拟作出的行政处罚",
    "作出行政处罚决定",
    "作出处罚决定",
    "加处罚款",
)
_OF_LICENSING: Final = (
    "颁发许可证",
    "核发许可证",
    "发放许可证",
    "颁发行政许可",
    "准予行政许可",
    "不予行政许可",
    "准予许可",
    "不予许可",
    "作出许可决定",
    "许可决定书",
    "受理许可申请",
    "受理行政许可",
    "受理通知书",
    "不予受理",
)
_STAGES: Final[Mapping[str, frozenset[str]]] = {
    "penalty": frozenset({"立案", "处罚告知", "处罚决定", "处罚执行", "行政处罚决定"}),
    "licensing": frozenset({"颁发许可证", "核发许可证", "发证", "许可决定", "受理申请", "准予许可"}),
}
"""Stages and steps by whose whole names a category is known."""

_PHRASES: Final[Mapping[str, tuple[str, ...]]] = {"penalty": _OF_PENALTY, "licensing": _OF_LICENSING}
_FOREIGN: Final[Mapping[str, str]] = {
    "licensing": "penalty",
    "confirmation": "penalty",
    "payment": "penalty",
    "reward": "penalty",
    "penalty": "licensing",
}
"""For each category, another whose boilerplate is a sign of pasting."""


def check(catalog: Catalog) -> Iterator[Finding]:
    living = {k: p for k, p in catalog.powers.items() if p.is_held}
    for power in living.values():
        yield from _findings(power, power.path, _texts_of_power(power))
    for flow in catalog.flows.values():
        owner = living.get((flow.unit, flow.power))
        if owner:
            yield from _findings(owner, flow.path, _texts_of_flow(flow))


def _findings(power: Power, path: str, texts: Iterator[tuple[Trail, str]]) -> Iterator[Finding]:
    source = _FOREIGN.get(power.category)
    if source is None:
        return
    for trail, text in texts:
        found = text if text in _STAGES[source] else next((p for p in _PHRASES[source] if p in text), None)
        if found is None:
            continue
        message = _("{text} belongs to {source}, and this power is {category}.").format(
            text=in_quotes(found), source=label("category", source), category=label("category", power.category)
        )
        yield Finding(path, trail, message, _("Check whether this was pasted; write what this power does."))


def _texts_of_power(power: Power) -> Iterator[tuple[Trail, str]]:
    if power.category != "penalty":  # where whoever abuses a licence may well be spoken of
        yield from ((("conditions", i), text) for i, text in enumerate(power.conditions))
    for i, responsibility in enumerate(power.responsibilities):
        yield ("responsibilities", i, "stage"), responsibility.stage
        yield ("responsibilities", i, "duty"), responsibility.duty
    if power.procedure:
        yield ("procedure",), power.procedure


def _texts_of_flow(flow: Flow) -> Iterator[tuple[Trail, str]]:
    for i, step in enumerate(flow.steps):
        yield ("steps", i, "name"), step.name
        yield ("steps", i, "task"), step.task
