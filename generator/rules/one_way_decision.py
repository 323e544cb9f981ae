"""判断环节的几个分支通向同一个地方。

不管答案是什么，都走同一步，这个判断就没有用处；多半是有一个分支的去向写错了。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      - {id: receive, name: 收件, duty: accept, post: clerk, task: 当场核对材料。, limit: {value: 1, unit: workday}, next: survey}
      - {id: survey, name: 现场核查, duty: survey, post: examiner, task: 看树、量树、拍照。, limit: {value: 3, unit: workday}, gate: [材料已经受理], risks: [overlook-tree], next: review}
      - {id: review, name: 专家评审, duty: review, post: examiner, task: 请专家看是不是古树名木。, special: expert_review, limit: {value: 15, unit: workday}, next: decide}
      - {id: decide, kind: decision, name: 准不准？, duty: decide, post: director, task: 作出决定。, limit: {value: 3, unit: workday}, gate: [核查记录两人签字], risks: [favour], branches: [{label: 准予, next: deliver}, {label: 不予, next: deliver}]}  # <-
      - {id: deliver, name: 送达决定, duty: deliver, post: clerk, task: 送达许可决定书。, limit: {value: 1, unit: workday}, documents: [许可决定书], next: granted}
    ends:
      - {id: granted, name: 准予砍伐, outcome: granted}

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
from generator.i18n import _, in_quotes

SOURCE: Final = "R5"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow in catalog.flows.values():
        for i, step in enumerate(flow.steps):
            targets = {b.next for b in step.branches}
            if len(targets) == 1:
                message = _("Every answer leads to {node}.").format(node=in_quotes(targets.pop()))
                hint = _("Correct the branch that should lead elsewhere, or make this an ordinary step.")
                yield Finding(flow.path, ("steps", i), message, hint)
