"""日期在还没有公布放假安排的年份，工作日算不出来。

录入时限按工作日算，工作日要看国务院办公厅每年公布的放假安排和调休上班的日子。程序自带的日历只到已经公布的年份，
没有公布的不猜。新的安排一般在前一年十一月公布，公布以后把程序更新一下就好。

不对::

    # catalog/units/park-office/alerts/site-photos.yml
    concluded: 2032-12-30
    entered: 2033-01-05  # <-
    stages: {collection: 2032-12-30, rating: 2033-01-05, handling: 2033-01-06}

对::

    # catalog/units/park-office/alerts/site-photos.yml
    concluded: 2026-03-02
    entered: 2026-03-05
    stages: {collection: 2026-03-02, rating: 2026-03-05, handling: 2026-03-06}
"""

from collections.abc import Iterator
from typing import Final

from generator.alerts import KINDS_COUNTED
from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.workdays import is_announced, unannounced

SOURCE: Final = "R13"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for alert in catalog.alerts.values():
        years = range(int(alert.concluded[:4]), int(alert.entered[:4]) + 1)
        unknown = next((year for year in reversed(years) if not is_announced(year)), None)
        if alert.kind in KINDS_COUNTED and unknown:
            hint = _("If the year is right, update the package chinesecalendar once the holidays have been announced.")
            yield Finding(alert.path, ("entered",), unannounced(unknown), hint)
