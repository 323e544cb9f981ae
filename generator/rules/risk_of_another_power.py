"""环节上标的风险点是另一项职权的。

风险点要标在它自己那项职权的流程图上。标错了图，公示的风险和防控措施就对不上环节，真正有风险的环节反而没有人防（R7）。

不对::

    # catalog/units/park-office/powers/tree-moving.yml
    name: 移植城市树木审批
    # catalog/units/park-office/risks/tree-moving.yml 照 examiner.yml
    about: {power: tree-moving}
    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        risks: [overlook-tree, short-girth]  # <-

对::

    # catalog/units/park-office/powers/tree-moving.yml
    name: 移植城市树木审批
    # catalog/units/park-office/risks/tree-moving.yml 照 examiner.yml
    about: {power: tree-moving}
    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        risks: [overlook-tree]
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R7"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    owners: dict[tuple[str, str], set[str | None]] = {}
    for ledger in catalog.ledgers.values():
        for risk in ledger.risks:
            owners.setdefault((ledger.unit, risk.id), set()).add(ledger.about.power)
    for flow in catalog.flows.values():
        for i, step in enumerate(flow.steps):
            for j, name in enumerate(step.risks):
                powers = owners.get((flow.unit, name), {None})
                if None not in powers and flow.power not in powers:
                    yield Finding(flow.path, ("steps", i, "risks", j), *_words(name, min(filter(None, powers))))


def _words(risk: str, power: str) -> tuple[str, str]:
    message = _("The risk {risk} is one of another power, {power}.").format(
        risk=in_quotes(risk), power=in_quotes(power)
    )
    return message, _("Name a risk of this flow's own power, or move the risk to that power's ledger.")
