"""A flow for the notice board (R5): one sheet after another of A4, with all that somebody standing before it needs."""

from typing import Final

import segno
from markupsafe import Markup

from generator import address
from generator.chart import Chart
from generator.page import Metadata, Page
from generator.paper import cut
from generator.past import UnitPast
from generator.public import PublicFlow, PublicJurisdiction, PublicPower
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
        "code": _code(url),
        "jurisdiction": jurisdiction,
        "version": past.version_of(files),
    }
    return Page(
        address=here,
        kind="sheet",
        title=f"{flow.title}（张贴页）",
        description=f"“{power.name}”的流程图，供张贴：各环节、承诺时限、收费和监督投诉电话。",
        body=render("sheet.html.j2", here, values),
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


def _code(url: str) -> Markup:
    """A QR code (GB/T 18284) of ``url`` as SVG: a square without a size of its own."""
    # One pattern for all: trying all eight and taking the most even takes four times as long, and any reader reads each.
    code = segno.make(url, error="m", micro=False, mask=0)
    drawn = code.svg_inline(omitsize=True, border=2, svgclass="dl-qr", lineclass=None)
    return Markup(drawn.replace("<svg ", '<svg role="img" aria-label="这项职权网页的二维码" ', 1))  # noqa: S704  # a path
