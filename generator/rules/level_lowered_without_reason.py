"""审定等级比自评或者审核的等级低，却没有记下理由。

等级可以变，但要说得清：谁决定的，为什么降。没有记录就降级，一级风险可以悄悄变成不公开的二级。

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        rating: {self: 1, reviewed: 1, final: 2, date: 2026-01-10}  # <-

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        rating: {self: 1, reviewed: 1, final: 2, date: 2026-01-10}
        level_history:
          - {date: 2026-01-10, before: 1, after: 2, reason: 改为两人同去、系统定位拍照，一年没有再发生。, decided_by: 局长办公会}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.vocabulary import label

SOURCE: Final = "R8"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for ledger in catalog.ledgers.values():
        for i, risk in enumerate(ledger.risks):
            rating = risk.rating
            before = min(rating.self or rating.final, rating.reviewed or rating.final)
            if rating.final > before and not risk.level_history:
                message = _("The level was lowered from {before} to {after}, and no reason is on record.").format(
                    before=label("riskLevel", before), after=label("riskLevel", rating.final)
                )
                hint = _("Add level_history: date, before, after, reason and who decided.")
                yield Finding(ledger.path, ("risks", i, "rating", "final"), message, hint)
