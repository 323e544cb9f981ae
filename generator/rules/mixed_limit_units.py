"""环节时限的单位与承诺时限的单位加不起来。

工作日和自然日不能相加：七个自然日可能是五个工作日，也可能只有三个。单位不一致，就算不出各环节合起来是不是守得住承诺时限。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        limit: {value: 3, unit: day}  # <-

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        limit: {value: 3, unit: workday}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import addable, counted_limit, living
from generator.i18n import _, in_quotes

SOURCE: Final = "R6"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow, power in living(catalog):
        promised = power.time_limits.promised.unit
        for i, step in enumerate(flow.steps):
            limit = counted_limit(step)
            if limit and not addable(limit.unit, promised):
                message = _("This limit is in {unit}, the promised one in {promised}; they do not add up.").format(
                    unit=in_quotes(limit.unit), promised=in_quotes(promised)
                )
                yield Finding(
                    flow.path, ("steps", i, "limit", "unit"), message, _("Use the unit of the promised limit.")
                )
