"""下次复核日期不在公开日期之后。

下次复核是公开以后再看一遍还对不对（R3）。日期落在公开之前，这次复核永远不会到来。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    review:
      # ……
      next_review: 2026-01-10  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    review:
      # ……
      next_review: 2027-01-10
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "R3"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        due = power.review.next_review if power.review else None
        if due and due <= power.disclosure.published and power.is_held:
            message = _("The next review, on {due}, is not after the publication on {published}.").format(
                due=due, published=power.disclosure.published
            )
            yield Finding(power.path, ("review", "next_review"), message, _("Set a day after the publication."))
