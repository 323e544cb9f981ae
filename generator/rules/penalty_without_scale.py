"""行政处罚没有公布裁量权基准。

同样的行为，罚多罚少不能看人。裁量权基准要向社会公布（行政处罚法第三十四条），当事人对着它就知道自己该罚几档，
办案的人也没有讨价还价的余地。没有轻重之分的处罚，也写一档，说明一律怎么罚。

不对::

    # catalog/units/park-office/powers/tree-felling.yml 删去
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
    name: 对擅自砍伐城市树木行为的处罚
    category: penalty  # <-
    codes: [{scheme: local, value: SL-YL-CF-001}]
    summary: 没有批准就砍城市里的树，由本局调查处罚。
    content: 对擅自砍伐城市树木的，责令停止侵害，可以罚款。
    status: {state: active, since: 2020-01-01, history: [{date: 2020-01-01, change: established, reason: 依法设定。}]}
    legal_basis: [{law: greening-regulation, article: 第二十四条, role: establishes}]
    exercised_by: {source: statutory, level: city}
    department: greening-section
    posts: [clerk, examiner, auditor, director]
    audience: [natural_person, enterprise]
    conditions: [没有批准就砍伐城市树木。]
    time_limits:
      promised: {value: 60, unit: workday}
      excluded:
        - {procedure: expert_review, name: 树木价值评估, limit: {value: 15, unit: workday}}
    fees: {charged: false}
    responsibilities: [{stage: 调查, duty: 两名执法人员出示证件，收集证据。}]
    accountability: [{circumstance: 没有证据就处罚。}]
    enforcement: {officers: 2, hearing_when: 拟对个人罚款一万元以上的，可以要求听证。}
    counterpart_rights:
      - {right: state_and_defend, how: 收到告知后可以说明情况。}
      - {right: hearing, how: 书面提出。, limit: {value: 5, unit: workday}}
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}
    focus_fields: [{field: approval}]
    review:
      collective_decision: {body: 局长办公会, date: 2026-01-10}
      lead_approval: {post: director, date: 2026-01-12}
      filed:
        - {office: risk_control, date: 2026-02-01}
        - {office: legal, date: 2026-02-05}
        - {office: staffing, date: 2026-02-06}
        - {office: disclosure, date: 2026-02-10}
    disclosure: {index_number: 11990900MB2000020F/2026-00002, published: 2026-03-01, mode: proactive, validity: valid}

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
    discretion:
      scale:
        - {circumstances: 砍伐一棵，当天停手, outcome: 罚款一千元以下}
        - {circumstances: 砍伐两棵以上, outcome: 罚款一千元以上五千元以下}
    enforcement: {officers: 2, hearing_when: 拟对个人罚款一万元以上的，可以要求听证。}
    counterpart_rights:
      - {right: state_and_defend, how: 收到告知后可以说明情况。}
      - {right: hearing, how: 书面提出。, limit: {value: 5, unit: workday}}
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "行政处罚法第三十四条"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        living = power.is_held
        if power.category == "penalty" and living and power.discretion is None:
            message = _("This penalty has no discretion scale.")
            hint = _("Write discretion.scale: which circumstances lead to which penalty.")
            yield Finding(power.path, ("category",), message, hint)
