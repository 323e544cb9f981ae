"""The papers that are made of risks (R10): the ledger (风险台帐) and the control table (风险防控一览表) of a unit.

One description of each serves the page, the document and the workbook. Who sees which risks is decided before: these are made of
what there is.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from msgspec import Struct

from generator.papers import Grid, Heading, Part, Text
from generator.public import Dossier, PublicControl, PublicJurisdiction, PublicRisk
from generator.vocabulary import label

Cell = Callable[[PublicRisk, PublicJurisdiction], str]


class _Column(Struct, frozen=True):
    """``share`` is how wide it is beside the others."""

    name: str
    share: int
    of: Cell


def _numbered(items: Sequence[str]) -> str:
    """Several texts in a cell, a line each, with numbers where there are several."""
    if len(items) < 2:
        return "".join(items)
    return "\n".join(f"{i}. {item}" for i, item in enumerate(items, start=1))


def rating(risk: PublicRisk) -> str:
    """How a level came about, as far as that is told."""
    said = [("自评", risk.self_level), ("审核", risk.reviewed_level), ("审定", risk.level)]
    return "\n".join(f"{name}{label('riskLevel', level)}" for name, level in said if level)


def _breaches(risk: PublicRisk) -> str:
    return _numbered([f"《{b.law.name}》{b.article or ''}{f'（{b.note}）' if b.note else ''}" for b in risk.breaches])


def _factors(risk: PublicRisk) -> str:
    f = risk.factors
    if f is None:
        return ""
    held, likely = label("powerHeld", f.power_held), label("likelihood", f.likelihood)
    harm, discretion = label("harm", f.harm), label("discretionWidth", f.discretion)
    return f"{held}权力\n可能性{likely}\n{harm}\n裁量空间{discretion}"


def _field(risk: PublicRisk, jurisdiction: PublicJurisdiction) -> str:
    return next((f.name for f in jurisdiction.focus_fields if f.id == risk.focus_field), "")


def regime(risk: PublicRisk, jurisdiction: PublicJurisdiction) -> str:
    """How risks of its level are guarded in this jurisdiction."""
    return next((scheme.regime for scheme in jurisdiction.risk_scheme if scheme.level == risk.level), "")


def _when(control: PublicControl) -> str:
    return "，".join(text for text in (control.frequency, f"{control.deadline}前" if control.deadline else "") if text)


def _of_controls(of: Callable[[PublicControl], str]) -> Cell:
    return lambda risk, _jurisdiction: _numbered([of(control) or "—" for control in risk.controls])


_LEDGER: Final = (
    _Column("风险所在", 9, lambda r, _j: r.subject.name),
    _Column("风险点", 10, lambda r, _j: r.name),
    _Column("层面和类别", 6, lambda r, _j: f"{label('layer', r.layer)}\n{label('dimension', r.dimension)}"),
    _Column("风险岗位", 7, lambda r, _j: r.post.name),
    _Column("表现形式", 18, lambda r, _j: r.behaviour),
    _Column("后果和性质", 13, lambda r, _j: f"{r.consequence}\n（可能构成{label('nature', r.nature)}）"),
    _Column("可能违反的规定", 10, lambda r, _j: _breaches(r)),
    _Column("查找方法", 5, lambda r, _j: "、".join(label("foundBy", way) for way in r.found_by)),
    _Column("评定因素", 9, lambda r, _j: _factors(r)),
    _Column("等级", 8, lambda r, _j: rating(r)),
    _Column("审定日期", 7, lambda r, _j: r.rated or ""),
    _Column("重点领域", 6, _field),
)
_CONTROLS: Final = (
    _Column("风险点", 11, lambda r, _j: f"{r.name}\n（{r.subject.name}）"),
    _Column("等级", 5, lambda r, _j: label("riskLevel", r.level)),
    _Column("风险岗位", 8, lambda r, _j: r.post.name),
    _Column("表现形式", 18, lambda r, _j: r.behaviour),
    _Column("防控措施", 26, _of_controls(lambda c: f"{c.measure}（{label('ruleKind', c.kind)}）")),
    _Column("责任岗位", 9, _of_controls(lambda c: c.owner.name)),
    _Column("频次和期限", 8, _of_controls(_when)),
    _Column("依据制度", 11, _of_controls(lambda c: f"《{c.rule.title}》" if c.rule else "")),
    _Column("监管方式", 9, regime),
)


def ledger(dossier: Dossier, jurisdiction: PublicJurisdiction) -> tuple[Part, ...]:
    """The ledger of a unit: every risk, and where to find those of each post and each focus field."""
    risks = sorted(dossier.risks, key=lambda r: (r.subject.kind, r.subject.name))
    return (
        Text(text=_counted(dossier)),
        Heading(text="一、风险点"),
        _grid("风险台帐", _LEDGER, risks, jurisdiction),
        Heading(text="二、按岗位"),
        _by_post(dossier, risks),
        Heading(text="三、按重点领域"),
        _by_field(risks, jurisdiction),
    )


def controls(dossier: Dossier, jurisdiction: PublicJurisdiction) -> tuple[Part, ...]:
    """The control table of a unit: what guards each risk, the gravest first."""
    return (Text(text=_counted(dossier)), _grid("风险防控一览表", _CONTROLS, dossier.risks, jurisdiction))


def _grid(name: str, columns: Sequence[_Column], risks: Iterable[PublicRisk], jurisdiction: PublicJurisdiction) -> Grid:
    return Grid(
        name=name,
        shares=(4, *(column.share for column in columns)),
        headings=("序号", *(column.name for column in columns)),
        rows=[[str(i), *(column.of(r, jurisdiction) for column in columns)] for i, r in enumerate(risks, start=1)],
    )


def by_level(risks: Iterable[PublicRisk]) -> str:
    """How many there are of each level, in words; levels without any are left out."""
    levels = [r.level for r in risks]
    told = [f"{label('riskLevel', n)}{levels.count(n)}项" for n in (1, 2, 3) if n in levels]
    return "、".join(told) or "没有"


def _counted(dossier: Dossier) -> str:
    day = dossier.latest
    return f"单位：{dossier.unit.name}　风险点{len(dossier.risks)}项（{by_level(dossier.risks)}）　资料日期：{day}"


def _places(risks: Sequence[PublicRisk], key: Callable[[PublicRisk], str | None]) -> dict[str, list[int]]:
    """The numbers, as they stand in the ledger, of the risks under each key."""
    found: dict[str, list[int]] = {}
    for number, risk in enumerate(risks, start=1):
        name = key(risk)
        if name:
            found.setdefault(name, []).append(number)
    return found


def _by_post(dossier: Dossier, risks: Sequence[PublicRisk]) -> Grid:
    places = _places(risks, lambda r: r.post.id)
    return Grid(
        name="按岗位",
        shares=(14, 14, 10, 10, 10, 10, 32),
        headings=("岗位", "内设机构", "层级", "一级", "二级", "三级", "台帐序号"),
        rows=[
            [post.name, post.department, label("tier", post.tier), *_shown(places[post.id], risks)]
            for post in dossier.unit.posts
            if post.id in places
        ],
    )


def _by_field(risks: Sequence[PublicRisk], jurisdiction: PublicJurisdiction) -> Grid:
    places = _places(risks, lambda r: r.focus_field)
    return Grid(
        name="按重点领域",
        shares=(28, 10, 10, 10, 42),
        headings=("重点领域", "一级", "二级", "三级", "台帐序号"),
        rows=[[f.name, *_shown(places[f.id], risks)] for f in jurisdiction.focus_fields if f.id in places],
    )


def _shown(numbers: Sequence[int], risks: Sequence[PublicRisk]) -> list[str]:
    """How many risks of each level, and their numbers in the ledger."""
    levels = [risks[number - 1].level for number in numbers]
    return [*(str(levels.count(n)) for n in (1, 2, 3)), "、".join(map(str, numbers))]
