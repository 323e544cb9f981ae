"""判断环节的几个分支通向同一个地方。

不管答案是什么，都走同一步，这个判断就没有用处；多半是有一个分支的去向写错了。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide  # <-
        # ……
        branches:
          - {label: 准予, next: deliver}
          - {label: 不予, next: deliver}
    ends:
      - {id: granted, name: 准予砍伐, outcome: granted}

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        branches:
          - {label: 准予, next: deliver}
          - {label: 不予, next: refused}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R5"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow in catalog.flows.values():
        for i, step in enumerate(flow.steps):
            targets = {b.next for b in step.branches}
            if len(targets) == 1:
                message = _("Every answer leads to {node}.").format(node=in_quotes(targets.pop()))
                hint = _("Correct the branch that should lead elsewhere, or make this an ordinary step.")
                yield Finding(flow.path, ("steps", i), message, hint)
