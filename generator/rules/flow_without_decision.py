"""许可、处罚、强制、确认、裁决的流程图里没有“决定”这一步。

这几类职权都要有人作出决定，并为决定负责。图上看不出谁决定，就无从监督。由其他单位决定的，也要把那一步写成“决定审批”。

不对::

    # flows/park-office/tree-felling.yml
    steps:  # <-
      # ……
      - id: decide
        # ……
        duty: review

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        duty: decide
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import living, with_duty
from generator.i18n import _

SOURCE: Final = "R6"
SEVERITY: Final = Severity.ERROR


_CATEGORIES: Final = frozenset({"licensing", "penalty", "coercion", "confirmation", "adjudication"})


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow, power in living(catalog):
        if power.category in _CATEGORIES and not with_duty(flow, {"decide"}):
            message = _("No step of this flow decides.")
            hint = _("Write duty: decide on the step that decides, also if another unit does.")
            yield Finding(flow.path, ("steps",), message, hint)
