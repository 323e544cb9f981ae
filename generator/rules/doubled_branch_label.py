"""一个判断环节有两个写法相同的分支。

两条箭头上写着同样的字，去向却不同，读的人不知道自己该走哪一条。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        branches:
          - {label: 准予, next: deliver}
          - {label: 准予, next: refused}  # <-

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
            seen: set[str] = set()
            for j, branch in enumerate(step.branches):
                if branch.label in seen:
                    message = _("The label {label} stands on two branches.").format(label=in_quotes(branch.label))
                    yield Finding(
                        flow.path, ("steps", i, "branches", j, "label"), message, _("Say how this answer differs.")
                    )
                seen.add(branch.label)
