"""A power: the answer first, then the law, the flow, the risks and where to complain."""

from collections.abc import Iterator, Sequence

from generator import address
from generator.chart import Chart, draw
from generator.flowchart import diagram
from generator.page import Metadata, Page
from generator.public import PublicJurisdiction, PublicPower
from generator.templates import render
from generator.vocabulary import label


def of_powers(powers: Sequence[PublicPower], jurisdiction: PublicJurisdiction) -> Iterator[Page]:
    """The pages of ``powers``, in their order; their charts are laid out together."""
    drawn = iter(draw([diagram(flow) for power in powers for flow in power.flows]))
    for power in powers:
        here = address.power(power.key)
        charts = {flow.id: next(drawn) for flow in power.flows}
        yield Page(
            address=here,
            kind="power",
            title=power.name,
            description=power.summary,
            body=render("power.html.j2", here, _values(power, jurisdiction, charts)),
            metadata=Metadata(
                column="职权目录",
                published=power.disclosure.published,
                source=power.disclosure.publisher or power.unit.name,
                index_number=power.disclosure.index_number,
                keywords=(power.name, label("category", power.category), power.unit.short_name),
            ),
            path=power.path,
        )


def _values(power: PublicPower, jurisdiction: PublicJurisdiction, charts: dict[str, Chart]) -> dict[str, object]:
    deciders = dict.fromkeys(s.post.name for f in power.flows for s in f.steps if s.duty == "decide" and s.post)
    remedies = [r for r in power.counterpart_rights if r.right in {"reconsideration", "suit", "review_request"}]
    return {
        "power": power,
        "jurisdiction": jurisdiction,
        "charts": charts,
        "fields": {f.id: f for f in jurisdiction.focus_fields},
        "deciders": list(deciders),
        "remedies": remedies,
        "to_bring": [m for m in power.materials if m.source != "government_shared"],
    }
