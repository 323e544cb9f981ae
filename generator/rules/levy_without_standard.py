"""行政征收没有写征收项目和标准。

征收就是向人收钱收物，收什么、收多少、凭什么收，都要事先公开。写成“不收费”，看的人就不知道要交多少；
征收的是房屋、土地而不是钱的，在给付标准里写补偿怎么算。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    category: levy
    codes: [{scheme: national_basic, value: "990017033000"}]
    fees: {charged: false}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    category: levy
    codes: [{scheme: national_basic, value: "990017033000"}]
    fees:
      charged: true
      items:
        - {name: 树木补偿费, standard: 胸径每厘米二十元。, basis: [{law: greening-regulation, article: 第二十条}]}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if power.category != "levy" or not power.is_held:
            continue
        if not power.fees.items and power.payment_standard is None:
            message = _("This levy does not say what is levied and how much.")
            hint = _("Write fees.items; where houses or land are taken, write the compensation in payment_standard.")
            yield Finding(power.path, ("fees",), message, hint)
