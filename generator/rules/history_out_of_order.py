"""沿革没有按日期先后写。

沿革从新增写起，一条接一条往后写，只增不删（R2）。日期倒着走，就看不出权力是怎样一步步变成现在这样的。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    status:
      state: active
      since: 2020-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
        - {date: 2025-03-01, change: adjusted, reason: 减少一份材料。}
        - {date: 2022-03-01, change: adjusted, reason: 承诺时限减到十个工作日。}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    status:
      state: active
      since: 2020-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
        - {date: 2022-03-01, change: adjusted, reason: 承诺时限减到十个工作日。}
        - {date: 2025-03-01, change: adjusted, reason: 减少一份材料。}
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "R2"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        for i, (before, change) in enumerate(pairwise(power.status.history), start=1):
            if change.date < before.date:
                message = _("{date} is earlier than {earlier}, the date of the change before it.").format(
                    date=change.date, earlier=before.date
                )
                hint = _("Put the changes in the order of their dates; correct a date that is wrong.")
                yield Finding(power.path, ("status", "history", i, "date"), message, hint)
