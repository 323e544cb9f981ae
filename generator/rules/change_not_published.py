"""沿革里记了一次变动，公开日期却还停在变动之前。

职权变了，要重新审核、重新公开（R3、R15）。公开日期没有跟着改，群众看到的是新内容、旧日期，不知道哪天起算数。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    status:
      state: active
      since: 2020-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
        - {date: 2026-04-01, change: adjusted, reason: 减少一份材料。}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    status:
      state: active
      since: 2020-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
        - {date: 2026-03-01, change: adjusted, reason: 减少一份材料。}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "R3、R15"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        published = power.disclosure.published
        for i, change in enumerate(power.status.history):
            if change.date > published:
                message = _("The change of {date} is later than the publication of {published}.").format(
                    date=change.date, published=published
                )
                hint = _("Have the changed power reviewed and published again, and write the new date in published.")
                yield Finding(power.path, ("status", "history", i, "date"), message, hint)
