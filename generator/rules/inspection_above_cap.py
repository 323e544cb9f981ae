"""每年检查的次数超过了上限。

检查次数的上限是给企业的定心丸。国务院办公厅要求公布对同一企业的年度检查频次上限（国办发〔2024〕54号）；
自己写的次数比上限还多，上限就成了空话。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    category: inspection
    codes: [{scheme: national_basic, value: "990017033000"}]
    enforcement:
      officers: 2
      frequency: 4  # <-
      frequency_cap: 2

对::

    # catalog/units/park-office/powers/tree-felling.yml
    category: inspection
    codes: [{scheme: national_basic, value: "990017033000"}]
    enforcement:
      officers: 2
      frequency: 2
      frequency_cap: 2
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "国办发〔2024〕54号"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        rules = power.enforcement
        if rules is None or rules.frequency is None or rules.frequency_cap is None:
            continue
        if rules.frequency > rules.frequency_cap and power.is_held:
            message = _("There are {count} inspections a year; the cap is {cap}.").format(
                count=rules.frequency, cap=rules.frequency_cap
            )
            yield Finding(power.path, ("enforcement", "frequency"), message, _("Inspect no more often than the cap."))
