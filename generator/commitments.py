"""Commitment forms (R11, 承诺表): what a post or a unit has found, how it is rated, what guards it, and what is pledged and signed.

All that is known is filled in from the catalogue; what only people can add (opinions, signatures, seals, days) is left blank.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.papers import Grid, Heading, Part, Text
from generator.public import Dossier, PublicControl, PublicJurisdiction, PublicPost, PublicRisk
from generator.risk_papers import by_level, rating, regime
from generator.vocabulary import label

_BLANK_DAY = "　　　　年　　月　　日"


def forms(dossier: Dossier, jurisdiction: PublicJurisdiction) -> tuple[Part, ...]:
    """The form of the unit, then that of each of its posts, each on a page of its own."""
    own, owed = _of_posts(dossier.risks), _owed(dossier.risks)
    parts: list[Part] = list(_of_unit(dossier, jurisdiction))
    for post in dossier.unit.posts:
        parts += _of_post(dossier, post, own.get(post.id, []), owed.get(post.id, []), jurisdiction)
    return tuple(parts)


def _of_posts(risks: Sequence[PublicRisk]) -> Mapping[str, list[PublicRisk]]:
    found: dict[str, list[PublicRisk]] = {}
    for risk in risks:
        found.setdefault(risk.post.id, []).append(risk)
    return found


def _owed(risks: Sequence[PublicRisk]) -> Mapping[str, list[tuple[PublicRisk, PublicControl]]]:
    """What each post has to do against the risks of all."""
    found: dict[str, list[tuple[PublicRisk, PublicControl]]] = {}
    for risk in risks:
        for control in risk.controls:
            found.setdefault(control.owner.id, []).append((risk, control))
    return found


# --- the unit -------------------------------------------------------------------


def _of_unit(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Iterator[Part]:
    unit, risks = dossier.unit, dossier.risks
    grave = [r for r in risks if r.level == 1 or r.layer == "unit"]
    yield Heading(text=f"单位廉政风险防控承诺表：{unit.short_name}")
    yield _facts(
        [
            ["单位名称", unit.name, "单位类别", label("unitKind", unit.kind)],
            [
                "内设机构和岗位",
                f"{len(unit.departments)}个机构，{len(unit.posts)}个岗位",
                "风险岗位",
                f"{len(_of_posts(risks))}个",
            ],
            [
                "职权和流程图",
                f"{len(dossier.powers)}项职权，{sum(len(p.flows) for p in dossier.powers)}张流程图",
                "风险点",
                f"{len(risks)}项（{by_level(risks)}）",
            ],
            ["主要职责", unit.mission, "内部制度", f"{len(unit.rules)}项"],
        ]
    )
    yield Text(text="一级风险和单位层面的风险")
    yield _found("单位风险", grave, jurisdiction)
    yield Text(
        text="本单位承诺：以上风险由领导班子集体研究查找、评定，没有隐瞒和漏报；所列防控措施逐条落实到岗位；"
        "一级风险由主要负责人负责，向社会公示，接受监督；风险和等级有变化的，在规定时限内重新查找、评定、备案；"
        "发现苗头及时预警和纠正，出了问题依规追责。"
    )
    yield _facts(
        [
            ["自评意见", _signed("领导班子集体研究日期："), "主要负责人", _signed("签名：")],
            ["审核意见", _signed("上级主管单位（盖章）"), "审定意见", _signed("防控办（盖章）")],
        ]
    )


# --- posts ----------------------------------------------------------------------


def _of_post(
    dossier: Dossier,
    post: PublicPost,
    own: Sequence[PublicRisk],
    owed: Sequence[tuple[PublicRisk, PublicControl]],
    jurisdiction: PublicJurisdiction,
) -> Iterator[Part]:
    highest = label("riskLevel", min(r.level for r in own)) if own else "没有查找到风险"
    yield Heading(text=f"岗位廉政风险防控承诺表：{post.name}", breaks=True)
    yield _facts(
        [
            ["单位", dossier.unit.name, "内设机构", post.department],
            ["岗位", post.name, "岗位层级", label("tier", post.tier)],
            ["岗位职责", "\n".join(post.duties), "岗位风险等级", f"{highest}\n{by_level(own) if own else ''}".strip()],
        ]
    )
    yield Text(
        text="查找到的风险和防控措施"
        if own
        else "经自己找、群众提、互相查、领导点、组织评，这个岗位没有查找到廉政风险点。"
    )
    if own:
        yield _found("岗位风险", own, jurisdiction)
    if owed:
        yield Text(text="由本岗位落实的防控措施")
        yield Grid(
            name="落实措施",
            shares=(6, 30, 44, 20),
            headings=("序号", "防的风险", "防控措施", "频次和期限"),
            rows=[
                [
                    str(i),
                    f"{risk.name}（{risk.post.name}）",
                    c.measure,
                    "，".join(t for t in (c.frequency, c.deadline) if t),
                ]
                for i, (risk, c) in enumerate(owed, start=1)
            ],
        )
    yield Text(text=_pledge(len(own), len(owed)))
    yield _facts(
        [
            ["自评意见", _signed("岗位人员签名："), "审核意见", _signed("内设机构负责人签名：")],
            ["审定意见", _signed("单位（盖章）"), "备案", _signed("防控办（盖章）")],
        ]
    )


def _pledge(own: int, owed: int) -> str:
    found = f"以上{own}项风险是认真查找的，没有隐瞒；" if own else "已经认真查找，今后发现风险及时补报；"
    done = f"由本岗位落实的{owed}条防控措施逐条做到；" if owed else ""
    return f"本人承诺：依法依规履行岗位职责，不越权、不缺位；{found}{done}职责、流程和风险有变化的，及时重新查找和报告；自觉接受监督，违反承诺的，愿意承担责任。"


# --- both -----------------------------------------------------------------------


def _found(name: str, risks: Sequence[PublicRisk], jurisdiction: PublicJurisdiction) -> Grid:
    return Grid(
        name=name,
        shares=(6, 16, 24, 11, 30, 13),
        headings=("序号", "风险点", "表现形式", "等级", "防控措施", "监管方式"),
        rows=[
            [str(i), f"{r.name}\n（{r.subject.name}）", r.behaviour, rating(r), _measures(r), regime(r, jurisdiction)]
            for i, r in enumerate(risks, start=1)
        ],
    )


def _measures(risk: PublicRisk) -> str:
    return "\n".join(f"{i}. {c.measure}（{c.owner.name}）" for i, c in enumerate(risk.controls, start=1))


def _facts(rows: list[list[str]]) -> Grid:
    return Grid(name="基本情况", shares=(14, 40, 14, 32), headings=(), rows=rows)


def _signed(who: str) -> str:
    """Room to write: an opinion, who signs, and when."""
    return f"\n\n{who}\n{_BLANK_DAY}"
