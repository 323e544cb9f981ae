"""Every figure of the statistics is that of an independent count, and none of them tells of what is not published."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict, replace
from recount import Recount, added, load

from generator.cards import card_of
from generator.catalog import Catalog
from generator.disclose import disclose, has_passed_review
from generator.page import Page
from generator.pages import statistics
from generator.parts import core_of, parts_of
from generator.public import PublicCatalog
from generator.shelves import shelve
from generator.statistics import views
from generator.statistics.counts import completeness, completeness_of_all, count, total
from generator.statistics.facts import PowerFacts, UnitFacts, facts_of, facts_published
from generator.statistics.items import ITEMS
from generator.tallies import Counts
from generator.templates import finish
from generator.vocabulary import labels

NAMES = {item.id: item.name for item in ITEMS}


@pytest.fixture(scope="module")
def recounted(root: Path) -> Mapping[bool, Mapping[str, Recount]]:
    """The units counted by hand: what is published, and all."""
    units = sorted(folder.name for folder in (root / "catalog/units").iterdir())
    return {public: {unit: Recount(root, unit, public) for unit in units} for public in (True, False)}


def _counts(counts: Counts) -> dict[str, Any]:
    return {name: value for name, value in asdict(counts).items() if name != "shares"}


def test_what_is_published_is_counted_right(
    public: PublicCatalog, recounted: Mapping[bool, Mapping[str, Recount]]
) -> None:
    counted = {d.unit.id: count(facts_published(d)) for d in public.dossiers}
    assert {unit: _counts(own) for unit, own in counted.items()} == {u: r.counts() for u, r in recounted[True].items()}
    assert _counts(total(counted.values())) == added([r.counts() for r in recounted[True].values()])


def test_what_the_whole_catalogue_says_is_counted_right(
    sample: Catalog, recounted: Mapping[bool, Mapping[str, Recount]]
) -> None:
    counted = {unit: count(facts_of(part, unit)) for unit, part in parts_of(core_of(sample), sample)}
    assert {unit: _counts(own) for unit, own in counted.items()} == {u: r.counts() for u, r in recounted[False].items()}
    assert total(counted.values()).by_level.keys() == {"1", "2", "3"}


def test_completeness_is_the_mean_of_what_is_said(
    public: PublicCatalog, recounted: Mapping[bool, Mapping[str, Recount]]
) -> None:
    counts = {d.unit.id: count(facts_published(d)) for d in public.dossiers}
    expected = {unit: recount.completeness() for unit, recount in recounted[True].items()}
    assert {unit: completeness(own) for unit, own in counts.items()} == expected
    assert completeness_of_all(counts.values()) == sum(expected.values()) / len(expected)


# --- the pages, number by number ----------------------------------------------------


class _Tables(HTMLParser):
    """The tables of a page by caption, their cells as texts, the lines of the head first; and the cells of lists of numbers."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.numbers: list[str] = []
        self.working: dict[str, str] = {}
        self._caption: list[str] | None = None
        self._cell: list[str] | None = None
        self._number: list[str] | None = None
        self.feed(page.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "caption":
            self._caption = []
        elif tag == "tr":
            next(reversed(self.tables.values())).append([])
        elif tag in ("td", "th"):
            self._cell = []
        elif tag == "strong" or ("class", "dl-tile-count") in attrs:
            self._number = []

    def handle_data(self, data: str) -> None:
        name, colon, told = data.partition("：")
        if colon and name in labels("workingRule").values():
            self.working[name] = told
        for texts in (self._caption, self._cell, self._number):
            if texts is not None:
                texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "caption":
            self.tables["".join(self._caption or ())] = []
            self._caption = None
        elif tag in ("td", "th"):
            next(reversed(self.tables.values()))[-1].append("|".join(t.strip() for t in self._cell or () if t.strip()))
            self._cell = None
        elif self._number is not None and tag in ("strong", "span"):
            self.numbers.append("".join(self._number))
            self._number = None


def _pages(public: PublicCatalog) -> dict[str, _Tables]:
    shelves = shelve(public.city, tuple(card_of(d) for d in public.dossiers))
    of_units = (draft for d in public.dossiers for draft in statistics.of_unit(d, public.jurisdiction))
    return {draft.address: _Tables(finish(draft)) for draft in (*statistics.of_city(shelves), *of_units)}


def _share(count: int, of: int) -> str:
    """In tenths of a percent, halves up; the sample has none that would be rounded to all or nothing."""
    return f"{int(Fraction(count, of) * 1000 + Fraction(1, 2)) / 10:g}%" if of else "—"


def _line(name: str, count: int, of: int) -> list[str]:
    return [name, str(count), str(of), _share(count, of)]


def _without_notes(rows: list[list[str]]) -> list[list[str]]:
    return [[row[0].partition("|")[0], *row[1:]] for row in rows[1:]]


def test_every_figure_on_the_pages_is_the_recounted_one(
    public: PublicCatalog, recounted: Mapping[bool, Mapping[str, Recount]], root: Path
) -> None:
    pages = _pages(public)
    units = recounted[True]
    assert pages.keys() == {"statistics/index.html", *(f"statistics/{unit}.html" for unit in units)}
    for unit, recount in units.items():
        page = pages[f"statistics/{unit}.html"]
        _assert_shared(page, recount.counts(), recount.completeness(), public)
        risks = recount.counts()["risks"]
        assert page.tables["公示风险的等级"][1:] == [_line("一级", risks, risks)]
        in_force = {rule.get("working_rule") for rule in recount.rules if rule["state"] == "in_force"}
        of_six = [name for name, told in page.working.items() if told.startswith("有")]
        assert of_six == [name for key, name in labels("workingRule").items() if key in in_force]
    city, whole = pages["statistics/index.html"], added([r.counts() for r in units.values()])
    _assert_shared(city, whole, sum(r.completeness() for r in units.values()) / len(units), public)
    _assert_units(city, units)
    working = [_line(name, whole["working"][key], whole["units"]) for key, name in labels("workingRule").items()]
    assert _without_notes(city.tables["建立了六项工作制度的单位"]) == working
    _assert_alerts(city, public, root)
    assert len(city.tables) == 13


def _assert_shared(page: _Tables, counts: dict[str, Any], share: Fraction, public: PublicCatalog) -> None:
    """What the pages of the city and of units say alike."""
    assert {str(counts[key]) for key in ("held", "risks", "risk_posts")} <= set(page.numbers)
    assert _share(share.numerator, share.denominator) in page.numbers
    assert [n for n in page.numbers if n.endswith("项")] == [
        f"{counts['by_field'][f.id]} 项" for f in public.jurisdiction.focus_fields if f.id in counts["by_field"]
    ]
    of_items = [_line(NAMES[i], counts["said"].get(i, 0), n) for i, n in counts["asked"].items()]
    assert sorted(_without_notes(page.tables["各项要素有多少职权写明"])) == sorted(of_items)
    guarded = [_line(name, counts["guarded"][key], counts["risks"]) for key, name in _GUARDS.items()]
    assert _without_notes(page.tables["公示的风险怎样防"]) == guarded
    dimensions = [[name, str(counts["by_dimension"].get(key, 0))] for key, name in labels("dimension").items()]
    assert page.tables["风险的类别（项风险）"][1:] == dimensions
    rules, of = counts["rules"], sum(counts["rules"].get(str(state), 0) for state in labels("ruleState"))
    states = [_line(name, rules.get(str(key), 0), of) for key, name in labels("ruleState").items()]
    unused = _line("没有用上", rules.get("unused", 0), rules["in_force"])
    assert _without_notes(page.tables["公开的制度"]) == [*states, unused]
    assert list(_matrix(page)) == list(_expected_matrix(counts))
    months = page.tables["每月有多少项职权变动（项次）"][1:]
    assert len(months) == views.MONTHS
    assert {m: int(n) for m, n in months if n != "0"} == {
        f"{m[2:4]}.{int(m[5:])}": n for m, n in counts["changes"].items() if m >= _first_month(max(counts["changes"]))
    }


_GUARDS = {"controls": "有防控措施", "owned": "措施有责任岗位", "apart": "由别的岗位来防", "ruled": "措施有制度依据"}


def _first_month(last: str) -> str:
    month = int(last[:4]) * 12 + int(last[5:]) - views.MONTHS
    return f"{month // 12:04}-{month % 12 + 1:02}"


def _matrix(page: _Tables) -> Iterator[tuple[str, ...]]:
    rows = next(rows for caption, rows in page.tables.items() if "×" in caption)
    return ((row[0].partition("|")[0], *row[1:]) for row in rows[1:])


def _expected_matrix(counts: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for category, name in {**labels("category"), "": "岗位、科室和单位"}.items():
        cells = [_expected_cell(f"{category}/{dimension}", counts["cells"]) for dimension in labels("dimension")]
        if counts["by_category"].get(str(category)) or set(cells) != {"—"}:
            yield (name, *cells)


def _expected_cell(cell: str, cells: Mapping[str, int]) -> str:
    if not cells.get(cell):
        return "—"
    kinds = [
        f"{name} {cells[f'{cell}/{kind}']}" for kind, name in labels("ruleKind").items() if f"{cell}/{kind}" in cells
    ]
    unwatched = cells[cell] - cells.get(f"{cell}/oversight", 0)
    return "|".join([str(cells[cell]), "，".join(kinds), *([f"{unwatched} 项没有监督"] if unwatched else ())])


def _assert_alerts(city: _Tables, public: PublicCatalog, root: Path) -> None:
    """Sums of alerts are those that are published of them anyway, and have all that were entered in the period."""
    entered = [load(file) for file in root.glob("catalog/units/*/alerts/*.yml")]
    period = public.city.alerts.periods[0]
    whole = sum(a["kind"] != "learning" and period.begins <= a["entered"] <= period.ends for a in entered)
    captions = {"stage": "预警走到哪一步", "month": "各月录入的预警", "level": "预警的等级"}
    for table in period.tables:
        if table.by in captions:
            numbers = [int(row[1]) for row in city.tables[f"{captions[table.by]}（件预警）"][1:]]
            assert numbers == [one.count for one in table.sums]
            assert sum(numbers) == whole


def _assert_units(city: _Tables, units: Mapping[str, Recount]) -> None:
    """The tables in which each unit has a line."""
    counts = {recount.unit["short_name"]: recount.counts() for recount in units.values()}
    shares = {recount.unit["short_name"]: recount.completeness() for recount in units.values()}
    assert city.tables["点单位名称看详细数字和还缺什么"][1:] == [
        [
            name,
            str(own["held"]),
            _share(own["said"]["flow"], own["held"]),
            _share(shares[name].numerator, shares[name].denominator),
            str(own["risks"]),
            f"{own['risk_posts']} / {own['posts']}",
            str(own["rules"]["in_force"]),
            str(own["rules"]["unused"]),
        ]
        for name, own in counts.items()
    ]
    assert city.tables["各单位公开完整度（百分比，取整）"][1:] == [[n, str(int(s * 100))] for n, s in shares.items()]
    assert city.tables["各单位风险等级（项风险）"][1:] == [[n, str(own["by_level"]["1"])] for n, own in counts.items()]


def test_a_unit_page_names_what_each_power_does_not_say(
    public: PublicCatalog, recounted: Mapping[bool, Mapping[str, Recount]]
) -> None:
    for dossier in public.dossiers:
        (draft,) = statistics.of_unit(dossier, public.jurisdiction)
        told = {gap.power.name: set(gap.missing) for gap in draft.values["gaps"]}
        missing = recounted[True][dossier.unit.id].missing()
        assert told == {name: {NAMES[item] for item in items} for name, items in missing.items()}


# --- what is not published ----------------------------------------------------------


def test_no_number_moves_with_what_is_not_published(sample: Catalog) -> None:
    """Whoever looks at the pages cannot tell whether it is there at all."""
    drafts = {key for key, power in sample.powers.items() if not has_passed_review(power.review)}
    ids = {(unit, name) for unit, name in drafts}
    ledgers = {
        key: replace(ledger, risks=tuple(risk for risk in ledger.risks if risk.level == 1))
        for key, ledger in sample.ledgers.items()
        if (ledger.unit, ledger.about.power) not in ids
    }
    libraries = {
        unit: replace(library, rules=tuple(rule for rule in library.rules if rule.public))
        for unit, library in sample.libraries.items()
    }
    bare = replace(
        sample,
        powers={key: power for key, power in sample.powers.items() if key not in drafts},
        flows={key: flow for key, flow in sample.flows.items() if (flow.unit, flow.power) not in ids},
        ledgers=ledgers,
        libraries=libraries,
    )
    assert drafts
    assert sum(len(ledger.risks) for ledger in ledgers.values()) < sum(len(r.risks) for r in sample.ledgers.values())
    shown = [(page.tables, page.numbers) for page in _pages(disclose(sample)).values()]
    assert shown == [(page.tables, page.numbers) for page in _pages(disclose(bare)).values()]


# --- completeness cannot be raised by volume ----------------------------------------

SAYS = st.frozensets(st.sampled_from([item.id for item in ITEMS]))
POWERS = st.builds(
    PowerFacts,
    category=st.sampled_from(["licensing", "penalty", "finance"]),
    is_held=st.just(True),
    basis=st.frozensets(st.tuples(st.sampled_from("ab"), st.just("第一条")), min_size=1),
    says=SAYS,
)


def _of(*powers: PowerFacts) -> Fraction:
    found = completeness(count(UnitFacts(powers, (), (), (), ())))
    assert found is not None
    return found


@given(st.lists(POWERS, min_size=1, max_size=6), st.data())
def test_cutting_a_power_into_several_never_raises_completeness(powers: list[PowerFacts], data: st.DataObject) -> None:
    pieces = [replace(powers[0], says=says) for says in data.draw(st.lists(SAYS, min_size=1, max_size=4))]
    assert _of(*powers, *pieces) <= _of(*powers)


@given(st.lists(POWERS, min_size=1, max_size=6), SAYS)
def test_saying_more_never_lowers_completeness(powers: list[PowerFacts], more: frozenset[str]) -> None:
    first, *others = powers
    assert _of(replace(first, says=first.says | more), *others) >= _of(*powers)


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (Fraction(1), "100%"),
        (Fraction(9999, 10000), "99.9%"),
        (Fraction(1, 10000), "0.1%"),
        (Fraction(0), "0%"),
        (Fraction(1, 16), "6.3%"),
        (Fraction(2, 3), "66.7%"),
    ],
)
def test_only_all_is_told_as_all_and_only_nothing_as_nothing(share: Fraction, told: str) -> None:
    assert views.percent(share) == told
