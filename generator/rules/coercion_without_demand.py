"""强制执行以前没有催告。

作出强制执行决定前，要书面催告当事人自己履行，给他陈述、申辩的机会（行政强制法第三十五条）；申请法院执行前也要催告（第五十四条）。
查封、扣押、冻结是强制措施，不用催告。道路、河道上的障碍要马上清除的，可以先清除，但紧接着要通知当事人（第五十二条），清除的下一步写成告知就不报。

不对::

    # flows/park-office/tree-felling.yml 照 felling-penalty.yml
    steps:
      - id: receive
        # ……
      - id: survey
        # ……
      - id: review
        # ……
        next: decide
      - id: decide
        # ……
        name: 强制执行吗？
        branches: [{label: 执行, next: deliver}, {label: 不执行, next: refused}]
      - id: deliver
        # ……
        next: execute
      - {id: execute, name: 强制移除, duty: execute, post: examiner, task: 两人到场移除并录像。, limit: {value: 1, unit: workday}, next: granted}  # <-
    ends:
      - {id: granted, name: 移除完毕, outcome: completed}
      - {id: refused, name: 不予执行, outcome: terminated}
    # catalog/units/park-office/powers/tree-felling.yml
    category: coercion
    codes: [{scheme: local, value: SL-YL-QZ-001}]
    enforcement: {officers: 2}
    # catalog/jurisdiction.yml
    codes: {pattern: "^SL-(YL)-(XK|CF|QZ)-[0-9]{3}(-[0-9]{2})?$", description: 辖区代号-单位代号-类别代号-流水号}

对::

    # flows/park-office/tree-felling.yml 照 felling-penalty.yml
    steps:
      - id: receive
        # ……
      - id: survey
        # ……
      - id: review
        # ……
        next: urge
      - {id: urge, name: 书面催告, duty: notify, post: examiner, task: 写明期限、方式和申辩权利。, limit: {value: 1, unit: workday}, next: decide}
      - id: decide
        # ……
        name: 强制执行吗？
        branches: [{label: 执行, next: deliver}, {label: 不执行, next: refused}]
      - id: deliver
        # ……
        next: execute
      - {id: execute, name: 强制移除, duty: execute, post: examiner, task: 两人到场移除并录像。, limit: {value: 1, unit: workday}, next: granted}
    ends:
      - {id: granted, name: 移除完毕, outcome: completed}
      - {id: refused, name: 不予执行, outcome: terminated}
    # catalog/units/park-office/powers/tree-felling.yml
    category: coercion
    codes: [{scheme: local, value: SL-YL-QZ-001}]
    enforcement: {officers: 2}
    # catalog/jurisdiction.yml
    codes: {pattern: "^SL-(YL)-(XK|CF|QZ)-[0-9]{3}(-[0-9]{2})?$", description: 辖区代号-单位代号-类别代号-流水号}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import START, graphs, living, reach, with_duty
from generator.i18n import _, in_quotes

SOURCE: Final = "行政强制法第三十五条"
SEVERITY: Final = Severity.ERROR


_MEASURES: Final = ("查封", "扣押", "冻结", "强制措施", "限制人身自由")


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow, power in living(catalog):
        graph = graphs(catalog)[flow.path]
        if power.category != "coercion" or not graph.is_whole or any(m in power.name for m in _MEASURES):
            continue
        told = with_duty(flow, {"notify", "hear"})
        untold = reach(graph.successors, [START], told)
        for i, step in enumerate(flow.steps):
            if step.duty == "execute" and step.id in untold and not told.issuperset(step.successors):
                message = _("{node} can be come to without the party having been urged to act.").format(
                    node=in_quotes(step.id)
                )
                hint = _("On every way to it, put a step with the duty notify or hear.")
                yield Finding(flow.path, ("steps", i), message, hint)
