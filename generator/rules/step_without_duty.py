"""本单位岗位办的环节没有写职责。

环节职责说明这一步是受理、审查还是决定。不写，就看不出受理的和决定的是不是分开、决定以前有没有告知。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: survey  # <-
        # ……
        # 没有 duty

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        duty: survey
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
            if step.post and not step.duty:
                message = _("{name} has a post but no duty.").format(name=in_quotes(step.name))
                yield Finding(flow.path, ("steps", i), message, _("Write what the post does here: duty."))
