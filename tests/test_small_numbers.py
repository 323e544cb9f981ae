"""No small number is published, or can be deduced: by sums, by crossing tables, or by knowing the program."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, product
from random import Random

import numpy as np
import pytest
from msgspec.structs import replace
from scipy.optimize import linprog
from scipy.sparse import csr_array
from suite import LONG

from generator.alerts import AlertRow, entered_between, rows_of
from generator.audience import Audience
from generator.catalog import Catalog
from generator.disclose import disclose
from generator.disclose_alerts import disclose_alerts
from generator.papers import Grid, Heading, Paper
from generator.parts import core_of
from generator.past import Reported, Stood
from generator.public import Links, PublicAlertPeriod, PublicAlertTable, PublicCatalog, PublicSum, UnitLink
from generator.reports import of_site
from generator.reports.paper import write
from generator.sight import Sight
from generator.small_numbers import Sum, Tree, names_in, paired, publishable
from generator.statistics.counts import count
from generator.statistics.facts import facts_published
from generator.vocabulary import label


def _everybody(catalog: Catalog) -> Sight:
    assert catalog.jurisdiction
    return Sight.of(Audience.PUBLIC, catalog.jurisdiction)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"a": 5, "b": 6, "c": 7, "d": 8}, "a5 b6 c7 d8"),
        ({"a": 4, "b": 6, "c": 7, "d": 8}, "ab10 c7 d8"),
        ({"a": 0, "b": 6, "c": 7, "d": 8}, "ab6 c7 d8"),
        ({"a": 1, "b": 3, "c": 7, "d": 8}, "abcd19"),
        ({"a": 5, "b": 5, "c": 0, "d": 4}, "abcd14"),
        ({"a": 1, "b": 1, "c": 1, "d": 2}, "abcd5"),
        ({"a": 1, "b": 1, "c": 1, "d": 1}, ""),
        ({}, ""),
    ],
)
def test_neighbours_are_told_as_one_where_one_of_them_is_small(counts: Mapping[str, int], told: str) -> None:
    sums = publishable(paired(["a", "b", "c", "d"]), counts, 5, {})
    assert " ".join("".join(s.names) + str(s.count) for s in sums) == told


def test_what_is_known_one_by_one_protects_nobody() -> None:
    tree = paired(["a", "b"])
    assert publishable(tree, {"a": 6, "b": 9}, 5, {"a": 1}) == (Sum(("a",), 6), Sum(("b",), 9))
    assert publishable(tree, {"a": 6, "b": 9}, 5, {"a": 2}) == (Sum(("a", "b"), 15),)
    assert publishable(tree, {"a": 6, "b": 3}, 5, {"a": 5}) == ()


def test_one_category_is_a_tree_and_many_keep_their_order() -> None:
    assert paired(["a"]) == "a"
    assert list(names_in(paired([f"{n:03}" for n in range(65)]))) == [f"{n:03}" for n in range(65)]


@pytest.mark.parametrize(
    "tree",
    [paired("ab"), paired("abc"), paired("abcd"), ("a", ("b", "c", "d"))],
    ids=lambda tree: "".join(str(tree).split()),
)
def test_who_knows_the_program_cannot_pin_a_hidden_number_down(tree: Tree) -> None:
    """Every table that could have been is tried: for each answer, a hidden category may be anything from none to the whole sum."""
    smallest, names = 3, list(names_in(tree))
    answers: defaultdict[tuple[Sum, ...], list[tuple[int, ...]]] = defaultdict(list)
    for numbers in product(range(9), repeat=len(names)):
        if sum(numbers) <= 8:
            answers[publishable(tree, dict(zip(names, numbers, strict=True)), smallest, {})].append(numbers)
    assert len(answers) > 5
    for sums, possible in answers.items():
        for one in sums:
            assert one.count >= smallest
            for name in one.names if len(one.names) > 1 else ():
                values = {numbers[names.index(name)] for numbers in possible}
                assert {0, one.count} <= values
                assert len(values) > smallest


# --- a solver against everything that is published -------------------------------------


class Attack:
    """All published tables of a period as equations over every way in which alerts can be of several sorts at once."""

    def __init__(self, period: PublicAlertPeriod, categories: Mapping[str, Sequence[str]]) -> None:
        self.categories = {by: list(names) for by, names in categories.items()}
        self.cells = list(product(*self.categories.values()))
        rows = [[float(set(one.names) >= {cell[i]}) for cell in self.cells] for i, one in self._told(period)]
        self._equations = csr_array(np.array([*rows, [1.0] * len(self.cells)]))
        self._sums = [one.count for _i, one in self._told(period)] + [period.total or 0]

    def _told(self, period: PublicAlertPeriod) -> Iterator[tuple[int, Sum]]:
        order = list(self.categories)
        for table in period.tables:
            if table.by in order:
                yield from ((order.index(table.by), Sum(s.names, s.count)) for s in table.sums)

    def range_of(self, box: Mapping[str, str]) -> tuple[float, float]:
        """The least and the most that there can be of what has all of ``box``'s values."""
        wanted = [(list(self.categories).index(by), name) for by, name in box.items()]
        aim = np.array([float(all(cell[i] == name for i, name in wanted)) for cell in self.cells])
        ends = []
        for sign in (1.0, -1.0):
            found = linprog(sign * aim, A_eq=self._equations, b_eq=self._sums, bounds=(0, None), method="highs")
            assert found.status == 0, found.message
            ends.append(sign * found.fun)
        return ends[0], ends[1]


def _boxes(attack: Attack, told: PublicAlertPeriod) -> Iterator[Mapping[str, str]]:
    """Every category that is not told by itself, and every crossing of two tables."""
    alone = {(t.by, s.names[0]) for t in told.tables for s in t.sums if len(s.names) == 1}
    for by, names in attack.categories.items():
        yield from ({by: name} for name in names if (by, name) not in alone)
    for one, other in combinations(attack.categories, 2):
        yield from ({one: a, other: b} for a, b in product(attack.categories[one], attack.categories[other]))


def _categories(period: PublicAlertPeriod, *tables: str) -> dict[str, list[str]]:
    return {t.by: [name for s in t.sums for name in s.names] for t in period.tables if t.by in tables}


def _is_told(box: Mapping[str, str], period: PublicAlertPeriod) -> bool:
    """Whether a crossing says no more than a published number: where one of its tables has a single sum of a single name."""
    tables = {t.by: t.sums for t in period.tables}
    return any(len(tables[by]) == 1 and len(tables[by][0].names) == 1 for by in box)


def _attacked(period: PublicAlertPeriod, smallest: int, *tables: str, share: float, dice: Random) -> int:
    """Try to pin down a share of the hidden numbers of some tables; how many were tried."""
    attack, tried = Attack(period, _categories(period, *tables)), 0
    for box in _boxes(attack, period):
        if (len(box) == 1 or dice.random() < share) and not _is_told(box, period):
            least, most = attack.range_of(box)
            assert most - least >= smallest - 1e-6, (box, least, most)
            tried += 1
    return tried


def test_a_solver_pins_down_nothing_from_all_published_tables_of_the_sample(public: PublicCatalog) -> None:
    alerts = public.city.alerts
    assert alerts.periods
    for period in alerts.periods:
        share, dice = (1.0 if LONG else 0.15), Random(7)  # a test's dice
        assert {t.by for t in period.tables} == {"kind", "level", "stage", "month", "unit"}
        assert _attacked(period, alerts.smallest, "kind", "level", "stage", "unit", share=share, dice=dice) > 20
        assert _attacked(period, alerts.smallest, "kind", "level", "month", "unit", share=share, dice=dice) > 20


@pytest.mark.parametrize("seed", range(40 if LONG else 6))
def test_a_solver_pins_down_nothing_in_cities_of_any_size(sample: Catalog, seed: int) -> None:
    """Alerts of the sample are drawn in any number, and told of fewer or more units."""
    dice = Random(seed)  # a test's dice
    units = dice.sample(sorted(sample.units), dice.randint(1, 8))
    links = Links(units={u: UnitLink(id=u, name=u) for u in units}, powers={})
    rows = [dice.choice(rows_of(sample)) for _ in range(dice.choice([3, 12, 40, 200]))]
    alerts = disclose_alerts(core_of(sample), rows, links, _everybody(sample))
    for period in alerts.periods:
        assert (period.total is None) == (period.tables == ())
        if period.tables:
            _attacked(period, alerts.smallest, "kind", "level", "unit", share=0.3, dice=dice)


def test_a_solver_that_knows_every_published_notice_pins_down_nothing_of_the_rest(
    sample: Catalog, public: PublicCatalog
) -> None:
    """Readers may know all about an alert that has a notice; what they subtract leaves no small number."""
    alerts, (period,) = public.city.alerts, public.city.alerts.periods
    assert period.noticed >= 5
    rest = tuple(_less(table, _known(sample, table.by, period)) for table in period.tables)
    left = replace(period, tables=rest, total=(period.total or 0) - period.noticed)
    assert all(s.count >= alerts.smallest for t in rest for s in t.sums)
    assert _attacked(left, alerts.smallest, "kind", "level", "stage", "unit", share=0.1, dice=Random(3)) > 10


def test_what_public_reports_tell_of_alerts_is_what_that_solver_knew(sample: Catalog, public: PublicCatalog) -> None:
    """Of each month and each unit they tell no more alerts than those that have a notice, and they count none."""
    (period,) = public.city.alerts.periods
    told = [row for paper in _reports(public, period) for row in _alerts_in(paper)]
    assert len(told) == period.noticed > 0
    assert Counter(unit for _day, unit, *_rest in told) == _known(sample, "unit", period)
    assert {day[:7] for day, *_rest in told} <= {r.noticed.date[:7] for r in rows_of(sample) if r.noticed}


def _reports(public: PublicCatalog, period: PublicAlertPeriod) -> Iterator[Paper]:
    """The public reports of all months of the year of a period, of the city."""
    units = {d.unit.id: count(facts_published(d)) for d in public.dossiers}
    names = {d.unit.id: d.unit.name for d in public.dossiers}
    stood = Stood(day=period.ends, commit="c" * 40, units=units, names=names)
    for number in range(1, 13):
        name = f"{period.begins[:4]}-{number:02}"
        reported = Reported(period=name, name=name, before=stood, after=stood)
        made = of_site.content(
            reported,
            public.jurisdiction,
            period.begins,
            unit="",
            happenings=(),
            dated=(),
            notices=public.city.alerts.notices,
        )
        yield write(made, "xlsx")


def _alerts_in(paper: Paper) -> Iterator[Sequence[str]]:
    """The lines of a report that are of alerts; there is no table of alerts but that of the notices."""
    about = False
    for part in paper.parts:
        about = "预警" in part.text if isinstance(part, Heading) else about
        if isinstance(part, Grid):
            assert about == (part.name == "通报")
            assert "件数" not in part.headings
            yield from part.rows if about else ()
        else:
            assert not re.search(r"\d+\s*件", part.text)


def _known(sample: Catalog, by: str, period: PublicAlertPeriod) -> Counter[str]:
    """The alerts with a notice by the names of a table's categories."""
    scheme = sample.alert_scheme
    assert scheme is not None
    noticed = [r for r in entered_between(rows_of(sample), period.begins, period.ends) if r.noticed]
    names: dict[str, Callable[[AlertRow], str]] = {
        "kind": lambda r: label("alertKind", r.kind),
        "level": lambda r: (scheme.level(r.level) or scheme.levels[0]).name,
        "stage": lambda r: label("alertStage", r.stage_on(period.ends)),
        "month": lambda r: f"{int(r.entered[5:7])}月",
        "unit": lambda r: sample.units[r.unit].short_name,
    }
    return Counter(map(names[by], noticed))


def _less(table: PublicAlertTable, known: Counter[str]) -> PublicAlertTable:
    sums = (replace(s, count=s.count - sum(known[name] for name in s.names)) for s in table.sums)
    return replace(table, sums=tuple(sums))


def test_the_solver_does_find_small_numbers_where_tables_are_careless(public: PublicCatalog) -> None:
    """The attack is real: with one small number told, it is pinned down at once."""
    careless = replace(
        public.city.alerts.periods[0],
        total=10,
        tables=(
            PublicAlertTable(by="kind", sums=(_sum("甲", 8), _sum("乙", 2))),
            PublicAlertTable(by="level", sums=(_sum("轻", 9), _sum("重", 1))),
        ),
    )
    with pytest.raises(AssertionError):
        _attacked(careless, 5, "kind", "level", share=1, dice=Random(1))


def _sum(name: str, count: int) -> PublicSum:
    return PublicSum(names=(name,), count=count, share=0)


# --- what is published is what there is ------------------------------------------------


def test_published_counts_are_the_sums_of_the_entries(sample: Catalog, public: PublicCatalog) -> None:
    for period in public.city.alerts.periods:
        entries = [
            a
            for a in sample.alerts.values()
            if a.kind != "learning" and period.begins <= a.entered <= period.ends and a.unit in sample.units
        ]
        assert period.total == len(entries)
        by_unit = Counter(sample.units[a.unit].short_name for a in entries)
        told = next(t for t in period.tables if t.by == "unit")
        assert [s.count for s in told.sums] == [sum(by_unit[n] for n in s.names) for s in told.sums]
        by_month = Counter(f"{int(a.entered[5:7])}月" for a in entries)
        told = next(t for t in period.tables if t.by == "month")
        assert [s.count for s in told.sums] == [sum(by_month[n] for n in s.names) for s in told.sums]
        for table in period.tables:
            assert sum(s.count for s in table.sums) == period.total
            hidden = [s.count for s in table.sums]
            assert min(hidden) >= public.city.alerts.smallest


def test_a_withheld_unit_is_not_counted(sample: Catalog) -> None:
    rows, core = rows_of(sample), core_of(sample)
    links = disclose(sample).units
    some = Links(units={u.id: UnitLink(id=u.id, name=u.short_name) for u in links[1:]}, powers={})
    (period,) = disclose_alerts(core, rows, some, _everybody(core)).periods
    whole = disclose(sample).city.alerts.periods[0].total or 0
    gone = [r for r in rows if r.unit == links[0].id and r.kind != "learning" and r.entered <= period.ends]
    assert gone
    assert period.total == whole - len(gone)
    assert links[0].short_name not in {n for t in period.tables for s in t.sums for n in s.names}
