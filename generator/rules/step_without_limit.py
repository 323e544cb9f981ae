"""本单位岗位办的环节没有写时限。

每一步都要有时限，合起来才守得住承诺时限。听证、公示等特别程序不计入承诺时限，但也要写明自己要多久。当场办完的写 0。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: review  # <-
        # ……
        # 没有 limit

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: review
        # ……
        limit: {value: 15, unit: workday}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import living
from generator.i18n import _, in_quotes

SOURCE: Final = "R6"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow, _power in living(catalog):
        for i, step in enumerate(flow.steps):
            if step.post and not step.limit:
                message = _("{name} has a post but no limit.").format(name=in_quotes(step.name))
                yield Finding(
                    flow.path, ("steps", i), message, _("Write limit; if it is done at once, with the value 0.")
                )
