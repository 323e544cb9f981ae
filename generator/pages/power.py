"""A power: the answer first, then the law, the flow, the risks and where to complain."""

from collections.abc import Iterator

from generator import address
from generator.chart import Chart, draw
from generator.flowchart import diagram
from generator.page import Metadata, Page
from generator.public import PublicPower
from generator.shelves import Shelves
from generator.templates import render
from generator.vocabulary import label


def compose(shelves: Shelves) -> Iterator[Page]:
    flows = [(power.key, flow) for power in shelves.public.powers for flow in power.flows]
    drawn = draw([diagram(flow) for _key, flow in flows])
    charts = {(key, flow.id): chart for (key, flow), chart in zip(flows, drawn, strict=True)}
    for power in shelves.public.powers:
        here = address.power(power.key)
        yield Page(
            address=here,
            kind="power",
            title=power.name,
            description=power.summary,
            body=render(
                "power.html.j2", here, _values(shelves, power, {f.id: charts[power.key, f.id] for f in power.flows})
            ),
            metadata=Metadata(
                column="职权目录",
                published=power.disclosure.published,
                source=power.disclosure.publisher or power.unit.name,
                index_number=power.disclosure.index_number,
                keywords=(power.name, label("category", power.category), power.unit.short_name),
            ),
            path=power.path,
        )


def _values(shelves: Shelves, power: PublicPower, charts: dict[str, Chart]) -> dict[str, object]:
    fields = {f.id: f for f in shelves.fields}
    deciders = dict.fromkeys(s.post.name for f in power.flows for s in f.steps if s.duty == "decide" and s.post)
    remedies = [r for r in power.counterpart_rights if r.right in {"reconsideration", "suit", "review_request"}]
    return {
        "power": power,
        "jurisdiction": shelves.public.jurisdiction,
        "charts": charts,
        "fields": fields,
        "deciders": list(deciders),
        "remedies": remedies,
        "to_bring": [m for m in power.materials if m.source != "government_shared"],
    }
