"""分支上的字太长。

分支的字写在箭头上，长了会盖住别的线。不超过八个字，能答清问题就行。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        branches:
          - {label: 准予, next: deliver}
          - {label: 不符合条件所以不予许可, next: refused}  # <-

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
SEVERITY: Final = Severity.WARNING


_LONGEST: Final = 8


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow in catalog.flows.values():
        for i, step in enumerate(flow.steps):
            for j, branch in enumerate(step.branches):
                if len(branch.label) > _LONGEST:
                    message = _("{name} has {count} characters; {most} are enough.").format(
                        name=in_quotes(branch.label), count=len(branch.label), most=_LONGEST
                    )
                    trail = ("steps", i, "branches", j, "label")
                    yield Finding(flow.path, trail, message, _("Write only the answer; the reasons belong in content."))
