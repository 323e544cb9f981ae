"""写了不收费，下面却列着收费项目。

收不收钱，同一页上说两样话。窗口照哪一样办都有理，吃亏的是来办事的人。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    fees:
      charged: false  # <-
      items:
        - {name: 工本费, standard: 每证十元。, basis: [{law: greening-regulation, article: 第二十条}]}

对::

    # catalog/units/park-office/powers/tree-felling.yml
    fees:
      charged: true
      items:
        - {name: 工本费, standard: 每证十元。, basis: [{law: greening-regulation, article: 第二十条}]}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if power.fees.items and not power.fees.charged:
            message = _("Nothing is charged, and yet the fee {name} is listed.").format(
                name=in_quotes(power.fees.items[0].name)
            )
            yield Finding(power.path, ("fees", "charged"), message, _("Write charged: true, or delete the fees."))
