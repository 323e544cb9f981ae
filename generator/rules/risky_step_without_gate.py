"""有廉政风险的环节没有设门槛。

上一环节工作不到位，不能进入下一环节。有风险的环节没有门槛，前面走没走样都能往下办，风险就没有人拦。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        # 没有 gate
        risks: [favour]  # <-

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        gate: [核查记录两人签字]
        risks: [favour]
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import living
from generator.i18n import _, in_quotes

SOURCE: Final = "R5、R6"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow, _power in living(catalog):
        for i, step in enumerate(flow.steps):
            if step.risks and not step.gate:
                message = _("{name} carries a risk and has no gate.").format(name=in_quotes(step.name))
                hint = _("Write gate: what must be done before this step may begin.")
                yield Finding(flow.path, ("steps", i, "risks"), message, hint)
