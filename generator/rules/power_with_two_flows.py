"""一项职权挂了两张流程图。

两张图说法不一，群众不知道按哪张办，监督的人也不知道按哪张查。一项职权只有一张流程图（R5）；情形不同的，在一张图里用判断环节分开。

不对::

    # flows/park-office/tree-felling-quick.yml 照 tree-felling.yml
    power: tree-felling  # <-
    title: 砍伐城市树木审批快办流程图
    steps:
      - id: receive
        # ……
        branches:
          - {label: 齐全, next: survey}
          - {label: 不齐全, next: refused}
      - id: survey
        # ……
        limit: {value: 2, unit: workday}
      - id: review
        # ……
      - id: decide
        # ……
      - id: deliver
        # ……

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
