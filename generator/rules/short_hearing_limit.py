"""留给当事人要求听证的时间不到五个工作日。

当事人可以在收到告知后五日内要求听证（行政处罚法第六十四条）；这里的五日是工作日，不含法定节假日（第八十五条）。
写成五个自然日，遇上周末就少了两天。

不对::

    # flows/park-office/tree-felling.yml
    start: {name: 巡查发现线索, next: receive}
    steps:
      - {id: receive, name: 立案, duty: accept, post: clerk, task: 登记线索。, limit: {value: 1, unit: workday}, next: survey}
      - {id: survey, name: 调查取证, duty: survey, post: examiner, task: 看树、量树、拍照。, limit: {value: 3, unit: workday}, gate: [已经立案], risks: [overlook-tree], next: review}
      - {id: review, name: 专家评审, duty: review, post: examiner, task: 请专家看是不是古树名木。, special: expert_review, limit: {value: 15, unit: workday}, next: tell}
      - {id: tell, name: 告知拟作的处罚, duty: notify, post: examiner, task: 告知事实、依据和权利。, limit: {value: 1, unit: workday}, next: hear}
      - {id: hear, name: 听取陈述申辩, duty: hear, post: auditor, task: 听取当事人意见并复核。, limit: {value: 1, unit: workday}, next: decide}
      - {id: decide, kind: decision, name: 罚不罚？, duty: decide, post: director, task: 作出决定。, limit: {value: 3, unit: workday}, gate: [核查记录两人签字], risks: [favour], branches: [{label: 处罚, next: deliver}, {label: 不罚, next: refused}]}
      - {id: deliver, name: 送达决定, duty: deliver, post: clerk, task: 送达处罚决定书。, limit: {value: 1, unit: workday}, documents: [处罚决定书], next: granted}
    ends:
      - {id: granted, name: 结案, outcome: completed}
      - {id: refused, name: 不予处罚, outcome: refused}
    # catalog/units/park-office/powers/tree-felling.yml
    category: penalty
    codes: [{scheme: local, value: SL-YL-CF-001}]
    posts: [clerk, examiner, auditor, director]
    enforcement: {officers: 2, hearing_when: 拟对个人罚款一万元以上的，可以要求听证。}
    counterpart_rights:
      - {right: state_and_defend, how: 收到告知后可以说明情况。}
      - right: hearing
        how: 书面提出。
        limit: {value: 5, unit: day}  # <-
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}

对::

    # flows/park-office/tree-felling.yml
    start: {name: 巡查发现线索, next: receive}
    steps:
      - {id: receive, name: 立案, duty: accept, post: clerk, task: 登记线索。, limit: {value: 1, unit: workday}, next: survey}
      - {id: survey, name: 调查取证, duty: survey, post: examiner, task: 看树、量树、拍照。, limit: {value: 3, unit: workday}, gate: [已经立案], risks: [overlook-tree], next: review}
      - {id: review, name: 专家评审, duty: review, post: examiner, task: 请专家看是不是古树名木。, special: expert_review, limit: {value: 15, unit: workday}, next: tell}
      - {id: tell, name: 告知拟作的处罚, duty: notify, post: examiner, task: 告知事实、依据和权利。, limit: {value: 1, unit: workday}, next: hear}
      - {id: hear, name: 听取陈述申辩, duty: hear, post: auditor, task: 听取当事人意见并复核。, limit: {value: 1, unit: workday}, next: decide}
      - {id: decide, kind: decision, name: 罚不罚？, duty: decide, post: director, task: 作出决定。, limit: {value: 3, unit: workday}, gate: [核查记录两人签字], risks: [favour], branches: [{label: 处罚, next: deliver}, {label: 不罚, next: refused}]}
      - {id: deliver, name: 送达决定, duty: deliver, post: clerk, task: 送达处罚决定书。, limit: {value: 1, unit: workday}, documents: [处罚决定书], next: granted}
    ends:
      - {id: granted, name: 结案, outcome: completed}
      - {id: refused, name: 不予处罚, outcome: refused}
    # catalog/units/park-office/powers/tree-felling.yml
    category: penalty
    codes: [{scheme: local, value: SL-YL-CF-001}]
    posts: [clerk, examiner, auditor, director]
    enforcement: {officers: 2, hearing_when: 拟对个人罚款一万元以上的，可以要求听证。}
    counterpart_rights:
      - {right: state_and_defend, how: 收到告知后可以说明情况。}
      - right: hearing
        how: 书面提出。
        limit: {value: 5, unit: workday}
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}
"""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.vocabulary import label

SOURCE: Final = "行政处罚法第六十四条、行政处罚法第八十五条"
SEVERITY: Final = Severity.ERROR

_LEAST: Final[Mapping[str, int]] = {"workday": 5, "day": 7, "hour": 168}
"""Five working days in each unit: a week always has them."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if power.category != "penalty" or not power.is_held:
            continue
        for i, right in enumerate(power.counterpart_rights):
            limit = right.limit
            if right.right == "hearing" and limit and limit.value < _LEAST[limit.unit]:
                message = _("{value} ({unit}) to request a hearing is shorter than five working days.").format(
                    value=limit.value, unit=label("limitUnit", limit.unit)
                )
                hint = _("Write at least {example}.").format(example="{value: 5, unit: workday}")
                yield Finding(power.path, ("counterpart_rights", i, "limit"), message, hint)
