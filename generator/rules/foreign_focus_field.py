"""风险点的重点领域，不在它所属职权的重点领域里。

按重点领域看台账时，职权在一个领域，它的风险点却在另一个领域，两边对不上。
职权确实属于这个领域的，给职权补上；不属于的，改风险点。

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        focus_field: works  # <-

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        focus_field: approval
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
