"""预警的日期前后颠倒。

预警按信息收集、等级评定、预警处置、督查整改、结果回告、定期通报一步一步走，后一步不会早于前一步；录入也不会早于结论。
日期颠倒，超期不超期就算不清楚。

不对::

    # catalog/units/park-office/alerts/site-photos.yml
    stages: {collection: 2026-03-02, rating: 2026-03-05, handling: 2026-03-04}  # <-

对::

    # catalog/units/park-office/alerts/site-photos.yml
    stages: {collection: 2026-03-02, rating: 2026-03-05, handling: 2026-03-06}
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from generator.alerts import STAGES
from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.vocabulary import label

SOURCE: Final = "R13"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for alert in catalog.alerts.values():
        done = [(stage, getattr(alert.stages, stage)) for stage in STAGES if getattr(alert.stages, stage)]
        for (earlier, before), (later, after) in pairwise(done):
            if after < before:
                message = _("{later} ({after}) is dated before {earlier} ({before}).").format(
                    later=label("alertStage", later), after=after, earlier=label("alertStage", earlier), before=before
                )
                yield Finding(alert.path, ("stages", later), message, _("Correct one of the two dates."))
        if alert.entered < alert.concluded:
            message = _("It was entered on {entered}, before the conclusion of {concluded}.").format(
                entered=alert.entered, concluded=alert.concluded
            )
            yield Finding(alert.path, ("entered",), message, _("Correct one of the two dates."))
