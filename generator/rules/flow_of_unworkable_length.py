"""流程图的环节少于三个，或者多于四十个。

两步就办完，图上看不出谁受理、谁把关、谁决定；四十步以上，贴在公告栏上没有人看得懂，多半是把几项职权画在了一起。

不对::

    # flows/park-office/tree-felling.yml
    steps:  # <-
      - {id: receive, name: 收件并核查, duty: accept, post: examiner, task: 收下材料，看树拍照。, special: expert_review, limit: {value: 3, unit: workday}, gate: [申请表已经签字], risks: [overlook-tree], next: decide}
      - {id: decide, kind: decision, name: 准不准？, duty: decide, post: director, task: 作出决定。, limit: {value: 3, unit: workday}, gate: [核查记录两人签字], risks: [favour], branches: [{label: 准予, next: granted}, {label: 不予, next: refused}]}
    # catalog/units/park-office/powers/tree-felling.yml
    posts: [examiner, director]

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
from generator.flow_graph import living
from generator.i18n import _

SOURCE: Final = "R5"
SEVERITY: Final = Severity.ERROR


_FEWEST: Final = 3
_MOST: Final = 40


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow, _power in living(catalog):
        count = len(flow.steps)
        if not _FEWEST <= count <= _MOST:
            message = _("This flow has {count} steps.").format(count=count)
            yield Finding(
                flow.path,
                ("steps",),
                message,
                _("Write at least three steps and at most forty; split what are really several powers."),
            )
