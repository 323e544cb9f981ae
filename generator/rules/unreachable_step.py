"""流程图里有走不到的环节或者结束。

从“开始”出发，沿着箭头怎么走都到不了它，等于没有这一步：写着要复核，实际谁也不会去复核。
一串环节都走不到时，只报最前面的一个。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        branches:
          - {label: 准予, next: granted}
          - {label: 不予, next: refused}
      - id: deliver  # <-
        # ……

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        branches:
          - {label: 准予, next: deliver}
          - {label: 不予, next: refused}
      - id: deliver
        # ……
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import first_of, graphs, places
from generator.i18n import _, in_quotes

SOURCE: Final = "R6"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow in catalog.flows.values():
        graph = graphs(catalog)[flow.path]
        if graph.is_whole:
            for node in first_of(graph, set(graph.nodes) - graph.reachable):
                message = _("No way from the start leads to {node}.").format(node=in_quotes(node))
                yield Finding(flow.path, places(flow)[node], message, _("Lead an arrow to it, or delete it."))
