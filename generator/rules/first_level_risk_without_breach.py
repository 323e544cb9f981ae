"""一级风险点没有写可能违反哪条规定。

每个风险点都要能追到它违反的法律法规和制度。一级风险说得出后果严重，就说得出违反了哪一条；
写明条文，岗位上的人才知道碰的是哪条线。

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree  # <-
        # ……
        factors: {power_held: direct, likelihood: medium, harm: discipline, discretion: none}
        rating: {self: 1, reviewed: 1, final: 1, date: 2026-01-10}
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

SOURCE: Final = "R10"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for ledger in catalog.ledgers.values():
        for i, risk in enumerate(ledger.risks):
            if risk.level == 1 and not risk.breaches:
                message = _("The first-level risk {name} names no provision that it would breach.").format(
                    name=in_quotes(risk.name)
                )
                hint = _("Add breaches: the law and article that whoever does this would breach.")
                yield Finding(ledger.path, ("risks", i), message, hint)
