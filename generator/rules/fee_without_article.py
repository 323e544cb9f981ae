"""收费依据没有写到条。

收费要有法律法规的明文规定，只写一部法的名字，交钱的人无从核对是哪一条让收、该收多少。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    fees:
      charged: true
      items:
        - name: 树木补偿费
          standard: 胸径每厘米二十元。
          basis: [{law: greening-regulation}]  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    fees:
      charged: true
      items:
        - name: 树木补偿费
          standard: 胸径每厘米二十元。
          basis: [{law: greening-regulation, article: 第二十条}]
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
        if not power.is_held:
            continue
        for i, fee in enumerate(power.fees.items):
            if not any(basis.article for basis in fee.basis):
                message = _("The basis of the fee {name} names no article.").format(name=in_quotes(fee.name))
                hint = _("Write which article allows the fee, as in article: 第三十七条.")
                yield Finding(power.path, ("fees", "items", i, "basis"), message, hint)
