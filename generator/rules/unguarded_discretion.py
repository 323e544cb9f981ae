"""职权有裁量空间，却没有一个风险点说到裁量怎么会被滥用。

可轻可重的地方最容易讲人情。有裁量权基准的职权，至少要有一个风险点的 factors.discretion 不是 none，
或者在风险点里写明裁量、从轻、从重、幅度、标准会怎样走样。

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
        factors: {power_held: direct, likelihood: medium, harm: crime, discretion: none}
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

    # catalog/units/park-office/powers/tree-felling.yml
    discretion:  # <-
      scale:
        - {circumstances: 树木倾斜危及房屋, outcome: 准予砍伐}
        - {circumstances: 可以移植, outcome: 不准砍伐，改为移植}

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
        controls:
          - {measure: 核查记录必须附带定位的现场照片，缺一张退回。, kind: prevention, owner: clerk}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.kinds import RISKS
from generator.model import Risk

SOURCE: Final = "R7"
SEVERITY: Final = Severity.WARNING

WORDS: Final = ("裁量", "从轻", "从重", "减轻", "幅度", "标准")
"""What a risk speaks of when it speaks of discretion."""


def check(catalog: Catalog) -> Iterator[Finding]:
    unguarded = _unguarded(catalog)
    unknown = {unit for kind, unit, _name in catalog.declared.opaque if kind == RISKS}
    for power in catalog.powers.values():
        is_living = power.is_held
        if power.discretion and is_living and power.unit not in unknown and (power.unit, power.id) in unguarded:
            message = _("The power has discretion, and none of its risks is about the abuse of it.")
            hint = _("Add a risk about it, or give the factor discretion of a risk that is about it.")
            yield Finding(power.path, ("discretion",), message, hint)


def _unguarded(catalog: Catalog) -> set[tuple[str, str | None]]:
    """The powers that have risks, none of which is about discretion."""
    seen, guarded = set(), set()
    for ledger in catalog.ledgers.values():
        power = ledger.unit, ledger.about.power
        seen.add(power)
        if any(_is_about_discretion(risk) for risk in ledger.risks):
            guarded.add(power)
    return seen - guarded


def _is_about_discretion(risk: Risk) -> bool:
    return risk.factors.discretion != "none" or any(word in risk.name or word in risk.behaviour for word in WORDS)
