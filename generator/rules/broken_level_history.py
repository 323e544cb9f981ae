"""等级变动记录前后接不上。

变动记录要能一条一条往下读：日期由早到晚，每一条的原等级就是上一条的新等级，最后一条的新等级就是现在的审定等级。
接不上，就说不清等级是怎么变来的。

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        level_history:
          - {date: 2024-05-06, before: 3, after: 1, reason: 群众举报两起。, decided_by: 局长办公会}
          - {date: 2026-01-10, before: 3, after: 2, reason: 改为两人同去。, decided_by: 局长办公会}  # <-

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        level_history:
          - {date: 2024-05-06, before: 3, after: 1, reason: 群众举报两起。, decided_by: 局长办公会}
          - {date: 2026-01-10, before: 1, after: 2, reason: 改为两人同去。, decided_by: 局长办公会}

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        level_history:
          - {date: 2026-01-10, before: 3, after: 1, reason: 群众举报两起。, decided_by: 局长办公会}
          - {date: 2024-05-06, before: 1, after: 2, reason: 改为两人同去。, decided_by: 局长办公会}  # <-

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        level_history:
          - {date: 2024-05-06, before: 3, after: 1, reason: 群众举报两起。, decided_by: 局长办公会}
          - {date: 2026-01-10, before: 1, after: 2, reason: 改为两人同去。, decided_by: 局长办公会}

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        level_history:
          - {date: 2026-01-10, before: 2, after: 1, reason: 群众举报两起。, decided_by: 局长办公会}  # <-

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        level_history:
          - {date: 2026-01-10, before: 1, after: 2, reason: 改为两人同去。, decided_by: 局长办公会}
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _
from generator.model import Risk
from generator.vocabulary import label

SOURCE: Final = "R8"
SEVERITY: Final = Severity.ERROR

Fault = tuple[Trail, str, str]
"""(trail inside the risk, message, hint)."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for ledger in catalog.ledgers.values():
        for i, risk in enumerate(ledger.risks):
            for trail, message, hint in _faults(risk):
                yield Finding(ledger.path, ("risks", i, "level_history", *trail), message, hint)


def _faults(risk: Risk) -> Iterator[Fault]:
    history = risk.level_history
    for j, change in enumerate(history):
        if change.before == change.after:
            yield (
                (j, "after"),
                _("This change leaves the level as it was."),
                _("Correct before or after, or delete the entry."),
            )
    for j, (earlier, later) in enumerate(pairwise(history), start=1):
        if later.date < earlier.date:
            message = _("This change is older than the one before it.")
            yield (j, "date"), message, _("Put the entries in order, the oldest first.")
        elif later.before != earlier.after:
            message = _("This change starts from {before}; the one before it ended at {after}.").format(
                before=label("riskLevel", later.before), after=label("riskLevel", earlier.after)
            )
            yield (j, "before"), message, _("Correct the level, or add the change that is missing.")
    if history and history[-1].after != risk.level:
        message = _("The last change ends at {after}; the level of the risk is {level}.").format(
            after=label("riskLevel", history[-1].after), level=label("riskLevel", risk.level)
        )
        yield (len(history) - 1, "after"), message, _("Add the change that is missing, or correct the level.")
