"""检查企业，却没有写明每年最多检查几次。

国务院办公厅要求公布对同一企业的年度检查频次上限（国办发〔2024〕54号）。没有上限，企业不知道一年要接待几回检查，
随意检查、重复检查也无从发现。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    category: inspection
    codes: [{scheme: national_basic, value: "990017033000"}]
    enforcement: {officers: 2, frequency: 2}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    category: inspection
    codes: [{scheme: national_basic, value: "990017033000"}]
    enforcement: {officers: 2, frequency: 2, frequency_cap: 2}
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
        if power.category != "inspection" or not power.is_held:
            continue
        if "enterprise" in power.audience and (power.enforcement is None or power.enforcement.frequency_cap is None):
            message = _("This power inspects enterprises, and no cap on inspections a year is given.")
            hint = _("Write enforcement.frequency_cap: the most inspections of one enterprise in a year.")
            yield Finding(power.path, ("enforcement",) if power.enforcement else ("category",), message, hint)
