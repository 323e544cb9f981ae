"""What the reports of a site are made of: what stood at both ends of a period, as the history has it, and what is said today.

A site tells its readers what it tells them anyway: changes as its log of changes has them, day by day, and for the supervisor all that
differs between both ends. What stood then is counted once and kept (``generator.stands``); no older version is read for a report.
"""

from collections.abc import Iterable, Iterator

from generator.past import KINDS, Happening, Line, Reported
from generator.public import PublicAlertNotice, PublicJurisdiction
from generator.reports import period as periods
from generator.reports.content import About, Content, within
from generator.reports.period import Period


def content(
    reported: Reported,
    jurisdiction: PublicJurisdiction,
    since: str,
    *,
    unit: str,
    happenings: Iterable[Happening],
    dated: Iterable[Line],
    notices: Iterable[PublicAlertNotice],
) -> Content:
    """What is reported of a period, of ``unit`` or ("") of the city. Alerts one by one are not in it (``content.with_alerts``)."""
    period, before, after = period_of(reported), reported.before, reported.after
    is_own = jurisdiction.is_internal
    return Content(
        about=About(
            period=period,
            jurisdiction=jurisdiction.name,
            publisher=jurisdiction.publisher.name,
            since=since,
            begun=before.day if before else "",
            day=after.day,
            commit=after.commit,
        ),
        audience=jurisdiction.audience,
        unit=unit,
        names=after.names,
        before=before.units if before else None,
        after=after.units,
        changes=reported.compared if is_own else tuple(_changes(happenings, period, after.names)),
        dated=tuple(within(tuple(dated), period)),
        warned=(),
        open=(),
        scheme=None,
        notices=tuple(n for n in notices if period.begins <= n.date < period.after),
        catalog=None,
        levels=jurisdiction.levels,
    )


def period_of(reported: Reported) -> Period:
    """The period that is reported."""
    found = periods.month(reported.period) or periods.year(reported.period)
    if found is None:
        raise ValueError(f"{reported.period} is no period")
    return found


def _changes(happenings: Iterable[Happening], period: Period, names: dict[str, str]) -> Iterator[Line]:
    """The changes of a period in the order of days."""
    for h in reversed([h for h in happenings if period.begins <= h.day < period.after]):
        unit = names.get(h.unit, h.unit_name)
        yield Line(day=h.day, unit=unit, title=f"{KINDS[h.kind]}“{h.title}”", told=h.told)
