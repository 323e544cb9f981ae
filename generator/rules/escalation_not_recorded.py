"""应当上追，没有上追的记录。

什么样的预警要告诉上一级、上两级，办法里写着：等级重的，或者同一对象一年里一再被预警的。告诉了谁、哪一天，要记下来，
不然责任到不了上面。

不对::

    # catalog/units/park-office/alerts/site-photos.yml
    level: orange  # <-
    measures: [correction]

对::

    # catalog/units/park-office/alerts/site-photos.yml
    level: orange
    measures: [correction]
    escalated: [{up: 1, date: 2026-03-06, to: 分管副局长岗}]
"""

from collections.abc import Iterator
from typing import Final

from generator.alerts import consequence
from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.vocabulary import label

SOURCE: Final = "R13"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for alert in catalog.alerts.values():
        due = consequence(catalog, alert) if alert.stages.handling else None
        if due and all(record.up < due.up for record in alert.escalated):
            message = _("{up} is due (number {times} about this subject in the year), and none is recorded.").format(
                up=label("levelsUp", due.up), times=due.times
            )
            hint = _("Tell {who}, and write it under escalated.").format(who=due.who)
            yield Finding(alert.path, ("level",), message, hint)
