"""一级风险点没有自评等级或者审核等级。

等级要经过自评、审核、审定三步。一级风险要公开、要重点监督，缺了哪一步都要补上，不能直接写审定等级。

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        breaches: [{law: administrative-licensing-law, article: 第七十四条}]
        factors: {power_held: direct, likelihood: medium, harm: discipline, discretion: none}
        rating: {self: 1, final: 1, date: 2026-01-10}  # <-
        controls:
          - {measure: 每月抽十份核查记录，到现场对着树再量一遍。, kind: oversight, owner: auditor, rule: case-check}

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        breaches: [{law: administrative-licensing-law, article: 第七十四条}]
        factors: {power_held: direct, likelihood: medium, harm: discipline, discretion: none}
        rating: {self: 1, reviewed: 1, final: 1, date: 2026-01-10}
        controls:
          - {measure: 每月抽十份核查记录，到现场对着树再量一遍。, kind: oversight, owner: auditor, rule: case-check}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R7"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for ledger in catalog.ledgers.values():
        for i, risk in enumerate(ledger.risks):
            missing = [name for name in ("self", "reviewed") if getattr(risk.rating, name) is None]
            if risk.level == 1 and missing:
                message = _("The rating of this first-level risk lacks {names}.").format(
                    names="、".join(in_quotes(name) for name in missing)
                )
                yield Finding(ledger.path, ("risks", i, "rating"), message, _("Write the level of each stage."))
