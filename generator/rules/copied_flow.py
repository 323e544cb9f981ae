"""两张流程图除了文字，结构一模一样。

环节、职责、分支、走向全都相同，多半是从别的职权抄来的，没有写这项职权自己怎样运行。确实一样的，也请核对一遍。
不到六个环节的不比；另一张在哪里，提示里写明。

不对::

    # flows/park-office/tree-moving.yml
    power: tree-moving
    title: 移植城市树木审批流程图  # <-
    start: {name: 申请人提出移植申请, actor: counterpart, next: receive}
    steps:
      - {id: receive, kind: decision, name: 移植材料齐吗？, duty: accept, post: clerk, task: 核对移植方案。, limit: {value: 1, unit: workday}, branches: [{label: 齐, next: survey}, {label: 不齐, next: correct}]}
      - {id: correct, name: 补移植方案, actor: counterpart, task: 补齐方案。, next: survey}
      - {id: survey, name: 看新栽处, duty: survey, post: examiner, task: 看新址能不能栽。, limit: {value: 3, unit: workday}, gate: [移植方案已经受理], risks: [unfit-place], next: review}
      - {id: review, name: 专家看移法, duty: review, post: examiner, task: 请专家看移得活移不活。, special: expert_review, limit: {value: 15, unit: workday}, next: decide}
      - {id: decide, kind: decision, name: 准移吗？, duty: decide, post: director, task: 作出决定。, limit: {value: 3, unit: workday}, branches: [{label: 准移, next: deliver}, {label: 不准, next: refused}]}
      - {id: deliver, name: 送达移植决定, duty: deliver, post: clerk, task: 送达移植决定书。, limit: {value: 1, unit: workday}, next: granted}
    ends:
      - {id: granted, name: 准予移植, outcome: granted}
      - {id: refused, name: 不予移植, outcome: refused}
    # catalog/units/park-office/powers/tree-moving.yml
    name: 移植城市树木审批
    category: licensing
    codes:
      - {scheme: local, value: SL-YL-XK-002}
    summary: 要移走城市里的树，先来办这项许可。
    content: 对移植城市树木的申请进行审查，看移得活移不活。
    status:
      state: active
      since: 2020-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
    exercised_by: {source: statutory, level: city}
    department: greening-section
    posts: [clerk, examiner, director]
    audience: [natural_person, enterprise]
    conditions:
      - 建设工程避不开，又有地方可以移栽。
    materials:
      - {name: 移植树木申请表, form: original, source: applicant}
      - {name: 移植方案, form: electronic, source: applicant}
    time_limits:
      statutory: {value: 20, unit: workday}
      statutory_basis: {law: administrative-licensing-law, article: 第四十二条}
      promised: {value: 10, unit: workday}
      excluded:
        - {procedure: expert_review, name: 古树名木专家评审, limit: {value: 15, unit: workday}, basis: {law: administrative-licensing-law, article: 第四十五条}}
    fees: {charged: false}
    service: {telephone: 0000-5551101, visits: 1}
    responsibilities:
      - {stage: 受理, duty: 移植方案缺图的一次告知。}
      - {stage: 决定, duty: 不准移植的说明理由。}
    accountability:
      - {circumstance: 移不活的准移了。, basis: {law: administrative-licensing-law, article: 第七十四条}}
    counterpart_rights:
      - {right: state_and_defend, how: 对审查意见可以书面说明。}
      - {right: reconsideration, how: 向市人民政府申请行政复议。, body: 试例市人民政府, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}
    focus_fields:
      - {field: approval}
    review:
      collective_decision: {body: 局长办公会, date: 2026-01-10}
      lead_approval: {post: director, date: 2026-01-12}
      filed:
        - {office: risk_control, date: 2026-02-01}
        - {office: legal, date: 2026-02-05}
        - {office: staffing, date: 2026-02-06}
        - {office: disclosure, date: 2026-02-10}
    disclosure: {index_number: 11990900MB2000020F/2026-00003, published: 2026-03-01, mode: proactive, validity: valid}

    # catalog/units/park-office/risks/tree-moving.yml
    about: {power: tree-moving}
    risks:
      - id: unfit-place
        name: 没有看过新址就写能栽
        layer: post
        dimension: process
        post: examiner
        behaviour: 移植记录里没有新址的土层照片。
        consequence: 树移过去就死。
        nature: discipline
        found_by: [mutual]
        factors: {power_held: partial, likelihood: medium, harm: discipline, discretion: none}
        rating: {self: 2, reviewed: 2, final: 2, date: 2026-01-10}
        controls:
          - {measure: 没有新址土层照片的，窗口不收移植记录。, kind: prevention, owner: clerk}

对::

    # flows/park-office/tree-moving.yml
    power: tree-moving
    title: 移植城市树木审批流程图
    start: {name: 申请人提出移植申请, actor: counterpart, next: receive}
    steps:
      - {id: receive, kind: decision, name: 移植材料齐吗？, duty: accept, post: clerk, task: 核对移植方案。, limit: {value: 1, unit: workday}, branches: [{label: 齐, next: survey}, {label: 不齐, next: correct}]}
      - {id: correct, name: 补移植方案, actor: counterpart, task: 补齐方案。, next: survey}
      - {id: survey, name: 看新栽处, duty: survey, post: examiner, task: 看新址能不能栽。, limit: {value: 3, unit: workday}, gate: [移植方案已经受理], risks: [unfit-place], next: review}
      - {id: review, name: 专家看移法, duty: review, post: examiner, task: 请专家看移得活移不活。, special: expert_review, limit: {value: 15, unit: workday}, next: deposit}
      - {id: deposit, name: 交成活押金, actor: counterpart, task: 按株数交押金。, next: decide}
      - {id: decide, kind: decision, name: 准移吗？, duty: decide, post: director, task: 作出决定。, limit: {value: 3, unit: workday}, branches: [{label: 准移, next: deliver}, {label: 不准, next: refused}]}
      - {id: deliver, name: 送达移植决定, duty: deliver, post: clerk, task: 送达移植决定书。, limit: {value: 1, unit: workday}, next: granted}
    ends:
      - {id: granted, name: 准予移植, outcome: granted}
      - {id: refused, name: 不予移植, outcome: refused}
    # catalog/units/park-office/powers/tree-moving.yml
    name: 移植城市树木审批
    category: licensing
    codes:
      - {scheme: local, value: SL-YL-XK-002}
    summary: 要移走城市里的树，先来办这项许可。
    content: 对移植城市树木的申请进行审查，看移得活移不活。
    status:
      state: active
      since: 2020-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
    exercised_by: {source: statutory, level: city}
    department: greening-section
    posts: [clerk, examiner, director]
    audience: [natural_person, enterprise]
    conditions:
      - 建设工程避不开，又有地方可以移栽。
    materials:
      - {name: 移植树木申请表, form: original, source: applicant}
      - {name: 移植方案, form: electronic, source: applicant}
    time_limits:
      statutory: {value: 20, unit: workday}
      statutory_basis: {law: administrative-licensing-law, article: 第四十二条}
      promised: {value: 10, unit: workday}
      excluded:
        - {procedure: expert_review, name: 古树名木专家评审, limit: {value: 15, unit: workday}, basis: {law: administrative-licensing-law, article: 第四十五条}}
    fees: {charged: false}
    service: {telephone: 0000-5551101, visits: 1}
    responsibilities:
      - {stage: 受理, duty: 移植方案缺图的一次告知。}
      - {stage: 决定, duty: 不准移植的说明理由。}
    accountability:
      - {circumstance: 移不活的准移了。, basis: {law: administrative-licensing-law, article: 第七十四条}}
    counterpart_rights:
      - {right: state_and_defend, how: 对审查意见可以书面说明。}
      - {right: reconsideration, how: 向市人民政府申请行政复议。, body: 试例市人民政府, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}
    focus_fields:
      - {field: approval}
    review:
      collective_decision: {body: 局长办公会, date: 2026-01-10}
      lead_approval: {post: director, date: 2026-01-12}
      filed:
        - {office: risk_control, date: 2026-02-01}
        - {office: legal, date: 2026-02-05}
        - {office: staffing, date: 2026-02-06}
        - {office: disclosure, date: 2026-02-10}
    disclosure: {index_number: 11990900MB2000020F/2026-00003, published: 2026-03-01, mode: proactive, validity: valid}

    # catalog/units/park-office/risks/tree-moving.yml
    about: {power: tree-moving}
    risks:
      - id: unfit-place
        name: 没有看过新址就写能栽
        layer: post
        dimension: process
        post: examiner
        behaviour: 移植记录里没有新址的土层照片。
        consequence: 树移过去就死。
        nature: discipline
        found_by: [mutual]
        factors: {power_held: partial, likelihood: medium, harm: discipline, discretion: none}
        rating: {self: 2, reviewed: 2, final: 2, date: 2026-01-10}
        controls:
          - {measure: 没有新址土层照片的，窗口不收移植记录。, kind: prevention, owner: clerk}
"""

from collections.abc import Iterator
from typing import Final

from generator.census import Census
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.wording import repeated

SOURCE: Final = "R5"
SEVERITY: Final = Severity.WARNING


_FEWEST: Final = 6
"""With fewer steps, flows are alike by chance."""


def survey(census: Census) -> Iterator[Finding]:
    flows = (flow for told in census.returns.values() for flow in told.flows if flow.steps >= _FEWEST)
    for flow, first in repeated((flow.shape, flow) for flow in flows):
        message = _("But for its words, this flow is the one in {path}.").format(path=first.path)
        yield Finding(flow.path, ("title",), message, _("Write how this very power runs."))
