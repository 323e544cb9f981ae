"""各环节的时限加起来超过了承诺时限。

承诺十个工作日，各环节走下来要十五个，承诺就是空话。按最长的一条路算：同时进行的环节取最长的，
退回重来不另算；当事人自己用的时间和特别程序不计。八小时折一个工作日，二十四小时折一天。

不对::

    # flows/park-office/tree-felling.yml
    steps:  # <-
      # ……
      - id: survey
        # ……
        limit: {value: 8, unit: workday}

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        limit: {value: 5, unit: workday}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import HOURS, addable, counted_limit, graphs, living, longest_way
from generator.i18n import _, in_quotes
from generator.model import Flow
from generator.vocabulary import label

SOURCE: Final = "R6"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow, power in living(catalog):
        graph, promised = graphs(catalog)[flow.path], power.time_limits.promised
        if not graph.is_whole:
            continue
        hours, way = longest_way(graph, _hours(flow, promised.unit))
        if hours > promised.value * HOURS[promised.unit]:
            unit = label("limitUnit", promised.unit)
            message = _("The longest way takes {total} {unit}; {promised} {unit} are promised.").format(
                total=f"{hours / HOURS[promised.unit]:g}", promised=promised.value, unit=unit
            )
            yield Finding(flow.path, ("steps",), message, _hint(flow, way))


def _hours(flow: Flow, unit: str) -> dict[str, int]:
    """The hours of each step whose limit counts and adds up with limits in ``unit``."""
    limits = ((s.id, counted_limit(s)) for s in flow.steps)
    return {s: limit.value * HOURS[limit.unit] for s, limit in limits if limit and addable(limit.unit, unit)}


def _hint(flow: Flow, way: tuple[str, ...]) -> str:
    names = {s.id: s.name for s in flow.steps}
    text = in_quotes(" → ".join(names[node] for node in way), 200)
    return _("Shorten a step, or promise more. The longest way: {way}.").format(way=text)
