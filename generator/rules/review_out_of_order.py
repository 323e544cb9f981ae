"""审核链的日期先后颠倒。

职权先集体研究，再由负责人审定，然后防控办汇总，最后法制、编制、公开部门备案（R3）。后一步的日期早于前一步，说明没有按程序走，或者日期写错了。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    review:
      collective_decision: {body: 局长办公会, date: 2026-01-10}
      lead_approval: {post: director, date: 2026-01-08}  # <-
      filed:
        - {office: risk_control, date: 2026-02-01}
        - {office: legal, date: 2026-02-05}
        - {office: staffing, date: 2026-02-06}
        - {office: disclosure, date: 2026-02-10}

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    review:
      collective_decision: {body: 局长办公会, date: 2026-01-10}
      lead_approval: {post: director, date: 2026-01-12}
      filed:
        - {office: risk_control, date: 2026-02-01}
        - {office: legal, date: 2026-01-15}  # <-
        - {office: staffing, date: 2026-02-06}
        - {office: disclosure, date: 2026-02-10}

对::

    # catalog/units/park-office/powers/tree-felling.yml
    review:
      collective_decision: {body: 局长办公会, date: 2026-01-10}
      lead_approval: {post: director, date: 2026-01-12}
      filed:
        - {office: risk_control, date: 2026-02-01}
        - {office: staffing, date: 2026-02-06}
        - {office: legal, date: 2026-02-05}
        - {office: disclosure, date: 2026-02-10}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _
from generator.model import Review

SOURCE: Final = "R3"
SEVERITY: Final = Severity.ERROR

Stage = list[tuple[Trail, str]]
"""(trail, date) of what happens at one stage, in any order."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        latest = ""
        for stage in _stages(power.review) if power.review else ():
            for trail, date in stage:
                if date < latest:
                    message = _("{date} is earlier than {earlier}, the date of the stage before.").format(
                        date=date, earlier=latest
                    )
                    hint = _("Correct the date, or go through the stages again in their order.")
                    yield Finding(power.path, ("review", *trail, "date"), message, hint)
            latest = max([latest, *(date for _trail, date in stage)])


def _stages(review: Review) -> Iterator[Stage]:
    if review.collective_decision:
        yield [(("collective_decision",), review.collective_decision.date)]
    if review.lead_approval:
        yield [(("lead_approval",), review.lead_approval.date)]
    for compiles in (True, False):
        yield [
            (("filed", i), filing.date)
            for i, filing in enumerate(review.filed)
            if (filing.office == "risk_control") is compiles
        ]
