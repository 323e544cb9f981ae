"""What is published of alerts: counts of periods that are over, made safe, and notices; never an alert (R13, R17).

A count says how alerts stood on the last day of its period, so that it does not move afterwards. Only alerts that have a level are
counted: the others are for learning, and "no level" would tell their kind. Units that are not published are not counted either.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from generator.alerts import KINDS_COUNTED, STAGES, AlertRow, counted, entered_between
from generator.catalog import Catalog
from generator.model import AlertPeriod
from generator.public import (
    Links,
    PublicAlertNotice,
    PublicAlertPeriod,
    PublicAlerts,
    PublicAlertScheme,
    PublicAlertTable,
    PublicSum,
)
from generator.sight import Sight
from generator.small_numbers import Sum, Tree, paired, publishable
from generator.vocabulary import label

USUAL_SMALLEST: Final = 5
NOTICE: Final = "alert.notice"
"""The name of notices in the jurisdiction's list of fields to be published."""

_CLOSED: Final = STAGES[STAGES.index("feedback") :]
_STAGES: Final[Tree] = (paired(STAGES[: -len(_CLOSED)]), paired(_CLOSED))
"""What is closed stands apart from what is not, so that the share of it can be told."""


def disclose_alerts(core: Catalog, rows: Iterable[AlertRow], links: Links, sight: Sight) -> PublicAlerts:
    """What an audience is told of ``rows``, the alerts of all units; ``links`` has the units that it sees.

    Small numbers are protected from everybody but the supervisor, who has the alerts themselves.
    """
    policy = core.jurisdiction.disclosure if core.jurisdiction else None
    public = tuple(row for row in rows if row.unit in links.units)
    shows_notices = sight.field(NOTICE)
    told = policy.alerts if policy else None
    smallest = 0 if sight.is_whole else (told.smallest if told else None) or USUAL_SMALLEST
    counter = _Counter(core, public, links, smallest, shows_notices)
    periods = sorted(told.periods, key=lambda p: p.begins, reverse=True) if told else ()
    return PublicAlerts(
        scheme=_scheme(core),
        smallest=smallest,
        periods=tuple(map(counter.period, periods)),
        notices=tuple(_notices(public, links)) if shows_notices else (),
    )


def _scheme(core: Catalog) -> PublicAlertScheme | None:
    scheme = core.alert_scheme
    if scheme is None:
        return None
    return PublicAlertScheme(
        name=scheme.name,
        summary=scheme.summary,
        levels=scheme.levels,
        entry=scheme.entry,
        escalation=scheme.escalation,
        points_a_year=scheme.points_a_year,
    )


def _notices(rows: Sequence[AlertRow], links: Links) -> Iterator[PublicAlertNotice]:
    told = [(row.noticed, row.unit) for row in rows if row.noticed]
    for notice, unit in sorted(told, key=lambda pair: (pair[0].date, pair[1], pair[0].title), reverse=True):
        yield PublicAlertNotice(unit=links.units[unit], title=notice.title, text=notice.text, date=notice.date)


class _Counter:
    """Counts alerts period by period."""

    def __init__(
        self, core: Catalog, rows: Sequence[AlertRow], links: Links, smallest: int, shows_notices: bool
    ) -> None:
        self._rows = rows
        self._smallest = smallest
        self._shows_notices = shows_notices
        self._units = {unit: links.units[unit].name for unit in sorted(links.units)}
        scheme = core.alert_scheme
        self._levels = {level.id: level.name for level in scheme.for_alerts} if scheme else {}

    def period(self, period: AlertPeriod) -> PublicAlertPeriod:
        rows = entered_between(self._rows, period.begins, period.ends)
        known = tuple(row for row in rows if row.noticed) if self._shows_notices else ()
        enough = bool(rows) and len(rows) - len(known) >= self._smallest
        stages = self._sums(_STAGES, rows, known, lambda row: row.stage_on(period.ends))
        return PublicAlertPeriod(
            name=period.name,
            begins=period.begins,
            ends=period.ends,
            total=len(rows) if enough else None,
            noticed=len(known),
            closed=_share_closed(stages, len(rows)),
            tables=tuple(self._tables(period, rows, known)) if enough else (),
        )

    def _tables(
        self, period: AlertPeriod, rows: Sequence[AlertRow], known: Sequence[AlertRow]
    ) -> Iterator[PublicAlertTable]:
        kinds = {kind: label("alertKind", kind) for kind in KINDS_COUNTED}
        stages = {stage: label("alertStage", stage) for stage in STAGES}
        months = {month: _month_name(month, period) for month in _months(period)}
        tables: tuple[tuple[str, Mapping[str, str], Tree | None, Callable[[AlertRow], str]], ...] = (
            ("kind", kinds, None, lambda row: row.kind),
            ("level", self._levels, None, lambda row: row.level or ""),
            ("stage", stages, _STAGES, lambda row: row.stage_on(period.ends)),
            ("month", months, _by_quarter(list(months)) if months else None, lambda row: row.month),
            ("unit", self._units, None, lambda row: row.unit),
        )
        for by, names, tree, group in tables:
            if names:
                sums = self._sums(tree or paired(list(names)), rows, known, group)
                yield PublicAlertTable(by=by, sums=tuple(_told(one, names, len(rows)) for one in sums))

    def _sums(
        self, tree: Tree, rows: Sequence[AlertRow], known: Sequence[AlertRow], group: Callable[[AlertRow], str]
    ) -> tuple[Sum, ...]:
        return publishable(tree, counted(rows, group), self._smallest, counted(known, group))


def _told(one: Sum, names: Mapping[str, str], whole: int) -> PublicSum:
    return PublicSum(
        names=tuple(names[name] for name in one.names), count=one.count, share=_hundredths(one.count, whole)
    )


def _hundredths(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole)


def _share_closed(stages: Sequence[Sum], whole: int) -> int | None:
    """The share of alerts that are closed, where no sum mixes them with others."""
    if not (whole and stages) or any(0 < len(set(one.names) & set(_CLOSED)) < len(one.names) for one in stages):
        return None
    return _hundredths(sum(one.count for one in stages if set(one.names) <= set(_CLOSED)), whole)


def _months(period: AlertPeriod) -> Iterator[str]:
    """The months that a period touches."""
    month = period.begins[:7]
    while month <= period.ends[:7]:
        yield month
        year, number = int(month[:4]), int(month[5:])
        month = f"{year + number // 12:04}-{number % 12 + 1:02}"


def _month_name(month: str, period: AlertPeriod) -> str:
    """A month of a period, with its year where the period has several."""
    year = "" if period.begins[:4] == period.ends[:4] else f"{month[:4]}年"
    return f"{year}{int(month[5:])}月"


def _by_quarter(months: Sequence[str]) -> Tree:
    """Months, then quarters, then halves of the period: that is how months are told together."""
    quarters = groupby(months, key=lambda month: (month[:4], (int(month[5:]) - 1) // 3))
    return paired([tuple(own) if len(own) > 1 else own[0] for own in (list(group) for _quarter, group in quarters)])
