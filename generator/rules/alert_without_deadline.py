"""责令限期整改，却没有写期限。

没有期限，就没有到期不改的说法，督查整改这一步也无从督查起。

不对::

    # catalog/units/park-office/alerts/site-photos.yml
    measures: [reminder, rectification]  # <-

对::

    # catalog/units/park-office/alerts/site-photos.yml
    measures: [reminder, rectification]
    deadline: 2026-03-31
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "R13"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for alert in catalog.alerts.values():
        if "rectification" in alert.measures and not alert.deadline:
            trail = ("measures", alert.measures.index("rectification"))
            message = _("The subject is to put things right within a time, but no deadline is written.")
            yield Finding(alert.path, trail, message, _("Add deadline with the last day."))
