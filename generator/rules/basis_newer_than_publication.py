"""职权公开以后，它的行使依据又修改了，还没有重新审核公开。

法改了，条件、时限、罚款幅度都可能跟着变。照着新版重新审核、重新公开以前，网上说的可能已经不合法（R1、R3）。一部法只报第一处。

不对::

    # catalog/laws/greening-regulation.yml
    version: 2026年修订
    effective: 2026-05-01
    # catalog/units/park-office/powers/tree-felling.yml
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}  # <-

对::

    # catalog/laws/greening-regulation.yml
    version: 2026年修订
    effective: 2026-05-01
    # catalog/units/park-office/powers/tree-felling.yml
    disclosure: {index_number: 11990900MB2000020F/2026-00002, published: 2026-05-20, mode: proactive, validity: valid}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R1、R3"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if not power.is_held:
            continue
        published, told = power.disclosure.published, set[str]()
        for i, basis in enumerate(power.legal_basis):
            law = catalog.laws.get(basis.law)
            if law and law.version and law.effective > published and law.id not in told:
                told.add(law.id)
                message = _("{law} ({version}) took effect on {date}, after the power was published on {published}.")
                message = message.format(
                    law=in_quotes(law.title), version=law.version, date=law.effective, published=published
                )
                hint = _("Hold the power against the new version, have it reviewed and publish it again.")
                yield Finding(power.path, ("legal_basis", i, "law"), message, hint)
