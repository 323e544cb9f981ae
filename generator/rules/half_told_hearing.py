"""处罚的听证只写了一半。

写了可以要求听证，就要写哪些情形可以要求；写了情形，就要在当事人的权利里写怎样要求、向谁要求（行政处罚法第六十三条、第六十四条）。
只写一半，当事人还是不知道该怎么办。

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
    enforcement: {officers: 2}  # <-
    counterpart_rights:
      - {right: state_and_defend, how: 收到告知后可以说明情况。}
      - {right: hearing, how: 书面提出。, limit: {value: 5, unit: workday}}
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
      - {right: hearing, how: 书面提出。, limit: {value: 5, unit: workday}}
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}

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
    enforcement:
      officers: 2
      hearing_when: 拟对个人罚款一万元以上的，可以要求听证。  # <-
    counterpart_rights:
      - {right: state_and_defend, how: 收到告知后可以说明情况。}
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "行政处罚法第六十三条、行政处罚法第六十四条"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if power.category != "penalty" or not power.is_held:
            continue
        has_right = any(r.right == "hearing" for r in power.counterpart_rights)
        has_cases = bool(power.enforcement and power.enforcement.hearing_when)
        if has_right and not has_cases:
            message = _("A hearing can be requested, but the cases in which it can be are not given.")
            trail = ("enforcement",) if power.enforcement else ("counterpart_rights",)
            yield Finding(power.path, trail, message, _("Write enforcement.hearing_when."))
        elif has_cases and not has_right:
            message = _("The cases for a hearing are given, but the right “hearing” is not.")
            hint = _("Add the right “hearing” to counterpart_rights: how to request it, and of whom.")
            yield Finding(power.path, ("enforcement", "hearing_when"), message, hint)
