"""两张流程图用了同一个标题。

标题一样，多半是复制了别的职权的图忘了改；即使没有抄错，群众在流程图目录里也分不清哪张是哪张（R5）。

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

    # flows/park-office/tree-moving.yml
    power: tree-moving
    title: 砍伐城市树木审批流程图  # <-
    start: {name: 申请人提出申请, actor: counterpart, next: decide}
    steps:
      - id: decide
        kind: decision
        name: 准不准移植？
        duty: decide
        post: director
        task: 看有没有地方移栽，作出决定。
        limit: {value: 3, unit: workday}
        branches:
          - {label: 准予, next: granted}
          - {label: 不予, next: refused}
    ends:
      - {id: granted, name: 准予移植, outcome: granted}
      - {id: refused, name: 不予移植, outcome: refused}

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

    # flows/park-office/tree-moving.yml
    power: tree-moving
    title: 移植城市树木审批流程图
    start: {name: 申请人提出申请, actor: counterpart, next: decide}
    steps:
      - id: decide
        kind: decision
        name: 准不准移植？
        duty: decide
        post: director
        task: 看有没有地方移栽，作出决定。
        limit: {value: 3, unit: workday}
        branches:
          - {label: 准予, next: granted}
          - {label: 不予, next: refused}
    ends:
      - {id: granted, name: 准予移植, outcome: granted}
      - {id: refused, name: 不予移植, outcome: refused}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R5"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    first: dict[tuple[str, str], str] = {}
    for flow in sorted(catalog.flows.values(), key=lambda f: f.path):
        other = first.setdefault((flow.unit, flow.title), flow.path)
        if other != flow.path:
            message = _("The flow in {path} has the title {title} too.").format(path=other, title=in_quotes(flow.title))
            hint = _("Check that this is the flow of {power}, and name it after that power.").format(
                power=in_quotes(flow.power)
            )
            yield Finding(flow.path, ("title",), message, hint)
