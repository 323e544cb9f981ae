"""同一个岗位既受理又决定。

收件的人自己就能批，中间没有人看，人情件就进得来。受理和决定要由不同的岗位办。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      - {id: receive, name: 收件, duty: accept, post: director, task: 当场核对材料。, limit: {value: 1, unit: workday}, next: survey}
      - {id: survey, name: 现场核查, duty: survey, post: examiner, task: 看树、量树、拍照。, limit: {value: 3, unit: workday}, gate: [材料已经受理], risks: [overlook-tree], next: review}
      - {id: review, name: 专家评审, duty: review, post: examiner, task: 请专家看是不是古树名木。, special: expert_review, limit: {value: 15, unit: workday}, next: decide}
      - {id: decide, kind: decision, name: 准不准？, duty: decide, post: director, task: 作出决定。, limit: {value: 3, unit: workday}, gate: [核查记录两人签字], risks: [favour], branches: [{label: 准予, next: deliver}, {label: 不予, next: refused}]}  # <-
      - {id: deliver, name: 送达决定, duty: deliver, post: clerk, task: 送达许可决定书。, limit: {value: 1, unit: workday}, documents: [许可决定书], next: granted}

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
from generator.flow_graph import both_duties, living
from generator.i18n import _, in_quotes

SOURCE: Final = "R6"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow, _power in living(catalog):
        for one, other in both_duties(flow, {"accept"}, {"decide"}):
            message = _("The same post accepts, in {one}, and decides, in {other}.").format(
                one=in_quotes(flow.steps[one].name), other=in_quotes(flow.steps[other].name)
            )
            yield Finding(
                flow.path, ("steps", max(one, other), "post"), message, _("Give one of the two to another post.")
            )
