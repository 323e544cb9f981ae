"""The tables of what guards powers: published risks, the measures against them, and the rules that back those."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from generator import address
from generator.exports.columns import Column, Table, citations, lines, noted, word, words
from generator.exports.places import absolute
from generator.model import LevelChange
from generator.public import (
    Dossier,
    PublicControl,
    PublicJurisdiction,
    PublicRisk,
    PublicRule,
    PublicUnit,
)
from generator.vocabulary import label


class OfRisk(Struct, frozen=True):
    """A risk, the unit that has it, and where it is published."""

    risk: PublicRisk
    unit: PublicUnit
    jurisdiction: PublicJurisdiction


class OfControl(Struct, frozen=True):
    """``number`` counts from 1 in the order written."""

    risk: PublicRisk
    number: int
    control: PublicControl


class OfRule(Struct, frozen=True):
    unit: PublicUnit
    rule: PublicRule


# --- records ------------------------------------------------------------------


def _risks(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Iterator[OfRisk]:
    return (OfRisk(r, dossier.unit, jurisdiction) for r in dossier.risks)


def _controls(dossier: Dossier, _jurisdiction: PublicJurisdiction) -> Iterator[OfControl]:
    return (OfControl(r, i, control) for r in dossier.risks for i, control in enumerate(r.controls, start=1))


def _rules(dossier: Dossier, _jurisdiction: PublicJurisdiction) -> Iterator[OfRule]:
    return (OfRule(dossier.unit, rule) for rule in dossier.unit.rules)


# --- cells --------------------------------------------------------------------


def _focus(record: OfRisk) -> str:
    names = {f.id: f.name for f in record.jurisdiction.focus_fields}
    return names[record.risk.focus_field] if record.risk.focus_field else ""


def _change(change: LevelChange) -> str:
    before, after = (label("riskLevel", level) for level in (change.before, change.after))
    return f"{change.date} 由{before}改为{after}：{change.reason}（{change.decided_by}）"


# --- columns ------------------------------------------------------------------

RISKS: Final = Table(
    "risks",
    "公示风险",
    "每个向社会公示的廉政风险一行。",
    ("key",),
    (
        Column("key", "风险标识", "单位标识/风险标识。", "", lambda r: r.risk.key),
        Column("unit", "单位", "有风险的单位全称。", "unit.name", lambda r: r.unit.name),
        Column(
            "subject", "风险所在", "属于哪一项职权、哪个岗位或者机构。", "risks.about", lambda r: r.risk.subject.name
        ),
        Column(
            "power",
            "职权标识",
            "属于职权的，是哪一项。",
            "risks.about.power",
            lambda r: r.risk.subject.power.key if r.risk.subject.power else "",
        ),
        Column("name", "风险名称", "风险叫什么。", "risks.risks.name", lambda r: r.risk.name),
        Column(
            "level",
            "风险等级",
            "最后审定的等级。",
            "risks.risks.rating.final",
            lambda r: word(r.risk.level, "riskLevel"),
            "word",
            "riskLevel",
        ),
        Column(
            "layer",
            "风险层面",
            "岗位、内设机构还是单位。",
            "risks.risks.layer",
            lambda r: word(r.risk.layer, "layer"),
            "word",
            "layer",
        ),
        Column(
            "dimension",
            "风险类别",
            "风险从哪一方面来。",
            "risks.risks.dimension",
            lambda r: word(r.risk.dimension, "dimension"),
            "word",
            "dimension",
        ),
        Column("post", "风险岗位", "在哪个岗位上；不写个人。", "risks.risks.post", lambda r: r.risk.post.name),
        Column("behaviour", "表现形式", "发生时是什么样。", "risks.risks.behaviour", lambda r: r.risk.behaviour),
        Column("consequence", "后果", "会造成什么后果。", "risks.risks.consequence", lambda r: r.risk.consequence),
        Column(
            "nature",
            "问题性质",
            "可能构成什么。",
            "risks.risks.nature",
            lambda r: word(r.risk.nature, "nature"),
            "word",
            "nature",
        ),
        Column(
            "breaches",
            "可能违反",
            "可能违反的规定；不公开的为空。",
            "risks.risks.breaches",
            lambda r: citations(r.risk.breaches),
            "lines",
        ),
        Column(
            "found_by",
            "查找方法",
            "怎样查找到的；不公开的为空。",
            "risks.risks.found_by",
            lambda r: words(r.risk.found_by, "foundBy"),
            "lines",
        ),
        Column(
            "rated", "审定日期", "等级哪一天审定。", "risks.risks.rating.date", lambda r: r.risk.rated or "", "date"
        ),
        Column(
            "level_history",
            "等级变动",
            "等级改过的，什么时候怎样改的；不公开的为空。",
            "risks.risks.level_history",
            lambda r: lines(_change(c) for c in r.risk.level_history),
            "lines",
        ),
        Column("focus_field", "重点领域", "属于哪个重点领域。", "risks.risks.focus_field", _focus),
        Column(
            "controls",
            "防控措施",
            "怎样防；责任岗位写在括号里，其余见“防控措施”表。",
            "risks.risks.controls.measure",
            lambda r: lines(noted(c.measure, c.owner.name) for c in r.risk.controls),
            "lines",
        ),
        Column(
            "url",
            "网页",
            "在哪一页公示。",
            "",
            lambda r: absolute(r.jurisdiction.site.domain, address.risks(r.unit.id)),
        ),
    ),
    _risks,
)

CONTROLS: Final = Table(
    "controls",
    "防控措施",
    "公示的风险，每条防控措施一行。",
    ("risk", "number"),
    (
        Column("risk", "风险标识", "防的是哪个风险。", "", lambda r: r.risk.key),
        Column("risk_name", "风险名称", "那个风险的名称。", "risks.risks.name", lambda r: r.risk.name),
        Column("number", "序号", "从 1 数起，按写的先后。", "", lambda r: str(r.number), "number"),
        Column("measure", "防控措施", "怎样防。", "risks.risks.controls.measure", lambda r: r.control.measure),
        Column(
            "kind",
            "措施种类",
            "教育、监督、预防还是问责。",
            "risks.risks.controls.kind",
            lambda r: word(r.control.kind, "ruleKind"),
            "word",
            "ruleKind",
        ),
        Column("owner", "责任岗位", "由哪个岗位负责。", "risks.risks.controls.owner", lambda r: r.control.owner.name),
        Column(
            "frequency", "频次", "多久做一次。", "risks.risks.controls.frequency", lambda r: r.control.frequency or ""
        ),
        Column(
            "deadline",
            "完成期限",
            "哪一天以前做到；不公开的为空。",
            "risks.risks.controls.deadline",
            lambda r: r.control.deadline or "",
            "date",
        ),
        Column(
            "rule",
            "依据制度",
            "措施写在哪项制度里。",
            "risks.risks.controls.rule",
            lambda r: r.control.rule.title if r.control.rule else "",
        ),
    ),
    _controls,
)

RULES: Final = Table(
    "rules",
    "制度",
    "每项公开的内部制度一行。",
    ("key",),
    (
        Column("key", "制度标识", "单位标识/制度标识。", "", lambda r: f"{r.unit.id}/{r.rule.id}"),
        Column("unit", "单位", "制定制度的单位全称。", "unit.name", lambda r: r.unit.name),
        Column("title", "制度名称", "制度的名称。", "rules.rules.title", lambda r: r.rule.title),
        Column(
            "kind",
            "制度种类",
            "教育、监督、预防还是问责。",
            "rules.rules.kind",
            lambda r: word(r.rule.kind, "ruleKind"),
            "word",
            "ruleKind",
        ),
        Column(
            "state",
            "制度状态",
            "是不是现行有效。",
            "rules.rules.state",
            lambda r: word(r.rule.state, "ruleState"),
            "word",
            "ruleState",
        ),
        Column("number", "文号", "制度的文号。", "rules.rules.number", lambda r: r.rule.number or ""),
        Column("issued", "印发日期", "哪一天印发。", "rules.rules.issued", lambda r: r.rule.issued, "date"),
        Column("revised", "修订日期", "最后一次修订。", "rules.rules.revised", lambda r: r.rule.revised or "", "date"),
        Column(
            "repealed",
            "废止日期",
            "已废止的，哪一天。",
            "rules.rules.repealed",
            lambda r: r.rule.repealed or "",
            "date",
        ),
        Column(
            "replaced_by", "替代制度", "由哪项制度代替。", "rules.rules.replaced_by", lambda r: r.rule.replaced_by or ""
        ),
        Column(
            "working_rule",
            "六项工作制度",
            "属于六项工作制度的，是哪一项。",
            "rules.rules.working_rule",
            lambda r: word(r.rule.working_rule, "workingRule"),
            "word",
            "workingRule",
        ),
        Column("owner", "责任机构", "由哪个内设机构负责。", "rules.rules.owner", lambda r: r.rule.owner),
        Column("summary", "摘要", "制度讲什么。", "rules.rules.summary", lambda r: r.rule.summary),
        Column(
            "requirements",
            "主要要求",
            "要做到的几条。",
            "rules.rules.requirements",
            lambda r: lines(r.rule.requirements),
            "lines",
        ),
    ),
    _rules,
)
