"""共同行使的单位写成了本单位自己。

共同行使说的是还有哪几家和本单位一起办。写成自己，别的那一家就漏掉了。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    exercised_by:
      source: statutory
      level: city
      joint_with:
        - park-office  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    exercised_by:
      source: statutory
      level: city
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
        for i, unit in enumerate(power.exercised_by.joint_with):
            if unit == power.unit:
                message = _("The power is exercised jointly with {unit}, which is the unit itself.").format(
                    unit=in_quotes(unit)
                )
                hint = _("Name the other unit; delete joint_with if there is none.")
                yield Finding(power.path, ("exercised_by", "joint_with", i), message, hint)
