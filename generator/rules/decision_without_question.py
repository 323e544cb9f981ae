"""判断环节的名称不是问句。

判断环节是菱形，里面写一个问题，分支写答案，例如“材料齐全吗？”——“齐全”“不齐全”。不写成问句，看图的人不知道在判断什么。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        name: 作出决定  # <-

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        name: 准不准？
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R5"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow in catalog.flows.values():
        for i, step in enumerate(flow.steps):
            if step.kind == "decision" and not step.name.endswith(("？", "?")):
                message = _("{name} is a decision but not a question.").format(name=in_quotes(step.name))
                yield Finding(
                    flow.path, ("steps", i, "name"), message, _("Make it a question, with its question mark.")
                )
