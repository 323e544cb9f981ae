"""问题性质和危害程度说的不是一回事。

性质写“犯罪”，危害却不是“可能构成犯罪”；或者危害可能构成犯罪，性质却只是“违规”：两个里必有一个错了。
危害程度决定等级，写轻了等级就低了。

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        nature: crime  # <-
        factors: {power_held: partial, likelihood: medium, harm: discipline, discretion: none}

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        nature: crime
        breaches: [{law: administrative-licensing-law, article: 第七十四条}]
        factors: {power_held: partial, likelihood: medium, harm: crime, discretion: none}
        rating: {self: 1, reviewed: 1, final: 1, date: 2026-01-10}
        controls:
          - {measure: 每月抽十份核查记录，到现场对着树再量一遍。, kind: oversight, owner: auditor, rule: case-check}

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        nature: regulation  # <-
        breaches: [{law: administrative-licensing-law, article: 第七十四条}]
        factors: {power_held: partial, likelihood: medium, harm: crime, discretion: none}
        rating: {self: 1, reviewed: 1, final: 1, date: 2026-01-10}
        controls:
          - {measure: 每月抽十份核查记录，到现场对着树再量一遍。, kind: oversight, owner: auditor, rule: case-check}

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        nature: regulation
        factors: {power_held: partial, likelihood: medium, harm: discipline, discretion: none}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.vocabulary import label

SOURCE: Final = "R7"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for ledger in catalog.ledgers.values():
        for i, risk in enumerate(ledger.risks):
            if _contradict(risk.nature, risk.factors.harm):
                message = _("The nature is {nature}, and the harm is {harm}.").format(
                    nature=label("nature", risk.nature), harm=label("harm", risk.factors.harm)
                )
                hint = _("Correct the nature, or factors.harm and with it the level.")
                yield Finding(ledger.path, ("risks", i, "nature"), message, hint)


def _contradict(nature: str, harm: str) -> bool:
    return (nature == "crime" and harm != "crime") or (nature == "regulation" and harm == "crime")
