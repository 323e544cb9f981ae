"""处罚的流程图里没有法制审核。

涉及重大公共利益、直接关系当事人重大权益、案情疑难复杂等情形，决定前要经法制审核；没有审核或者审核没有通过的，不得作出决定（行政处罚法第五十八条）。
从来不会遇到这些情形的小额处罚可以没有，所以这里只提醒。

不对::

    # flows/park-office/tree-felling.yml 照 felling-penalty.yml
    steps:  # <-
      # ……
      - id: review
        # ……
        duty: handle
    # catalog/units/park-office/powers/tree-felling.yml 照 felling-penalty.yml
    category: penalty

对::

    # flows/park-office/tree-felling.yml 照 felling-penalty.yml
    steps:
      # ……
      - id: review
        # ……
        duty: review
    # catalog/units/park-office/powers/tree-felling.yml 照 felling-penalty.yml
    category: penalty
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import living, with_duty
from generator.i18n import _

SOURCE: Final = "行政处罚法第五十八条"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow, power in living(catalog):
        if power.category == "penalty" and not with_duty(flow, {"review"}):
            message = _("No step of this penalty is a legal review.")
            hint = _("Add a step with the duty review before the decision.")
            yield Finding(flow.path, ("steps",), message, hint)
