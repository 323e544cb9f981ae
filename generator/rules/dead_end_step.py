"""有的环节走不到任何一个结束。

进了这一步就出不来：事情办不结，时限也无从算起。每一条路都要走到一个“结束”。
一圈环节都出不去时，只报最前面的一个。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        name: 看清楚了吗？
        # 没有 next
        kind: decision
        branches:
          - {label: 看清楚了, next: review}
          - {label: 图不全, next: look}
      - {id: look, kind: decision, name: 还差什么？, duty: verify, post: examiner, task: 看还差什么图。, limit: {value: 0, unit: workday}, branches: [{label: 差总图, next: draw}, {label: 差详图, next: detail}]}  # <-
      - {id: draw, kind: decision, name: 总图齐了吗？, duty: verify, post: examiner, task: 看总图。, limit: {value: 0, unit: workday}, branches: [{label: 不齐, next: look, at_most: 1}, {label: 改看详图, next: detail}]}
      - {id: detail, kind: decision, name: 详图齐了吗？, duty: verify, post: examiner, task: 看详图。, limit: {value: 0, unit: workday}, branches: [{label: 不齐, next: look, at_most: 1}, {label: 回到总图, next: draw, at_most: 1}]}

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        name: 看清楚了吗？
        # 没有 next
        kind: decision
        branches:
          - {label: 看清楚了, next: review}
          - {label: 图不全, next: look}
      - {id: look, kind: decision, name: 还差什么？, duty: verify, post: examiner, task: 看还差什么图。, limit: {value: 0, unit: workday}, branches: [{label: 差总图, next: draw}, {label: 差详图, next: detail}]}
      - {id: draw, kind: decision, name: 总图齐了吗？, duty: verify, post: examiner, task: 看总图。, limit: {value: 0, unit: workday}, branches: [{label: 不齐, next: look, at_most: 1}, {label: 改看详图, next: detail}]}
      - {id: detail, kind: decision, name: 详图齐了吗？, duty: verify, post: examiner, task: 看详图。, limit: {value: 0, unit: workday}, branches: [{label: 不齐, next: look, at_most: 1}, {label: 齐了, next: review}]}
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
            for node in first_of(graph, graph.reachable - graph.leaving):
                message = _("From {node} no way leads to an end.").format(node=in_quotes(node))
                yield Finding(flow.path, places(flow)[node], message, _("Lead it, or a step after it, on to an end."))
