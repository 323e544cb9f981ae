"""行政给付没有写给付标准。

给多少、怎么算，是申请人最想知道的，也是最容易优亲厚友的地方。标准公开了，自己能算，别人能比。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    category: payment  # <-
    codes: [{scheme: national_basic, value: "990017033000"}]

对::

    # catalog/units/park-office/powers/tree-felling.yml
    category: payment
    codes: [{scheme: national_basic, value: "990017033000"}]
    payment_standard: 每棵补助三百元，胸径超过三十厘米的六百元。
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
        living = power.is_held
        if power.category == "payment" and living and power.payment_standard is None:
            message = _("This payment does not say how much is paid.")
            yield Finding(power.path, ("category",), message, _("Write payment_standard: how the amount is reckoned."))
