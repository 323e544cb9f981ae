"""防控措施的落实期限早于等级审定的日期。

措施是等级定下来以后才去落实的。期限比审定日期还早，不是抄了去年的，就是写错了年份。

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        controls:
          - {measure: 核查记录必须附带定位的现场照片，缺一张退回。, kind: prevention, owner: clerk, deadline: 2025-06-30}  # <-

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        controls:
          - {measure: 核查记录必须附带定位的现场照片，缺一张退回。, kind: prevention, owner: clerk, deadline: 2026-06-30}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "R8"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for ledger in catalog.ledgers.values():
        for i, risk in enumerate(ledger.risks):
            for j, control in enumerate(risk.controls):
                if control.deadline and risk.rating.date and control.deadline < risk.rating.date:
                    message = _("The deadline {deadline} is before the rating of {date}.").format(
                        deadline=control.deadline, date=risk.rating.date
                    )
                    yield Finding(
                        ledger.path,
                        ("risks", i, "controls", j, "deadline"),
                        message,
                        _("Correct one of the two dates."),
                    )
