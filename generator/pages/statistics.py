"""Statistics (R14): how much is published, how completely, and how it is guarded; of the city, and of each unit.

Every number is counted from what is published, after the boundary, so each can be counted again by whoever takes the data away, and none
tells of what is not published. What alerts add are the published sums, as they are.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, Final

from msgspec import Struct

from generator import address
from generator.leaves import leaves
from generator.page import Draft, Metadata
from generator.pages.reports import entries
from generator.past import CityPast, UnitPast
from generator.plot import Plot
from generator.public import Dossier, PowerLink, PublicAlerts, PublicJurisdiction, UnitLink
from generator.shelves import Shelves
from generator.statistics import trends, views
from generator.statistics.counts import completeness, completeness_of_all, count, total
from generator.statistics.facts import facts_published
from generator.statistics.items import ITEMS, asked, said
from generator.tallies import Counts

MOST: Final = 40
"""Bars of a plot of units; where there are more, those with the most risks are drawn and the table has all."""


class UnitRow(Struct, frozen=True):
    """A unit in the table of all units."""

    unit: UnitLink
    counts: Counts
    completeness: str
    flows: str


class Gap(Struct, frozen=True):
    """A power that does not say all that is asked of it, and what it does not say."""

    power: PowerLink
    missing: tuple[str, ...]


def of_city(shelves: Shelves) -> Iterator[Draft]:
    jurisdiction, units, counts = shelves.city.jurisdiction, shelves.units, shelves.counts
    links = [UnitLink(id=unit.id, name=unit.short_name) for unit in units]
    rows = [_unit_row(link, own) for link, own in zip(links, counts, strict=True)]
    levels = jurisdiction.levels
    whole = total(counts)
    drawn = sorted(rows, key=lambda row: -row.counts.risks)[:MOST] if len(rows) > MOST else rows
    names, shown = [row.unit.name for row in drawn], [row.counts for row in drawn]
    values = {
        **_values(whole, jurisdiction),
        "completeness": _percent(completeness_of_all(counts)),
        "working": views.working(whole),
        "drawn": len(drawn),
        "count": len(rows),
        "plots": {
            "completeness": views.plot_of_completeness(names, shown) if shown else None,
            "levels": views.plot_of_levels(names, shown, levels) if shown else None,
            **_plots(whole),
        },
        "alerts": _alerts(shelves.city.alerts),
        **_of_past(shelves.past, "", jurisdiction),
    }
    for leaf in leaves(address.STATISTICS, rows):
        yield Draft(
            address=leaf.here,
            kind="statistics",
            title=f"统计{leaf.suffix}",
            description="公开了多少、公开得全不全、风险怎样防：各单位和全市的数字，都由程序从公开的内容里数出来。",
            template="statistics.html.j2",
            values={**values, "leaf": leaf},
            metadata=Metadata("统计", shelves.latest, jurisdiction.publisher.name),
        )


def of_unit(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Iterator[Draft]:
    unit, counts = dossier.unit, count(facts_published(dossier))
    yield Draft(
        address=address.statistics(unit.id),
        kind="unit-statistics",
        title=f"{unit.short_name}统计",
        description=f"{unit.name}公开的职权、风险和制度的数字，以及还缺什么。",
        template="unit_statistics.html.j2",
        values={
            **_values(counts, jurisdiction),
            "unit": unit,
            "completeness": _percent(completeness(counts)),
            "plots": _plots(counts),
            "gaps": tuple(_gaps(dossier)),
            "working": views.working(counts),
            **_of_past(dossier.past, unit.id, jurisdiction),
        },
        metadata=Metadata("统计", dossier.latest, unit.name),
    )


def _values(counts: Counts, jurisdiction: PublicJurisdiction) -> dict[str, Any]:
    """What is said of counts, be they those of a unit or of the city."""
    return {
        "counts": counts,
        "jurisdiction": jurisdiction,
        "coverage": views.coverage(counts),
        "levels": views.levels(counts, jurisdiction.levels),
        "guards": views.guards(counts),
        "fields": [(field.id, field.name, counts.by_field.get(field.id, 0)) for field in jurisdiction.focus_fields],
        "matrix": views.matrix(counts),
        "rules": views.rule_states(counts),
        "scored": [(item.name, item.note) for item in ITEMS if item.is_scored],
    }


def _of_past(past: UnitPast | CityPast, unit: str, jurisdiction: PublicJurisdiction) -> dict[str, Any]:
    """What is said of how it came to be so: months that are over, changes by month, and the reports."""
    months, happened = trends.months(past.reported), trends.changes(past.happenings)
    return {
        "months": months,
        "trends": trends.plots(months),
        "happened": views.plot_of_months("plot-history", "每月有多少处改动", happened, "处") if happened else None,
        "reports": entries(past.reported, unit, is_internal=jurisdiction.is_internal),
        "since": past.since,
        "trouble": past.trouble,
    }


def _plots(counts: Counts) -> dict[str, Plot | None]:
    return {
        "coverage": views.plot_of_coverage(counts) if counts.held else None,
        "dimensions": views.plot_of_dimensions(counts) if counts.risks else None,
        "changes": views.plot_of_changes(counts),
    }


def _unit_row(unit: UnitLink, counts: Counts) -> UnitRow:
    flows = _percent(Fraction(counts.said.get("flow", 0), counts.held) if counts.held else None)
    return UnitRow(unit, counts, _percent(completeness(counts)), flows)


def _percent(share: Fraction | None) -> str:
    return "—" if share is None else views.percent(share)


def _gaps(dossier: Dossier) -> Iterator[Gap]:
    """The held powers that do not say all that is asked of them; risks are not asked for here, for not all are published."""
    link = UnitLink(id=dossier.unit.id, name=dossier.unit.short_name)
    for power in dossier.powers:
        if power.status.state in ("active", "suspended"):
            wanted = [item for item in asked(power.category) if item.is_scored]
            missing = views.gaps(wanted, frozenset(said(power, len(power.flows), len(power.risks))))
            if missing:
                yield Gap(PowerLink(key=power.key, name=power.name, unit=link), missing)


def _alerts(alerts: PublicAlerts) -> dict[str, Any] | None:
    """Plots of the last period of which sums are published."""
    for period in alerts.periods:
        titles = {"stage": "预警走到哪一步", "month": "各月录入的预警", "level": "预警的等级"}
        tables = {table.by: table for table in period.tables}
        plots = [_sums(by, title, tables[by].sums) for by, title in titles.items() if by in tables]
        if plots:
            return {"name": period.name, "plots": plots}
    return None


def _sums(by: str, title: str, sums: Sequence[Any]) -> Plot:
    return views.plot_of_sums(f"plot-alerts-{by}", title, [(_named(one.names), one.count) for one in sums])


def _named(names: Sequence[str]) -> str:
    """What a sum is of; its names are neighbours."""
    return "、".join(names) if len(names) < 3 else f"{names[0]}至{names[-1]}"
