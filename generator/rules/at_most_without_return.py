"""往前走的分支写了最多返回次数。

at_most 写的是退回前面环节最多几次。从这个分支走下去回不到这里，次数就没有意义；多半是去向写错了，或者次数写在了别的分支上。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      - {id: receive, name: 收件, duty: accept, post: clerk, task: 当场核对材料。, limit: {value: 1, unit: workday}, next: survey}
      - {id: survey, name: 现场核查, duty: survey, post: examiner, task: 看树、量树、拍照。, limit: {value: 3, unit: workday}, gate: [材料已经受理], risks: [overlook-tree], next: review}
      - {id: review, name: 专家评审, duty: review, post: examiner, task: 请专家看是不是古树名木。, special: expert_review, limit: {value: 15, unit: workday}, next: decide}
      - {id: decide, kind: decision, name: 准不准？, duty: decide, post: director, task: 作出决定。, limit: {value: 3, unit: workday}, gate: [核查记录两人签字], risks: [favour], branches: [
          {label: 准予, next: deliver, at_most: 1},  # <-
          {label: 不予, next: refused}]}
      - {id: deliver, name: 送达决定, duty: deliver, post: clerk, task: 送达许可决定书。, limit: {value: 1, unit: workday}, documents: [许可决定书], next: granted}

对::

    # flows/park-office/tree-felling.yml
    steps:
      - {id: receive, name: 收件, duty: accept, post: clerk, task: 当场核对材料。, limit: {value: 1, unit: workday}, next: survey}
      - {id: survey, name: 现场核查, duty: survey, post: examiner, task: 看树、量树、拍照。, limit: {value: 3, unit: workday}, gate: [材料已经受理], risks: [overlook-tree], next: review}
      - {id: review, name: 专家评审, duty: review, post: examiner, task: 请专家看是不是古树名木。, special: expert_review, limit: {value: 15, unit: workday}, next: decide}
      - {id: decide, kind: decision, name: 准不准？, duty: decide, post: director, task: 作出决定。, limit: {value: 3, unit: workday}, gate: [核查记录两人签字], risks: [favour], branches: [
          {label: 准予, next: deliver},
          {label: 不予, next: refused},
          {label: 退回重查, next: survey, at_most: 1}]}
      - {id: deliver, name: 送达决定, duty: deliver, post: clerk, task: 送达许可决定书。, limit: {value: 1, unit: workday}, documents: [许可决定书], next: granted}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import circles, graphs
from generator.i18n import _, in_quotes

SOURCE: Final = "R6"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow in catalog.flows.values():
        graph = graphs(catalog)[flow.path]
        counted = [edge for edge in graph.edges if edge.at_most] if graph.is_whole else []
        circle = circles(graph) if counted else {}
        for edge in counted:
            if circle[edge.source] != circle[edge.target]:
                message = _("{node} does not lead back here; there is nothing to count.").format(
                    node=in_quotes(edge.target)
                )
                hint = _("Correct where the branch leads, or delete at_most.")
                yield Finding(flow.path, (*edge.trail, "at_most"), message, hint)
