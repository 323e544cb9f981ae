"""流程图的文件名是一项职权，图却挂在另一项职权上。

文件名和 power 各说各的，总有一个写错了。挂错的图会把别的权力的步骤、岗位和时限公示成这一项的（R5）。

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

    # flows/park-office/tree-felling.yml 删去

    # flows/park-office/tree-moving.yml
    power: tree-felling  # <-
    title: 砍伐城市树木审批流程图
    start: {name: 申请人提出申请, actor: counterpart, next: receive}
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
    ends:
      - {id: granted, name: 准予砍伐, outcome: granted}
      - {id: refused, name: 不予许可, outcome: refused}

对::

    # flows/park-office/tree-felling.yml
    power: tree-felling
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R5"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for key, flow in catalog.flows.items():
        if flow.id != flow.power and key in catalog.powers:
            message = _("The file is named after the power {own}, but the flow is attached to {other}.").format(
                own=in_quotes(flow.id), other=in_quotes(flow.power)
            )
            yield Finding(flow.path, ("power",), message, _("Name the power that this flow is of, or rename the file."))
