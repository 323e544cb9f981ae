"""说是两个单位共同行使的职权，另一个单位却说是自己单独行使。

一家写“和林业局共同行使”，林业局自己也有这项职权却没有写共同行使，群众就会两头跑，出了问题两家互相推。

不对::

    # catalog/units/forest-bureau/unit.yml
    name: 试例市林业局
    short_name: 市林业局
    uscc: 11990900MB2000039C
    kind: department
    mission: 管全市的山林。
    departments:
      - {id: office, name: 办公室}
      - {id: window, name: 窗口}
    posts:
      - {id: head, name: 局长岗, department: office, tier: lead, duties: [作出许可决定]}
      - {id: auditor, name: 内部监督岗, department: office, tier: middle, duties: [抽查案卷]}
      - {id: examiner, name: 许可审查岗, department: office, tier: key, duties: [现场核查]}
      - {id: clerk, name: 许可受理岗, department: window, tier: general, duties: [接收申请, 送达决定]}
    address: 试例市林业路4号
    hours: 工作日 9:00—17:00
    telephone: 0000-5551400
    disclosure: {index_number: 11990900MB2000039C/2026-00001, published: 2026-03-01, mode: proactive, validity: valid}

    # catalog/units/forest-bureau/rules.yml
    rules:
      - {id: case-check, title: 许可案卷抽查办法, kind: oversight, state: in_force, issued: 2024-01-05, owner: office, summary: 每月抽查许可案卷。, public: true}

    # catalog/units/forest-bureau/powers/tree-felling.yml
    name: 砍伐城市树木审批
    category: licensing
    codes:
      - {scheme: local, value: SL-YL-XK-002}
    summary: 要砍林边的城市树木，先来办这项许可。
    content: 审查林边城市树木的砍伐申请，作出决定。
    status:
      state: active
      since: 2020-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
    exercised_by: {source: statutory, level: city}
    department: office
    posts: [clerk, examiner, head]
    audience: [natural_person, enterprise]
    conditions:
      - 树木危及房屋、行人安全。
    materials:
      - {name: 砍伐树木申请表, form: original, source: applicant}
      - {name: 树木照片, form: electronic, source: applicant}
    time_limits:
      statutory: {value: 20, unit: workday}
      statutory_basis: {law: administrative-licensing-law, article: 第四十二条}
      promised: {value: 10, unit: workday}
    fees: {charged: false}
    service: {telephone: 0000-5551401, visits: 1}
    responsibilities:
      - {stage: 受理, duty: 一次告知要补的材料。}
      - {stage: 决定, duty: 不准的说明理由。}
    accountability:
      - {circumstance: 不该准的准了。, basis: {law: administrative-licensing-law, article: 第七十四条}}
    discretion:
      scale:
        - {circumstances: 树木倾斜危及房屋, outcome: 准予砍伐}
        - {circumstances: 可以移植, outcome: 不准砍伐，改为移植}
    counterpart_rights:
      - {right: state_and_defend, how: 对审查意见可以书面说明。}
      - {right: reconsideration, how: 向市人民政府申请行政复议。, body: 试例市人民政府, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}
    focus_fields:
      - {field: approval}
    review:
      collective_decision: {body: 林业局局长办公会, date: 2026-01-10}
      lead_approval: {post: head, date: 2026-01-12}
      filed:
        - {office: risk_control, date: 2026-02-01}
        - {office: legal, date: 2026-02-05}
        - {office: staffing, date: 2026-02-06}
        - {office: disclosure, date: 2026-02-10}
    disclosure: {index_number: 11990900MB2000039C/2026-00002, published: 2026-03-01, mode: proactive, validity: valid}

    # catalog/units/forest-bureau/risks/tree-felling.yml
    about: {power: tree-felling}
    risks:
      - id: favour
        name: 给熟人开口子，准许砍伐好树
        layer: post
        dimension: ethics
        post: head
        behaviour: 树木不在危险名单里，仍然签字准许砍伐。
        consequence: 城市树木受损。
        nature: crime
        breaches: [{law: administrative-licensing-law, article: 第七十四条}]
        found_by: [self, organisation]
        factors: {power_held: direct, likelihood: medium, harm: crime, discretion: some}
        rating: {self: 1, reviewed: 1, final: 1, date: 2026-01-10}
        controls:
          - {measure: 每月从林边案卷里抽三成，由内部监督岗到现场复核。, kind: oversight, owner: auditor, rule: case-check}
          - {measure: 准许砍伐的决定在林业局网页公开，并贴在树上。, kind: prevention, owner: clerk}
      - id: overlook-tree
        name: 凭电话就写核查意见
        layer: post
        dimension: duty
        post: examiner
        behaviour: 核查记录里没有到场时间和同行人签名。
        consequence: 该保的树没有保住。
        nature: discipline
        found_by: [mutual]
        factors: {power_held: partial, likelihood: medium, harm: discipline, discretion: none}
        rating: {self: 2, reviewed: 2, final: 2, date: 2026-01-10}
        controls:
          - {measure: 受理岗收核查记录时，查看两人的签名和定位。, kind: prevention, owner: clerk}

    # flows/forest-bureau/tree-felling.yml
    power: tree-felling
    title: 砍伐城市树木审批流程图
    start: {name: 申请人提出申请, actor: counterpart, next: receive}
    steps:
      - {id: receive, name: 受理, duty: accept, post: clerk, task: 核对材料，当场受理。, limit: {value: 1, unit: workday}, next: survey}
      - {id: survey, name: 现场核查, duty: survey, post: examiner, task: 到林边看树。, limit: {value: 4, unit: workday}, gate: [材料已经受理], risks: [overlook-tree], next: decide}
      - id: decide
        kind: decision
        name: 准不准？
        duty: decide
        post: head
        task: 作出决定。
        limit: {value: 3, unit: workday}
        gate: [核查记录两人签字]
        risks: [favour]
        branches:
          - {label: 准予, next: deliver}
          - {label: 不予, next: refuse}
      - {id: deliver, name: 送达许可决定, duty: deliver, post: clerk, task: 送达许可决定书。, limit: {value: 1, unit: workday}, next: granted}
      - {id: refuse, name: 送达不予许可决定, duty: deliver, post: clerk, task: 送达决定书，说明理由。, limit: {value: 1, unit: workday}, next: refused}
    ends:
      - {id: granted, name: 准予砍伐, outcome: granted}
      - {id: refused, name: 不予许可, outcome: refused, next_steps: 可以在六十日内向市人民政府申请行政复议，也可以在六个月内向人民法院起诉。}

    # catalog/units/park-office/powers/tree-felling.yml
    exercised_by: {source: statutory, level: city, joint_with: [forest-bureau]}  # <-

对::

    # catalog/units/forest-bureau/unit.yml
    name: 试例市林业局
    short_name: 市林业局
    uscc: 11990900MB2000039C
    kind: department
    mission: 管全市的山林。
    departments:
      - {id: office, name: 办公室}
      - {id: window, name: 窗口}
    posts:
      - {id: head, name: 局长岗, department: office, tier: lead, duties: [作出许可决定]}
      - {id: auditor, name: 内部监督岗, department: office, tier: middle, duties: [抽查案卷]}
      - {id: examiner, name: 许可审查岗, department: office, tier: key, duties: [现场核查]}
      - {id: clerk, name: 许可受理岗, department: window, tier: general, duties: [接收申请, 送达决定]}
    address: 试例市林业路4号
    hours: 工作日 9:00—17:00
    telephone: 0000-5551400
    disclosure: {index_number: 11990900MB2000039C/2026-00001, published: 2026-03-01, mode: proactive, validity: valid}

    # catalog/units/forest-bureau/rules.yml
    rules:
      - {id: case-check, title: 许可案卷抽查办法, kind: oversight, state: in_force, issued: 2024-01-05, owner: office, summary: 每月抽查许可案卷。, public: true}

    # catalog/units/forest-bureau/powers/tree-felling.yml
    name: 砍伐城市树木审批
    category: licensing
    codes:
      - {scheme: local, value: SL-YL-XK-002}
    summary: 要砍林边的城市树木，先来办这项许可。
    content: 审查林边城市树木的砍伐申请，作出决定。
    status:
      state: active
      since: 2020-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
    exercised_by: {source: statutory, level: city, joint_with: [park-office]}
    department: office
    posts: [clerk, examiner, head]
    audience: [natural_person, enterprise]
    conditions:
      - 树木危及房屋、行人安全。
    materials:
      - {name: 砍伐树木申请表, form: original, source: applicant}
      - {name: 树木照片, form: electronic, source: applicant}
    time_limits:
      statutory: {value: 20, unit: workday}
      statutory_basis: {law: administrative-licensing-law, article: 第四十二条}
      promised: {value: 10, unit: workday}
    fees: {charged: false}
    service: {telephone: 0000-5551401, visits: 1}
    responsibilities:
      - {stage: 受理, duty: 一次告知要补的材料。}
      - {stage: 决定, duty: 不准的说明理由。}
    accountability:
      - {circumstance: 不该准的准了。, basis: {law: administrative-licensing-law, article: 第七十四条}}
    discretion:
      scale:
        - {circumstances: 树木倾斜危及房屋, outcome: 准予砍伐}
        - {circumstances: 可以移植, outcome: 不准砍伐，改为移植}
    counterpart_rights:
      - {right: state_and_defend, how: 对审查意见可以书面说明。}
      - {right: reconsideration, how: 向市人民政府申请行政复议。, body: 试例市人民政府, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}
    focus_fields:
      - {field: approval}
    review:
      collective_decision: {body: 林业局局长办公会, date: 2026-01-10}
      lead_approval: {post: head, date: 2026-01-12}
      filed:
        - {office: risk_control, date: 2026-02-01}
        - {office: legal, date: 2026-02-05}
        - {office: staffing, date: 2026-02-06}
        - {office: disclosure, date: 2026-02-10}
    disclosure: {index_number: 11990900MB2000039C/2026-00002, published: 2026-03-01, mode: proactive, validity: valid}

    # catalog/units/forest-bureau/risks/tree-felling.yml
    about: {power: tree-felling}
    risks:
      - id: favour
        name: 给熟人开口子，准许砍伐好树
        layer: post
        dimension: ethics
        post: head
        behaviour: 树木不在危险名单里，仍然签字准许砍伐。
        consequence: 城市树木受损。
        nature: crime
        breaches: [{law: administrative-licensing-law, article: 第七十四条}]
        found_by: [self, organisation]
        factors: {power_held: direct, likelihood: medium, harm: crime, discretion: some}
        rating: {self: 1, reviewed: 1, final: 1, date: 2026-01-10}
        controls:
          - {measure: 每月从林边案卷里抽三成，由内部监督岗到现场复核。, kind: oversight, owner: auditor, rule: case-check}
          - {measure: 准许砍伐的决定在林业局网页公开，并贴在树上。, kind: prevention, owner: clerk}
      - id: overlook-tree
        name: 凭电话就写核查意见
        layer: post
        dimension: duty
        post: examiner
        behaviour: 核查记录里没有到场时间和同行人签名。
        consequence: 该保的树没有保住。
        nature: discipline
        found_by: [mutual]
        factors: {power_held: partial, likelihood: medium, harm: discipline, discretion: none}
        rating: {self: 2, reviewed: 2, final: 2, date: 2026-01-10}
        controls:
          - {measure: 受理岗收核查记录时，查看两人的签名和定位。, kind: prevention, owner: clerk}

    # flows/forest-bureau/tree-felling.yml
    power: tree-felling
    title: 砍伐城市树木审批流程图
    start: {name: 申请人提出申请, actor: counterpart, next: receive}
    steps:
      - {id: receive, name: 受理, duty: accept, post: clerk, task: 核对材料，当场受理。, limit: {value: 1, unit: workday}, next: survey}
      - {id: survey, name: 现场核查, duty: survey, post: examiner, task: 到林边看树。, limit: {value: 4, unit: workday}, gate: [材料已经受理], risks: [overlook-tree], next: decide}
      - id: decide
        kind: decision
        name: 准不准？
        duty: decide
        post: head
        task: 作出决定。
        limit: {value: 3, unit: workday}
        gate: [核查记录两人签字]
        risks: [favour]
        branches:
          - {label: 准予, next: deliver}
          - {label: 不予, next: refuse}
      - {id: deliver, name: 送达许可决定, duty: deliver, post: clerk, task: 送达许可决定书。, limit: {value: 1, unit: workday}, next: granted}
      - {id: refuse, name: 送达不予许可决定, duty: deliver, post: clerk, task: 送达决定书，说明理由。, limit: {value: 1, unit: workday}, next: refused}
    ends:
      - {id: granted, name: 准予砍伐, outcome: granted}
      - {id: refused, name: 不予许可, outcome: refused, next_steps: 可以在六十日内向市人民政府申请行政复议，也可以在六个月内向人民法院起诉。}

    # catalog/units/park-office/powers/tree-felling.yml
    exercised_by: {source: statutory, level: city, joint_with: [forest-bureau]}
"""

from collections.abc import Iterator
from typing import Final

from generator.census import Census
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.wording import plain

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING


def survey(census: Census) -> Iterator[Finding]:
    living = [p for p in census.powers if p.is_held]
    named = {(p.unit, plain(p.name)): p for p in living}
    for power in living:
        for i, unit in enumerate(power.joint_with):
            other = named.get((unit, plain(power.name)))
            if other and unit != power.unit and power.unit not in other.joint_with:
                message = _("{unit} has this power too and does not say that it is exercised jointly.")
                hint = _("Name this unit in joint_with of {path}, or keep the power in one place.").format(
                    path=other.path
                )
                yield Finding(power.path, ("exercised_by", "joint_with", i), message.format(unit=in_quotes(unit)), hint)
