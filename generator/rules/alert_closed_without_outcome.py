"""结果已经回告，却没有写结果。

预警到了结果回告这一步，改没有改、怎样改的就应当写下来，不然这件事等于没有下文。学习类发下去就完了，不用写。

不对::

    # catalog/units/park-office/alerts/site-photos.yml
    stages: {collection: 2026-03-02, rating: 2026-03-05, handling: 2026-03-06, feedback: 2026-03-20}  # <-

对::

    # catalog/units/park-office/alerts/site-photos.yml
    stages: {collection: 2026-03-02, rating: 2026-03-05, handling: 2026-03-06, feedback: 2026-03-20}
    outcome: {result: rectified, summary: 两份案卷退回重新核查，照片已经补拍。}
"""

from collections.abc import Iterator
from typing import Final

from generator.alerts import KINDS_COUNTED
from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "R13"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for alert in catalog.alerts.values():
        for stage in ("feedback", "circulation") if alert.kind in KINDS_COUNTED else ():
            if getattr(alert.stages, stage) and alert.outcome is None:
                message = _("The result has been reported, but no outcome is written.")
                yield Finding(alert.path, ("stages", stage), message, _("Add outcome: what came of it, and how."))
                break
