"""法定时限和承诺时限一个写工作日，一个写自然日或者小时。

单位不同就比不出哪个更长，群众看不出承诺到底快了几天（R1）。两个都用法律条文里的那个单位写。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    time_limits:
      # ……
      statutory: {value: 20, unit: day}
      promised: {value: 10, unit: workday}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    time_limits:
      # ……
      statutory: {value: 20, unit: workday}
      promised: {value: 10, unit: workday}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.vocabulary import label

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        promised, statutory = power.time_limits.promised, power.time_limits.statutory
        if statutory is None or not power.is_held:
            continue
        if (promised.unit == "workday") != (statutory.unit == "workday"):
            message = _("The limit is promised in {promised}, but the law's is written in {statutory}.").format(
                promised=label("limitUnit", promised.unit), statutory=label("limitUnit", statutory.unit)
            )
            hint = _("Write both in the unit that the law uses.")
            yield Finding(power.path, ("time_limits", "promised"), message, hint)
