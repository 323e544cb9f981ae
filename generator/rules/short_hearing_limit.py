"""留给当事人要求听证的时间不到五个工作日。

当事人可以在收到告知后五日内要求听证（行政处罚法第六十四条）；这里的五日是工作日，不含法定节假日（第八十五条）。
写成五个自然日，遇上周末就少了两天。

不对::

    # flows/park-office/tree-felling.yml 照 felling-penalty.yml
    # catalog/units/park-office/powers/tree-felling.yml 照 felling-penalty.yml
    counterpart_rights:
      # ……
      - right: hearing
        how: 书面提出。
        limit: {value: 5, unit: day}  # <-

对::

    # flows/park-office/tree-felling.yml 照 felling-penalty.yml
    # catalog/units/park-office/powers/tree-felling.yml 照 felling-penalty.yml
    counterpart_rights:
      # ……
      - right: hearing
        how: 书面提出。
        limit: {value: 5, unit: workday}
"""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.vocabulary import label

SOURCE: Final = "行政处罚法第六十四条、行政处罚法第八十五条"
SEVERITY: Final = Severity.ERROR

_LEAST: Final[Mapping[str, int]] = {"workday": 5, "day": 7, "hour": 168}
"""Five working days in each unit: a week always has them."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if power.category != "penalty" or not power.is_held:
            continue
        for i, right in enumerate(power.counterpart_rights):
            limit = right.limit
            if right.right == "hearing" and limit and limit.value < _LEAST[limit.unit]:
                message = _("{value} ({unit}) to request a hearing is shorter than five working days.").format(
                    value=limit.value, unit=label("limitUnit", limit.unit)
                )
                hint = _("Write at least {example}.").format(example="{value: 5, unit: workday}")
                yield Finding(power.path, ("counterpart_rights", i, "limit"), message, hint)
