"""一级风险点没有监督类的防控措施。

一级风险要“健全制度，重点监督”。防控措施全是预防、教育，没有一条是别人来查，就谈不上重点监督。
至少写一条 kind: oversight 的措施：谁、隔多久、查什么。

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        breaches: [{law: administrative-licensing-law, article: 第七十四条}]
        factors: {power_held: direct, likelihood: medium, harm: discipline, discretion: none}
        rating: {self: 1, reviewed: 1, final: 1, date: 2026-01-10}
        controls:  # <-
          - {measure: 核查记录必须附带定位的现场照片，缺一张退回。, kind: prevention, owner: clerk, rule: duty-roster}

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

SOURCE: Final = "R7、R8"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for ledger in catalog.ledgers.values():
        for i, risk in enumerate(ledger.risks):
            if risk.level == 1 and all(control.kind != "oversight" for control in risk.controls):
                message = _("No control of the first-level risk {name} is one of supervision.").format(
                    name=in_quotes(risk.name)
                )
                hint = _("Add a control with kind: oversight: who looks, how often, at what.")
                yield Finding(ledger.path, ("risks", i, "controls"), message, hint)
