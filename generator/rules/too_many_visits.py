"""办一件事要到现场的次数超过三次。

多跑一趟，多一分为难。到现场超过三次的，多半有几步可以合并或者网上办。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    service:
      telephone: 0000-5551101
      visits: 5  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    service:
      telephone: 0000-5551101
      visits: 1
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "R16"
SEVERITY: Final = Severity.WARNING

_MOST: Final = 3


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        visits = power.service.visits if power.service else None
        if visits is not None and visits > _MOST and power.is_held:
            message = _("{count} visits in person are many; {most} should do.").format(count=visits, most=_MOST)
            hint = _("Join steps, or let them be done online.")
            yield Finding(power.path, ("service", "visits"), message, hint)
