"""风险层面和风险点所属的对象对不上。

写在岗位名下的是岗位风险，写在内设机构名下的是内设机构风险，写在全单位名下的是单位风险；
写在职权名下的，三个层面都可以有。层面写错，按层面统计的台账就错了。

不对::

    # catalog/units/park-office/risks/whole-unit.yml
    about: {unit: true}
    risks:
      - id: stale-catalogue
        # ……
        layer: department  # <-

对::

    # catalog/units/park-office/risks/whole-unit.yml
    about: {unit: true}
    risks:
      - id: stale-catalogue
        # ……
        layer: unit
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.model import RiskSubject
from generator.vocabulary import label

SOURCE: Final = "R7"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for ledger in catalog.ledgers.values():
        due = _layer(ledger.about)
        for i, risk in enumerate(ledger.risks):
            if due and risk.layer != due:
                message = _("The layer is {layer}; the risks of this file are about {due}.").format(
                    layer=label("layer", risk.layer), due=label("layer", due)
                )
                hint = _("Write layer: {due}, or move the risk into a file about what it belongs to.").format(due=due)
                yield Finding(ledger.path, ("risks", i, "layer"), message, hint)


def _layer(about: RiskSubject) -> str | None:
    """The layer of every risk about ``about``; those about a power may be on any."""
    if about.unit:
        return "unit"
    if about.department:
        return "department"
    return "post" if about.post else None
