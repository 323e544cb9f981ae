"""结果已经回告，却没有写结果。

预警到了结果回告这一步，改没有改、怎样改的就应当写下来，不然这件事等于没有下文。学习类发下去就完了，不用写。

不对::

    # catalog/units/park-office/alerts/survey-photos.yml
    kind: warning
    title: 核查照片不是当天拍的
    facts: 抽查三份砍伐案卷，两份的现场照片早于申请日期。
    channel: inspection
    subject: {post: examiner}
    scheme: three-colours
    level: yellow
    concluded: 2026-03-02
    entered: 2026-03-05
    stages: {collection: 2026-03-02, rating: 2026-03-05, handling: 2026-03-06, feedback: 2026-03-20}  # <-
    measures: [reminder]

对::

    # catalog/units/park-office/alerts/survey-photos.yml
    kind: warning
    title: 核查照片不是当天拍的
    facts: 抽查三份砍伐案卷，两份的现场照片早于申请日期。
    channel: inspection
    subject: {post: examiner}
    scheme: three-colours
    level: yellow
    concluded: 2026-03-02
    entered: 2026-03-05
    stages: {collection: 2026-03-02, rating: 2026-03-05, handling: 2026-03-06, feedback: 2026-03-20}
    measures: [reminder]
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
