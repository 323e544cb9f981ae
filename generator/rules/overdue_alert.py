"""到了给定的那一天，预警还停在前一步。

评定了等级，过了办法规定的工作日还没有处置；或者整改期限过了，还没有督查整改，也没有回告结果。
这一条只在检查时给了日期（validate --as-of 2026-11-01）才查，超期不超期都按那一天算。

不对::

    # --as-of 2026-04-01
    # catalog/units/park-office/alerts/site-photos.yml
    stages: {collection: 2026-03-02, rating: 2026-03-05}  # <-

对::

    # --as-of 2026-03-19
    # catalog/units/park-office/alerts/site-photos.yml
    stages: {collection: 2026-03-02, rating: 2026-03-05}

不对::

    # --as-of 2026-04-01
    # catalog/units/park-office/alerts/site-photos.yml
    stages: {collection: 2026-03-02, rating: 2026-03-05, handling: 2026-03-06}
    measures: [rectification]
    deadline: 2026-03-31  # <-

对::

    # --as-of 2026-03-31
    # catalog/units/park-office/alerts/site-photos.yml
    stages: {collection: 2026-03-02, rating: 2026-03-05, handling: 2026-03-06}
    measures: [rectification]
    deadline: 2026-03-31
"""

from collections.abc import Iterator
from typing import Final

from generator.census import Census
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.vocabulary import label
from generator.workdays import UnannouncedYearError

SOURCE: Final = "R13"
SEVERITY: Final = Severity.WARNING


def remind(census: Census, day: str) -> Iterator[Finding]:
    for told in census.returns.values():
        for due in told.due:
            try:
                is_late = due.is_late(day)
            except UnannouncedYearError as problem:
                yield Finding(
                    due.path, due.trail, str(problem), _("Correct the year, here or in the day that you ask about.")
                )
                continue
            if is_late:
                stage = label("alertStage", due.stage)
                message = (
                    _("{stage} was due {workdays} working days after {since}, and had not been done by {day}.")
                    if due.workdays
                    else _("{stage} was due by {since}, and had not been done by {day}.")
                )
                said = message.format(stage=stage, workdays=due.workdays, since=due.since, day=day)
                yield Finding(due.path, due.trail, said, _("Do it, and write its day under stages."))
