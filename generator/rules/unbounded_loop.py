"""退回重来没有次数限制。

退回前面的环节，要写明最多几次（at_most）。不写，一件事可以没完没了地退回，时限就落了空；
反复退回也正是刁难人的老办法。退回要写成判断环节的分支：普通环节的“下一环节”不能写次数。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      - {id: receive, name: 收件, duty: accept, post: clerk, task: 当场核对材料。, limit: {value: 1, unit: workday}, next: survey}
      - {id: survey, name: 现场核查, duty: survey, post: examiner, task: 看树、量树、拍照。, limit: {value: 3, unit: workday}, gate: [材料已经受理], risks: [overlook-tree], next: review}
      - {id: review, name: 专家评审, duty: review, post: examiner, task: 请专家看是不是古树名木。, special: expert_review, limit: {value: 15, unit: workday}, next: decide}
      - {id: decide, kind: decision, name: 准不准？, duty: decide, post: director, task: 作出决定。, limit: {value: 3, unit: workday}, gate: [核查记录两人签字], risks: [favour], branches: [
          {label: 准予, next: deliver},
          {label: 不予, next: refused},
          {label: 事实不清, next: survey}]}  # <-
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
          {label: 事实不清, next: survey, at_most: 1}]}
      - {id: deliver, name: 送达决定, duty: deliver, post: clerk, task: 送达许可决定书。, limit: {value: 1, unit: workday}, documents: [许可决定书], next: granted}

不对::

    # flows/park-office/tree-felling.yml
    steps:
      - {id: receive, kind: decision, name: 材料齐全吗？, duty: accept, post: clerk, task: 当场核对材料。, limit: {value: 1, unit: workday}, branches: [{label: 齐全, next: survey}, {label: 不齐全, next: correct}]}
      - {id: correct, name: 补正材料, actor: counterpart, task: 按通知补齐。, next: receive}  # <-
      - {id: survey, name: 现场核查, duty: survey, post: examiner, task: 看树、量树、拍照。, limit: {value: 3, unit: workday}, gate: [材料已经受理], risks: [overlook-tree], next: review}
      - {id: review, name: 专家评审, duty: review, post: examiner, task: 请专家看是不是古树名木。, special: expert_review, limit: {value: 15, unit: workday}, next: decide}
      - {id: decide, kind: decision, name: 准不准？, duty: decide, post: director, task: 作出决定。, limit: {value: 3, unit: workday}, gate: [核查记录两人签字], risks: [favour], branches: [{label: 准予, next: deliver}, {label: 不予, next: refused}]}
      - {id: deliver, name: 送达决定, duty: deliver, post: clerk, task: 送达许可决定书。, limit: {value: 1, unit: workday}, documents: [许可决定书], next: granted}

对::

    # flows/park-office/tree-felling.yml
    steps:
      - {id: receive, kind: decision, name: 材料齐全吗？, duty: accept, post: clerk, task: 当场核对材料。, limit: {value: 1, unit: workday}, branches: [{label: 齐全, next: survey}, {label: 不齐全, next: correct}]}
      - {id: correct, kind: decision, name: 补齐了吗？, actor: counterpart, task: 按通知补齐。, branches: [{label: 补齐, next: receive, at_most: 1}, {label: 不办了, next: refused}]}
      - {id: survey, name: 现场核查, duty: survey, post: examiner, task: 看树、量树、拍照。, limit: {value: 3, unit: workday}, gate: [材料已经受理], risks: [overlook-tree], next: review}
      - {id: review, name: 专家评审, duty: review, post: examiner, task: 请专家看是不是古树名木。, special: expert_review, limit: {value: 15, unit: workday}, next: decide}
      - {id: decide, kind: decision, name: 准不准？, duty: decide, post: director, task: 作出决定。, limit: {value: 3, unit: workday}, gate: [核查记录两人签字], risks: [favour], branches: [{label: 准予, next: deliver}, {label: 不予, next: refused}]}
      - {id: deliver, name: 送达决定, duty: deliver, post: clerk, task: 送达许可决定书。, limit: {value: 1, unit: workday}, documents: [许可决定书], next: granted}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import back_edges, can_end, graphs
from generator.i18n import _, in_quotes

SOURCE: Final = "R6"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow in catalog.flows.values():
        graph = graphs(catalog)[flow.path]
        leaving = can_end(graph)
        unbounded = (e for e in graph.edges if e.at_most is None and e.source in leaving)
        for edge in back_edges(graph, unbounded):
            message = _("This leads back to {node} any number of times.").format(node=in_quotes(edge.target))
            hint = _("Write at_most; in an ordinary step, make it a decision with branches first.")
            yield Finding(flow.path, edge.trail, message, hint)
