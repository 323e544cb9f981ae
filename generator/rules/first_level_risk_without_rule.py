"""一级风险点的防控措施没有一条有现行制度支撑。

一级风险要“健全制度，重点监督”。措施背后没有制度，换个人就可以不做。正在制定的、已经废止的制度都不算。

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
          - {measure: 每月抽十份核查记录，到现场对着树再量一遍。, kind: oversight, owner: auditor}

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
from generator.kinds import RULES
from generator.model import RiskLedger

SOURCE: Final = "R7、R8、R12"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    in_force = {
        (lib.unit, rule.id) for lib in catalog.libraries.values() for rule in lib.rules if rule.state == "in_force"
    }
    unknown = {unit for kind, unit, _name in catalog.declared.opaque if kind == RULES}
    for ledger in catalog.ledgers.values():
        if ledger.unit in unknown or not _is_living(catalog, ledger):
            continue
        for i, risk in enumerate(ledger.risks):
            if risk.level == 1 and not any((ledger.unit, control.rule) in in_force for control in risk.controls):
                message = _("No control of the first-level risk {name} rests on a rule in force.").format(
                    name=in_quotes(risk.name)
                )
                hint = _(
                    "Name the rule that a control rests on (rule), or issue one and add it to the unit's rules.yml."
                )
                yield Finding(ledger.path, ("risks", i, "controls"), message, hint)


def _is_living(catalog: Catalog, ledger: RiskLedger) -> bool:
    """Whether the risks can still come true: a cancelled power's cannot."""
    power = catalog.powers.get((ledger.unit, ledger.about.power or ""))
    return power is None or power.is_held
