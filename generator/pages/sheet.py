"""A flow for the notice board (R5): one sheet after another of A4, with all that somebody standing before it needs."""

from typing import Final

from generator import address
from generator.chart import Chart
from generator.page import Metadata, Page
from generator.paper import cut
from generator.past import UnitPast
from generator.public import PublicFlow, PublicJurisdiction, PublicPower
from generator.qr_code import qr_code
from generator.templates import render

HEAD: Final = 440.0
"""How much of the first sheet stands above its chart, in CSS pixels."""


def of_flow(
    power: PublicPower, flow: PublicFlow, chart: Chart, jurisdiction: PublicJurisdiction, past: UnitPast
) -> Page:
    """The sheet of a flow of ``power``, with the chart that is drawn of it."""
    files = (power.path, flow.path)
    here = address.sheet(power.unit.id, flow.id)
    url = f"https://{jurisdiction.site.domain}/{address.power(power.key)}"
    values = {
        "power": power,
        "flow": flow,
        "chart": chart,
        "pieces": cut(chart, HEAD),
        "url": url,
        "code": qr_code(url, "这项职权网页的二维码"),
        "jurisdiction": jurisdiction,
        "version": past.version_of(files),
    }
    return Page(
        address=here,
        kind="sheet",
        title=f"{flow.title}（张贴页）",
        description=f"“{power.name}”的流程图，供张贴：各环节、承诺时限、收费和监督投诉电话。",
        body=render("sheet.html.j2", here, values).encode(),
        metadata=Metadata(
            "流程图",
            power.disclosure.published,
            power.unit.name,
            power.disclosure.index_number,
            (),
            past.version_of(files),
        ),
        path=flow.path,
        outlined=False,
    )
