"""The tables of what powers consist of: sub-items, legal bases, materials, and the steps of their flows."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from generator.exports.columns import Column, Table, cited, limit, lines, number, word
from generator.flowchart import who
from generator.model import Material, SubItem
from generator.public import (
    Dossier,
    PublicBasis,
    PublicFlow,
    PublicJurisdiction,
    PublicPower,
    PublicStep,
)


class OfSubItem(Struct, frozen=True):
    power: PublicPower
    item: SubItem


class OfBasis(Struct, frozen=True):
    """``number`` counts from 1 in the order written, as it does in the records below."""

    power: PublicPower
    number: int
    basis: PublicBasis


class OfMaterial(Struct, frozen=True):
    power: PublicPower
    number: int
    material: Material


class OfStep(Struct, frozen=True):
    power: PublicPower
    flow: PublicFlow
    step: PublicStep
    names: Mapping[str, str]
    """What the steps and ends of the flow are called, by id."""


# --- records ------------------------------------------------------------------


def _sub_items(dossier: Dossier, _jurisdiction: PublicJurisdiction) -> Iterator[OfSubItem]:
    return (OfSubItem(p, item) for p in dossier.powers for item in p.sub_items)


def _bases(dossier: Dossier, _jurisdiction: PublicJurisdiction) -> Iterator[OfBasis]:
    return (OfBasis(p, i, basis) for p in dossier.powers for i, basis in enumerate(p.legal_basis, start=1))


def _materials(dossier: Dossier, _jurisdiction: PublicJurisdiction) -> Iterator[OfMaterial]:
    return (OfMaterial(p, i, material) for p in dossier.powers for i, material in enumerate(p.materials, start=1))


def _steps(dossier: Dossier, _jurisdiction: PublicJurisdiction) -> Iterator[OfStep]:
    for power in dossier.powers:
        for flow in power.flows:
            names = flow.names
            yield from (OfStep(power, flow, step, names) for step in flow.steps)


# --- cells --------------------------------------------------------------------


def _following(record: OfStep) -> str:
    """What comes after a step: names, behind the answers that lead to them."""
    names, step = record.names, record.step
    ways = [(b.label, b.next) for b in step.branches] or [("", n) for n in step.next]
    return lines(f"{answer}：{names[node]}" if answer else names[node] for answer, node in ways)


# --- columns ------------------------------------------------------------------

SUB_ITEMS: Final = Table(
    "sub_items",
    "子项",
    "有子项的职权，每个子项一行。",
    ("power", "id"),
    (
        Column("power", "职权标识", "属于哪一项职权。", "", lambda r: r.power.key),
        Column("power_name", "职权名称", "那项职权的名称。", "power.name", lambda r: r.power.name),
        Column("id", "子项标识", "在本职权里的标识。", "power.sub_items.id", lambda r: r.item.id),
        Column("code", "子项编码", "子项自己的编码。", "power.sub_items.code", lambda r: r.item.code or ""),
        Column("name", "子项名称", "子项的名称。", "power.sub_items.name", lambda r: r.item.name),
        Column("content", "子项内容", "子项管什么。", "power.sub_items.content", lambda r: r.item.content or ""),
    ),
    _sub_items,
)

BASES: Final = Table(
    "bases",
    "依据",
    "每引用一处法律文件一行。",
    ("power", "number"),
    (
        Column("power", "职权标识", "属于哪一项职权。", "", lambda r: r.power.key),
        Column("power_name", "职权名称", "那项职权的名称。", "power.name", lambda r: r.power.name),
        Column("number", "序号", "从 1 数起，按写的先后。", "", lambda r: str(r.number), "number"),
        Column(
            "role",
            "依据的作用",
            "设定、实施还是监管；没有注明的为空。",
            "power.legal_basis.role",
            lambda r: word(r.basis.role, "basisRole"),
            "word",
            "basisRole",
        ),
        Column("law", "法律文件", "文件的全称。", "law.title", lambda r: r.basis.law.title),
        Column("article", "条款", "写到条、款、项。", "power.legal_basis.article", lambda r: r.basis.article or ""),
        Column("gist", "条文要点", "这一条规定什么；不是原文。", "law.articles.gist", lambda r: r.basis.gist or ""),
        Column("note", "说明", "为什么引用这一条。", "power.legal_basis.note", lambda r: r.basis.note or ""),
        Column(
            "repealed",
            "废止日期",
            "文件已经废止的，哪一天废止。",
            "law.repealed",
            lambda r: r.basis.law.repealed or "",
            "date",
        ),
        Column("citation", "引用", "文件全称和条款连在一起。", "", lambda r: cited(r.basis)),
    ),
    _bases,
)

MATERIALS: Final = Table(
    "materials",
    "材料",
    "每种申请材料一行。",
    ("power", "number"),
    (
        Column("power", "职权标识", "属于哪一项职权。", "", lambda r: r.power.key),
        Column("power_name", "职权名称", "那项职权的名称。", "power.name", lambda r: r.power.name),
        Column("number", "序号", "从 1 数起，按写的先后。", "", lambda r: str(r.number), "number"),
        Column("name", "材料名称", "要什么材料。", "power.materials.name", lambda r: r.material.name),
        Column(
            "form",
            "材料形式",
            "原件、复印件还是电子件。",
            "power.materials.form",
            lambda r: word(r.material.form, "materialForm"),
            "word",
            "materialForm",
        ),
        Column(
            "copies",
            "份数",
            "要几份；不限的为空。",
            "power.materials.copies",
            lambda r: number(r.material.copies),
            "number",
        ),
        Column(
            "source",
            "材料来源",
            "由谁出具；部门共享的不用提交。",
            "power.materials.source",
            lambda r: word(r.material.source, "materialSource"),
            "word",
            "materialSource",
        ),
        Column("when", "什么情况下要", "空着就是都要。", "power.materials.when", lambda r: r.material.when or ""),
        Column("note", "说明", "怎样准备。", "power.materials.note", lambda r: r.material.note or ""),
    ),
    _materials,
)

STEPS: Final = Table(
    "steps",
    "流程环节",
    "流程图里的每个环节一行。",
    ("power", "flow", "number"),
    (
        Column("power", "职权标识", "属于哪一项职权。", "", lambda r: r.power.key),
        Column("power_name", "职权名称", "那项职权的名称。", "power.name", lambda r: r.power.name),
        Column("flow", "流程图标识", "一项职权可以有几张流程图。", "", lambda r: r.flow.id),
        Column("flow_title", "流程图", "流程图的名称。", "flow.title", lambda r: r.flow.title),
        Column("number", "序号", "环节在图里的号。", "", lambda r: str(r.step.number), "number"),
        Column("name", "环节", "环节的名称。", "flow.steps.name", lambda r: r.step.name),
        Column(
            "duty",
            "环节职责",
            "这个环节做哪一类事。",
            "flow.steps.duty",
            lambda r: word(r.step.duty, "duty"),
            "word",
            "duty",
        ),
        Column("by", "办理人", "由哪个岗位办，或者由外面的谁办。", "flow.steps.post", lambda r: who(r.step)),
        Column("task", "任务", "这个环节要做什么。", "flow.steps.task", lambda r: r.step.task),
        Column("content", "内容", "具体看什么、办什么。", "flow.steps.content", lambda r: r.step.content or ""),
        Column("way", "方式", "用什么方式办。", "flow.steps.way", lambda r: r.step.way or ""),
        Column("limit", "时限", "这个环节多久办完。", "flow.steps.limit", lambda r: limit(r.step.limit)),
        Column(
            "special",
            "特别程序",
            "听证、评审等特别程序。",
            "flow.steps.special",
            lambda r: word(r.step.special, "specialProcedure"),
            "word",
            "specialProcedure",
        ),
        Column("gate", "门槛", "过这一关要符合的条件。", "flow.steps.gate", lambda r: lines(r.step.gate), "lines"),
        Column(
            "documents",
            "文书",
            "用到、形成的文书。",
            "flow.steps.documents",
            lambda r: lines(r.step.documents),
            "lines",
        ),
        Column(
            "rights",
            "相对人权利",
            "在这个环节可以行使的权利。",
            "flow.steps.rights",
            lambda r: lines(r.step.rights),
            "lines",
        ),
        Column(
            "supervision",
            "监督",
            "这个环节由谁怎样监督。",
            "flow.steps.supervision",
            lambda r: r.step.supervision or "",
        ),
        Column(
            "risks",
            "公示风险",
            "这个环节上公示的风险；内容见“公示风险”表。",
            "flow.steps.risks",
            lambda r: lines(x.name for x in r.step.risks),
            "lines",
        ),
        Column(
            "next", "下一步", "接着是哪一步；要判断的，写哪种答案到哪一步。", "flow.steps.next", _following, "lines"
        ),
    ),
    _steps,
)
