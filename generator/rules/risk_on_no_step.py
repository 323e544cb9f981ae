"""职权的风险点没有标在它的流程图的任何环节上。

风险出在办事的环节里。不标在环节上，就看不出风险在哪一步、由哪道门槛挡住，办理人也不知道要防（R5、R7）。

不对::

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
          - {measure: 准予砍伐的树木名单在现场公告七天。, kind: prevention, owner: clerk}
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
      - id: slow-notice  # <-
        name: 决定书压着不送
        layer: post
        dimension: efficiency
        post: clerk
        behaviour: 决定作出后三天以上没有通知申请人来取。
        consequence: 申请人白等。
        nature: regulation
        found_by: [public]
        factors: {power_held: little, likelihood: low, harm: reputation, discretion: none}
        rating: {self: 3, reviewed: 3, final: 3, date: 2026-01-10}
        controls:
          - {measure: 系统在决定作出当天发短信，未发的第二天亮灯。, kind: prevention, owner: auditor}

对::

    # flows/park-office/tree-felling.yml
    power: tree-felling
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.kinds import FLOW

SOURCE: Final = "R5、R7"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    carried: dict[tuple[str, str], set[str]] = {}
    for flow in catalog.flows.values():
        carried.setdefault((flow.unit, flow.power), set()).update(risk for step in flow.steps for risk in step.risks)
    unread = {unit for kind, unit, _name in catalog.declared.opaque if kind == FLOW}
    for ledger in catalog.ledgers.values():
        on_steps = carried.get((ledger.unit, ledger.about.power or ""))
        if on_steps is None or ledger.unit in unread:
            continue
        for i, risk in enumerate(ledger.risks):
            if risk.id not in on_steps:
                message = _("No step of the flow of {power} carries the risk {risk}.").format(
                    power=in_quotes(ledger.about.power), risk=in_quotes(risk.id)
                )
                yield Finding(ledger.path, ("risks", i), message, _("Name it in risks of the step where it can occur."))
