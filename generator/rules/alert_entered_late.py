"""预警录入得太晚。

结论作出以后几个工作日内录入，办法里有规定：警示一般七个，提示三个，提醒由辖区自己定。工作日按国务院办公厅公布的放假安排算，
调休上班的算，放假的不算。录入晚了，评定和处置也跟着晚。

不对::

    # catalog/units/park-office/alerts/site-photos.yml
    entered: 2026-03-12  # <-
    stages: {collection: 2026-03-02, rating: 2026-03-12, handling: 2026-03-13}

对::

    # catalog/units/park-office/alerts/site-photos.yml
    entered: 2026-03-11
    stages: {collection: 2026-03-02, rating: 2026-03-11, handling: 2026-03-13}
"""

from collections.abc import Iterator
from typing import Final

from generator.alert_model import Alert
from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.workdays import UnannouncedYearError, workdays_after

SOURCE: Final = "R13"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for alert in catalog.alerts.values():
        scheme = catalog.alert_schemes.get(alert.scheme)
        within = getattr(scheme.entry, alert.kind) if scheme else None
        taken = _taken(alert) if within else 0
        if within and taken > within:
            message = _(
                "It was entered {taken} working days after the conclusion of {concluded}; {within} are allowed."
            )
            hint = _("If both dates are right, enter the next one sooner; the reason belongs in internal.")
            said = message.format(taken=taken, concluded=alert.concluded, within=within)
            yield Finding(alert.path, ("entered",), said, hint)


def _taken(alert: Alert) -> int:
    """The working days from the conclusion to the entry; 0 where a year's are not known, which another rule tells."""
    try:
        return workdays_after(alert.concluded, alert.entered)
    except UnannouncedYearError:
        return 0
