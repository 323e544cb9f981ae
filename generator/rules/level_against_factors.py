"""审定等级和评定因素对不上。

等级不是随口定的：辖区写明了哪些因素属于哪一级（catalog/jurisdiction.yml 的 risk_scheme），符合其中一项就是那一级，
几级都符合的按最高的算。因素和等级说的不一样，必有一个写错了；低报一级，就可能不用公开、没有人重点监督。

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        factors: {power_held: direct, likelihood: low, harm: discipline, discretion: none}
        rating: {self: 2, reviewed: 2, final: 2, date: 2026-01-10}  # <-

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        breaches: [{law: administrative-licensing-law, article: 第七十四条}]
        factors: {power_held: direct, likelihood: low, harm: discipline, discretion: none}
        rating: {self: 1, reviewed: 1, final: 1, date: 2026-01-10}
        controls:
          - {measure: 每月抽十份核查记录，到现场对着树再量一遍。, kind: oversight, owner: auditor, rule: case-check}

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        factors: {power_held: little, likelihood: low, harm: reputation, discretion: none}
        rating: {self: 2, reviewed: 2, final: 2, date: 2026-01-10}  # <-

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        factors: {power_held: little, likelihood: low, harm: reputation, discretion: none}
        rating: {self: 3, reviewed: 3, final: 3, date: 2026-01-10}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import Factors, LevelScheme
from generator.vocabulary import label

SOURCE: Final = "R7"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    scheme = sorted(catalog.jurisdiction.risk_scheme if catalog.jurisdiction else (), key=lambda s: s.level)
    for ledger in catalog.ledgers.values():
        for i, risk in enumerate(ledger.risks):
            level, factor = next(_levels(scheme, risk.factors), (risk.level, ""))
            if level != risk.level:
                message = _("The factor {factor} makes this risk {due}; its level is {level}.").format(
                    factor=in_quotes(factor), due=label("riskLevel", level), level=label("riskLevel", risk.level)
                )
                hint = _(
                    "Correct the level or the factors, whichever is wrong (the scheme is in catalog/jurisdiction.yml)."
                )
                yield Finding(ledger.path, ("risks", i, "rating", "final"), message, hint)


def _levels(scheme: list[LevelScheme], factors: Factors) -> Iterator[tuple[int, str]]:
    """Each level that a factor puts a risk on, the gravest first, and the factor in words."""
    for entry in scheme:
        if factors.power_held in entry.any_of.power_held:
            yield entry.level, label("powerHeld", factors.power_held)
        if factors.likelihood in entry.any_of.likelihood:
            yield entry.level, label("likelihood", factors.likelihood)
        if factors.harm in entry.any_of.harm:
            yield entry.level, label("harm", factors.harm)
