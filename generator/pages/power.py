"""A power: the answer first, then the law, the flow, the risks and where to complain; and a sheet for each of its flows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from generator import address
from generator.cache import Cache
from generator.chart import Chart, draw
from generator.exports.linked_data import json_ld
from generator.exports.places import absolute
from generator.flowchart import diagram
from generator.glossary import explained
from generator.page import Metadata, Page
from generator.pages import sheet
from generator.paper import cut
from generator.past import NOTHING, UnitPast
from generator.public import PublicFlow, PublicJurisdiction, PublicPower
from generator.templates import render
from generator.vocabulary import label


class Part(Struct, frozen=True):
    """A page to be made of a power: its own, or the sheet of one of its flows."""

    power: PublicPower
    flow: PublicFlow | None = None
    past: UnitPast = NOTHING

    @property
    def name(self) -> str:
        """What the part is called among those of its power."""
        return self.flow.id if self.flow else ""


def parts(power: PublicPower, past: UnitPast = NOTHING) -> Iterator[Part]:
    """The pages of ``power``, whose ``past`` they tell, that are to be made, its own first."""
    yield Part(power, None, past)
    yield from (Part(power, flow, past) for flow in power.flows)


def of_powers(powers: Iterable[PublicPower], jurisdiction: PublicJurisdiction) -> Iterator[Page]:
    """All pages of ``powers``, in their order."""
    return of_parts([part for power in powers for part in parts(power)], jurisdiction)


def of_parts(wanted: Sequence[Part], jurisdiction: PublicJurisdiction, cache: Cache | None = None) -> Iterator[Page]:
    """The pages of the parts ``wanted``, in their order; charts are laid out together, each once, if ``cache`` does not know them."""
    flows = {flow.path: flow for part in wanted for flow in ((part.flow,) if part.flow else part.power.flows)}
    charts = dict(zip(flows, draw([diagram(flow) for flow in flows.values()], cache), strict=True))
    for part in wanted:
        if part.flow:
            yield sheet.of_flow(part.power, part.flow, charts[part.flow.path], jurisdiction, part.past)
        else:
            yield _own_page(part, jurisdiction, {flow.id: charts[flow.path] for flow in part.power.flows})


def _own_page(part: Part, jurisdiction: PublicJurisdiction, charts: Mapping[str, Chart]) -> Page:
    power, past = part.power, part.past
    here = address.power(power.key)
    return Page(
        address=here,
        kind="power",
        title=power.name,
        description=power.summary,
        body=explained(
            render("power.html.j2", here, {**_values(power, jurisdiction, charts), "past": past}), jurisdiction.terms
        ).encode(),
        metadata=Metadata(
            column="职权目录",
            published=power.disclosure.published,
            source=power.disclosure.publisher or power.unit.name,
            index_number=power.disclosure.index_number,
            keywords=(power.name, label("category", power.category), power.unit.short_name),
            version=past.version_of(power.files),
        ),
        path=power.path,
    )


def _values(power: PublicPower, jurisdiction: PublicJurisdiction, charts: Mapping[str, Chart]) -> dict[str, object]:
    deciders = dict.fromkeys(s.post.name for f in power.flows for s in f.steps if s.duty == "decide" and s.post)
    remedies = [r for r in power.counterpart_rights if r.right in {"reconsideration", "suit", "review_request"}]
    return {
        "power": power,
        "jurisdiction": jurisdiction,
        "linked_data": Markup(_linked_data(power, jurisdiction)),  # noqa: S704  # escaped for scripts
        "charts": charts,
        "pieces": {flow: cut(chart) for flow, chart in charts.items()},
        "fields": {f.id: f for f in jurisdiction.focus_fields},
        "deciders": list(deciders),
        "remedies": remedies,
        "to_bring": [m for m in power.materials if m.source != "government_shared"],
    }


def _linked_data(power: PublicPower, jurisdiction: PublicJurisdiction) -> str:
    return json_ld(power, jurisdiction, absolute(jurisdiction.site.domain, address.power(power.key)))
