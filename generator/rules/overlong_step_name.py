"""环节名称太长。

流程图要贴上公告栏，隔几步远也要看得清。名称不超过十四个字，细节写在任务里。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        name: 到现场核查树木的位置胸径和长势  # <-

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        name: 现场核查
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R5"
SEVERITY: Final = Severity.WARNING


_LONGEST: Final = 14


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow in catalog.flows.values():
        for i, step in enumerate(flow.steps):
            if len(step.name) > _LONGEST:
                message = _("{name} has {count} characters; {most} are enough.").format(
                    name=in_quotes(step.name), count=len(step.name), most=_LONGEST
                )
                yield Finding(flow.path, ("steps", i, "name"), message, _("Shorten it; the details belong in task."))
