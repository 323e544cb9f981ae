"""风险岗位和这项职权没有关系。

职权的承办岗位里没有它，流程图的环节里没有它，防控措施也不归它管，它就碰不到这项权力，谈不上滥用。
不是岗位写错了，就是承办岗位或者流程图漏写了。

不对::

    # catalog/units/park-office/unit.yml
    posts:
      - {id: director, name: 局长岗, department: office, tier: lead, duties: [作出许可决定]}
      - {id: auditor, name: 内部监督岗, department: office, tier: middle, duties: [抽查已办结的案卷]}
      - {id: examiner, name: 许可审查岗, department: greening-section, tier: key, duties: [现场核查, 提出审查意见]}
      - {id: clerk, name: 许可受理岗, department: window, tier: general, duties: [接收申请, 送达决定]}
      - {id: gardener, name: 公园养护岗, department: greening-section, tier: general, duties: [养护公园树木]}

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      - id: favour
        name: 收受好处，准许砍伐好树
        layer: post
        dimension: ethics
        post: director
        behaviour: 树木健康、可以移植，仍然准许砍伐。
        consequence: 城市树木受损。
        nature: crime
        breaches: [{law: administrative-licensing-law, article: 第七十四条}]
        found_by: [self, organisation]
        factors: {power_held: direct, likelihood: medium, harm: crime, discretion: some}
        rating: {self: 1, reviewed: 1, final: 1, date: 2026-01-10}
        controls:
          - {measure: 每月抽查准予砍伐的案卷，对照现场照片复核。, kind: oversight, owner: auditor, rule: case-check}
      - id: overlook-tree
        name: 不到现场就写核查意见
        layer: post
        dimension: duty
        post: gardener  # <-
        behaviour: 核查记录没有现场照片，或者照片不是当天拍的。
        consequence: 该保的树没有保住。
        nature: discipline
        found_by: [mutual]
        factors: {power_held: partial, likelihood: medium, harm: discipline, discretion: none}
        rating: {self: 2, reviewed: 2, final: 2, date: 2026-01-10}
        controls:
          - {measure: 核查记录必须附带定位的现场照片，缺一张退回。, kind: prevention, owner: clerk}

对::

    # catalog/units/park-office/unit.yml
    posts:
      - {id: director, name: 局长岗, department: office, tier: lead, duties: [作出许可决定]}
      - {id: auditor, name: 内部监督岗, department: office, tier: middle, duties: [抽查已办结的案卷]}
      - {id: examiner, name: 许可审查岗, department: greening-section, tier: key, duties: [现场核查, 提出审查意见]}
      - {id: clerk, name: 许可受理岗, department: window, tier: general, duties: [接收申请, 送达决定]}
      - {id: gardener, name: 公园养护岗, department: greening-section, tier: general, duties: [养护公园树木]}

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      - id: favour
        name: 收受好处，准许砍伐好树
        layer: post
        dimension: ethics
        post: director
        behaviour: 树木健康、可以移植，仍然准许砍伐。
        consequence: 城市树木受损。
        nature: crime
        breaches: [{law: administrative-licensing-law, article: 第七十四条}]
        found_by: [self, organisation]
        factors: {power_held: direct, likelihood: medium, harm: crime, discretion: some}
        rating: {self: 1, reviewed: 1, final: 1, date: 2026-01-10}
        controls:
          - {measure: 每月抽查准予砍伐的案卷，对照现场照片复核。, kind: oversight, owner: auditor, rule: case-check}
      - id: overlook-tree
        name: 不到现场就写核查意见
        layer: post
        dimension: duty
        post: examiner
        behaviour: 核查记录没有现场照片，或者照片不是当天拍的。
        consequence: 该保的树没有保住。
        nature: discipline
        found_by: [mutual]
        factors: {power_held: partial, likelihood: medium, harm: discipline, discretion: none}
        rating: {self: 2, reviewed: 2, final: 2, date: 2026-01-10}
        controls:
          - {measure: 核查记录必须附带定位的现场照片，缺一张退回。, kind: prevention, owner: clerk}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.kinds import FLOW
from generator.model import Power, RiskLedger

SOURCE: Final = "R7"
SEVERITY: Final = Severity.WARNING

Key = tuple[str, str]


def check(catalog: Catalog) -> Iterator[Finding]:
    in_flows = _posts_of_flows(catalog)
    unknown = {unit for kind, unit, _name in catalog.declared.opaque if kind == FLOW}
    for ledger in catalog.ledgers.values():
        power = catalog.powers.get((ledger.unit, ledger.about.power or ""))
        if power is None or not power.is_held or ledger.unit in unknown:
            continue
        related = _posts_of(power, ledger) | in_flows.get((ledger.unit, power.id), set())
        for i, risk in enumerate(ledger.risks):
            if risk.post not in related:
                message = _("The post {post} has no part in the power {power}.").format(
                    post=in_quotes(risk.post), power=in_quotes(power.name)
                )
                hint = _("Name the post that could do this, or add the post to the power or to a step of its flow.")
                yield Finding(ledger.path, ("risks", i, "post"), message, hint)


def _posts_of(power: Power, ledger: RiskLedger) -> set[str]:
    """The posts that a power names, and those that guard against its risks."""
    return {*power.posts, *(control.owner for risk in ledger.risks for control in risk.controls)}


def _posts_of_flows(catalog: Catalog) -> dict[Key, set[str]]:
    posts: dict[Key, set[str]] = {}
    for flow in catalog.flows.values():
        posts.setdefault((flow.unit, flow.power), set()).update(step.post for step in flow.steps if step.post)
    return posts
