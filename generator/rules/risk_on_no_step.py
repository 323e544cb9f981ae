"""职权的风险点没有标在它的流程图的任何环节上。

风险出在办事的环节里。不标在环节上，就看不出风险在哪一步、由哪道门槛挡住，办理人也不知道要防（R5、R7）。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        risks: [favour]
    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree  # <-
        # ……

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        risks: [overlook-tree]
    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
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
