"""风险点的重点领域，不在它所属职权的重点领域里。

按重点领域看台账时，职权在一个领域，它的风险点却在另一个领域，两边对不上。
职权确实属于这个领域的，给职权补上；不属于的，改风险点。

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
        focus_field: works  # <-
        controls:
          - {measure: 核查记录必须附带定位的现场照片，缺一张退回。, kind: prevention, owner: clerk}

对::

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
        focus_field: approval
        controls:
          - {measure: 核查记录必须附带定位的现场照片，缺一张退回。, kind: prevention, owner: clerk}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R4、R10"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for ledger in catalog.ledgers.values():
        power = catalog.powers.get((ledger.unit, ledger.about.power or ""))
        if power is None:
            continue
        fields = {focus.field for focus in power.focus_fields}
        for i, risk in enumerate(ledger.risks):
            if risk.focus_field and risk.focus_field not in fields:
                message = _("{field} is not among the focus fields of the power {power}.").format(
                    field=in_quotes(risk.focus_field), power=in_quotes(power.name)
                )
                hint = _("Add the field to the power's focus_fields, or correct the risk.")
                yield Finding(ledger.path, ("risks", i, "focus_field"), message, hint)
