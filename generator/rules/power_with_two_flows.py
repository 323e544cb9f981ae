"""一项职权挂了两张流程图。

两张图说法不一，群众不知道按哪张办，监督的人也不知道按哪张查。一项职权只有一张流程图（R5）；情形不同的，在一张图里用判断环节分开。

不对::

    # flows/park-office/tree-felling-quick.yml
    power: tree-felling  # <-
    title: 砍伐城市树木审批快办流程图
    start: {name: 申请人提出申请, actor: counterpart, next: receive}
    steps:
      - id: receive
        kind: decision
        name: 材料齐全吗？
        duty: accept
        post: clerk
        task: 当场核对材料。
        limit: {value: 1, unit: workday}
        gate: [申请表已经签字]
        branches:
          - {label: 齐全, next: survey}
          - {label: 不齐全, next: refused}
      - id: survey
        name: 现场核查
        duty: survey
        post: examiner
        task: 到现场看树、拍照。
        limit: {value: 2, unit: workday}
        gate: [材料已经受理]
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
        branches:
          - {label: 准予, next: deliver}
          - {label: 不予, next: refused}
      - id: deliver
        name: 送达决定
        duty: deliver
        post: clerk
        task: 送达许可决定书。
        limit: {value: 1, unit: workday}
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
    first: dict[tuple[str, str], str] = {}
    for flow in sorted(catalog.flows.values(), key=lambda f: (f.id != f.power, f.path)):
        other = first.setdefault((flow.unit, flow.power), flow.path)
        if other != flow.path:
            message = _("The power {power} has another flow already, in {path}.").format(
                power=in_quotes(flow.power), path=other
            )
            yield Finding(flow.path, ("power",), message, _("Join the two into one flow, or name the right power."))
