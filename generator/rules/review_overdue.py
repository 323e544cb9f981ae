"""下次复核的日子已经过了，职权还没有重新审核公开。

到期不复核，目录就会慢慢过时（R3）。是不是过期，和全部职权中最近的一次公开日期比。

不对::

    # catalog/units/park-office/powers/tree-moving.yml
    name: 移植城市树木审批
    disclosure: {index_number: 11990900MB2000020F/2026-00003, published: 2026-03-01, mode: proactive, validity: repealed}
    # catalog/units/park-office/powers/tree-felling.yml
    review:
      collective_decision: {body: 局长办公会, date: 2025-01-10}
      lead_approval: {post: director, date: 2025-01-12}
      filed:
        - {office: risk_control, date: 2025-02-01}
        - {office: legal, date: 2025-02-05}
        - {office: staffing, date: 2025-02-06}
        - {office: disclosure, date: 2025-02-10}
      next_review: 2026-01-10  # <-
    disclosure: {index_number: 11990900MB2000020F/2025-00002, published: 2025-03-01, mode: proactive, validity: valid}

对::

    # catalog/units/park-office/powers/tree-felling.yml
    review:
      # ……
      next_review: 2027-01-10
"""

from collections.abc import Iterator
from typing import Final

from generator.census import Census
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "R3"
SEVERITY: Final = Severity.WARNING


def survey(census: Census) -> Iterator[Finding]:
    for power in census.powers:
        due = power.next_review
        if due and power.published < due < census.latest and power.is_held:
            message = _("The power was to be reviewed by {due}; other powers have been published since, on {latest}.")
            hint = _("Have it reviewed and publish it again.")
            yield Finding(power.path, ("review", "next_review"), message.format(due=due, latest=census.latest), hint)
