"""两张流程图用了同一个标题。

标题一样，多半是复制了别的职权的图忘了改；即使没有抄错，群众在流程图目录里也分不清哪张是哪张（R5）。

不对::

    # catalog/units/park-office/powers/tree-moving.yml
    name: 移植城市树木审批
    # flows/park-office/tree-moving.yml
    power: tree-moving
    title: 砍伐城市树木审批流程图  # <-

对::

    # catalog/units/park-office/powers/tree-moving.yml
    name: 移植城市树木审批
    # flows/park-office/tree-moving.yml
    power: tree-moving
    title: 移植城市树木审批流程图
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
