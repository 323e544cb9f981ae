"""环节没有写由谁来办。

每一步都要落实到岗位；不由本单位办的，写明是当事人、第三方机构还是其他单位。没有人负责的环节，出了问题找不到人。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: deliver  # <-
        # ……
        # 没有 post

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: deliver
        # ……
        post: clerk
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
            if not step.post and not step.actor:
                message = _("Nobody is named for {name}.").format(name=in_quotes(step.name))
                yield Finding(
                    flow.path, ("steps", i), message, _("Write post, or actor if no post of this unit does it.")
                )
