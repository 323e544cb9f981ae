"""往前走的分支写了最多返回次数。

at_most 写的是退回前面环节最多几次。从这个分支走下去回不到这里，次数就没有意义；多半是去向写错了，或者次数写在了别的分支上。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        branches:
          - {label: 准予, next: deliver, at_most: 1}  # <-
          - {label: 不予, next: refused}

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        branches:
          - {label: 准予, next: deliver}
          - {label: 不予, next: refused}
          - {label: 退回重查, next: survey, at_most: 1}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import graphs
from generator.i18n import _, in_quotes

SOURCE: Final = "R6"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow in catalog.flows.values():
        graph = graphs(catalog)[flow.path]
        counted = [edge for edge in graph.edges if edge.at_most] if graph.is_whole else []
        circle = graph.circles if counted else {}
        for edge in counted:
            if circle[edge.source] != circle[edge.target]:
                message = _("{node} does not lead back here; there is nothing to count.").format(
                    node=in_quotes(edge.target)
                )
                hint = _("Correct where the branch leads, or delete at_most.")
                yield Finding(flow.path, (*edge.trail, "at_most"), message, hint)
