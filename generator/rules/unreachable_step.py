"""流程图里有走不到的环节或者结束。

从“开始”出发，沿着箭头怎么走都到不了它，等于没有这一步：写着要复核，实际谁也不会去复核。
一串环节都走不到时，只报最前面的一个。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      - {id: receive, name: 收件, duty: accept, post: clerk, task: 当场核对材料。, limit: {value: 1, unit: workday}, next: survey}
      - {id: survey, name: 现场核查, duty: survey, post: examiner, task: 看树、量树、拍照。, limit: {value: 3, unit: workday}, gate: [材料已经受理], risks: [overlook-tree], next: review}
      - {id: review, name: 专家评审, duty: review, post: examiner, task: 请专家看是不是古树名木。, special: expert_review, limit: {value: 15, unit: workday}, next: decide}
      - {id: decide, kind: decision, name: 准不准？, duty: decide, post: director, task: 作出决定。, limit: {value: 3, unit: workday}, gate: [核查记录两人签字], risks: [favour], branches: [{label: 准予, next: granted}, {label: 不予, next: refused}]}
      - {id: deliver, name: 送达决定, duty: deliver, post: clerk, task: 送达许可决定书。, limit: {value: 1, unit: workday}, documents: [许可决定书], next: granted}  # <-

对::

    # flows/park-office/tree-felling.yml
    steps:
      - {id: receive, name: 收件, duty: accept, post: clerk, task: 当场核对材料。, limit: {value: 1, unit: workday}, next: survey}
      - {id: survey, name: 现场核查, duty: survey, post: examiner, task: 看树、量树、拍照。, limit: {value: 3, unit: workday}, gate: [材料已经受理], risks: [overlook-tree], next: review}
      - {id: review, name: 专家评审, duty: review, post: examiner, task: 请专家看是不是古树名木。, special: expert_review, limit: {value: 15, unit: workday}, next: decide}
      - {id: decide, kind: decision, name: 准不准？, duty: decide, post: director, task: 作出决定。, limit: {value: 3, unit: workday}, gate: [核查记录两人签字], risks: [favour], branches: [{label: 准予, next: deliver}, {label: 不予, next: refused}]}
      - {id: deliver, name: 送达决定, duty: deliver, post: clerk, task: 送达许可决定书。, limit: {value: 1, unit: workday}, documents: [许可决定书], next: granted}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import first_of, graphs, places, reachable
from generator.i18n import _, in_quotes

SOURCE: Final = "R6"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow in catalog.flows.values():
        graph = graphs(catalog)[flow.path]
        if graph.is_whole:
            place = places(flow)
            for node in first_of(graph, set(graph.nodes) - reachable(graph)):
                message = _("No way from the start leads to {node}.").format(node=in_quotes(node))
                yield Finding(flow.path, place[node], message, _("Lead an arrow to it, or delete it."))
