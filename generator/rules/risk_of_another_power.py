"""环节上标的风险点是另一项职权的。

风险点要标在它自己那项职权的流程图上。标错了图，公示的风险和防控措施就对不上环节，真正有风险的环节反而没有人防（R7）。

不对::

    # catalog/units/park-office/powers/tree-moving.yml
    name: 移植城市树木审批
    category: licensing
    codes: [{scheme: local, value: SL-YL-XK-002}]
    summary: 要移走城市里的树，先来办这项许可。
    content: 对移植城市树木的申请进行审查。
    status:
      state: cancelled
      since: 2024-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
        - {date: 2024-01-01, change: cancelled, reason: 移植改为告知，不再审批。}
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
    exercised_by: {source: statutory, level: city}
    department: greening-section
    posts: [clerk, examiner, director]
    audience: [natural_person]
    conditions: [树木影响建设工程，又有地方可以移栽。]
    time_limits: {promised: {value: 10, unit: workday}}
    fees: {charged: false}
    responsibilities: [{stage: 审查, duty: 到现场看移植的条件。}]
    accountability: [{circumstance: 不该准的准了。}]
    counterpart_rights:
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}
    disclosure: {index_number: 11990900MB2000020F/2026-00003, published: 2026-03-01, mode: proactive, validity: repealed}

    # catalog/units/park-office/risks/tree-moving.yml
    about: {power: tree-moving}
    risks:
      - id: dead-tree
        name: 明知移不活还准许移植
        layer: post
        dimension: duty
        post: examiner
        behaviour: 没有移栽的场地和养护单位，审查意见仍然写可以移植。
        consequence: 树移走以后枯死。
        nature: discipline
        found_by: [mutual]
        factors: {power_held: partial, likelihood: medium, harm: discipline, discretion: none}
        rating: {self: 2, reviewed: 2, final: 2, date: 2023-01-10}
        controls:
          - {measure: 审查意见必须附上移栽场地的照片和养护合同。, kind: prevention, owner: clerk}
    # flows/park-office/tree-felling.yml
    steps:
      - id: receive
        kind: decision
        name: 材料齐全吗？
        duty: accept
        post: clerk
        task: 当场核对材料。
        limit: {value: 1, unit: workday}
        branches:
          - {label: 齐全, next: survey}
          - {label: 不齐全, next: correct}
      - id: correct
        name: 补正材料
        actor: counterpart
        task: 按通知补齐。
        next: survey
      - id: survey
        name: 现场核查
        duty: survey
        post: examiner
        task: 两人到现场看树、量树、拍照。
        limit: {value: 3, unit: workday}
        gate: [材料已经受理]
        risks: [overlook-tree, dead-tree]  # <-
        next: review
      - id: review
        name: 专家评审
        duty: review
        post: examiner
        task: 请专家看是不是古树名木。
        special: expert_review
        limit: {value: 15, unit: workday}
        next: decide
      - id: decide
        kind: decision
        name: 准不准？
        duty: decide
        post: director
        task: 作出决定。
        limit: {value: 3, unit: workday}
        gate: [核查记录两人签字]
        risks: [favour]
        branches:
          - {label: 准予, next: deliver}
          - {label: 不予, next: refused}
      - id: deliver
        name: 送达决定
        duty: deliver
        post: clerk
        task: 送达许可决定书。
        limit: {value: 1, unit: workday}
        documents: [许可决定书]
        next: granted

对::

    # catalog/units/park-office/powers/tree-moving.yml
    name: 移植城市树木审批
    category: licensing
    codes: [{scheme: local, value: SL-YL-XK-002}]
    summary: 要移走城市里的树，先来办这项许可。
    content: 对移植城市树木的申请进行审查。
    status:
      state: cancelled
      since: 2024-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
        - {date: 2024-01-01, change: cancelled, reason: 移植改为告知，不再审批。}
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
    exercised_by: {source: statutory, level: city}
    department: greening-section
    posts: [clerk, examiner, director]
    audience: [natural_person]
    conditions: [树木影响建设工程，又有地方可以移栽。]
    time_limits: {promised: {value: 10, unit: workday}}
    fees: {charged: false}
    responsibilities: [{stage: 审查, duty: 到现场看移植的条件。}]
    accountability: [{circumstance: 不该准的准了。}]
    counterpart_rights:
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}
    disclosure: {index_number: 11990900MB2000020F/2026-00003, published: 2026-03-01, mode: proactive, validity: repealed}
    # catalog/units/park-office/risks/tree-moving.yml
    about: {power: tree-moving}
    risks:
      - id: dead-tree
        name: 明知移不活还准许移植
        layer: post
        dimension: duty
        post: examiner
        behaviour: 没有移栽的场地和养护单位，审查意见仍然写可以移植。
        consequence: 树移走以后枯死。
        nature: discipline
        found_by: [mutual]
        factors: {power_held: partial, likelihood: medium, harm: discipline, discretion: none}
        rating: {self: 2, reviewed: 2, final: 2, date: 2023-01-10}
        controls:
          - {measure: 审查意见必须附上移栽场地的照片和养护合同。, kind: prevention, owner: clerk}
    # flows/park-office/tree-felling.yml
    steps:
      - id: receive
        kind: decision
        name: 材料齐全吗？
        duty: accept
        post: clerk
        task: 当场核对材料。
        limit: {value: 1, unit: workday}
        branches:
          - {label: 齐全, next: survey}
          - {label: 不齐全, next: correct}
      - id: correct
        name: 补正材料
        actor: counterpart
        task: 按通知补齐。
        next: survey
      - id: survey
        name: 现场核查
        duty: survey
        post: examiner
        task: 两人到现场看树、量树、拍照。
        limit: {value: 3, unit: workday}
        gate: [材料已经受理]
        risks: [overlook-tree]
        next: review
      - id: review
        name: 专家评审
        duty: review
        post: examiner
        task: 请专家看是不是古树名木。
        special: expert_review
        limit: {value: 15, unit: workday}
        next: decide
      - id: decide
        kind: decision
        name: 准不准？
        duty: decide
        post: director
        task: 作出决定。
        limit: {value: 3, unit: workday}
        gate: [核查记录两人签字]
        risks: [favour]
        branches:
          - {label: 准予, next: deliver}
          - {label: 不予, next: refused}
      - id: deliver
        name: 送达决定
        duty: deliver
        post: clerk
        task: 送达许可决定书。
        limit: {value: 1, unit: workday}
        documents: [许可决定书]
        next: granted
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R7"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    owners: dict[tuple[str, str], set[str | None]] = {}
    for ledger in catalog.ledgers.values():
        for risk in ledger.risks:
            owners.setdefault((ledger.unit, risk.id), set()).add(ledger.about.power)
    for flow in catalog.flows.values():
        for i, step in enumerate(flow.steps):
            for j, name in enumerate(step.risks):
                powers = owners.get((flow.unit, name), {None})
                if None not in powers and flow.power not in powers:
                    yield Finding(flow.path, ("steps", i, "risks", j), *_words(name, min(filter(None, powers))))


def _words(risk: str, power: str) -> tuple[str, str]:
    message = _("The risk {risk} is one of another power, {power}.").format(
        risk=in_quotes(risk), power=in_quotes(power)
    )
    return message, _("Name a risk of this flow's own power, or move the risk to that power's ledger.")
