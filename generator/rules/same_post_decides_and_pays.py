"""同一个岗位既决定又付款。

批钱的人自己付钱，账就没有人核对。审批和支付是不相容的职务，要由不同的岗位办。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: deliver
        # ……
        next: pay
      - {id: pay, name: 退还押金, duty: pay, post: director, task: 退还补种押金。, limit: {value: 1, unit: workday}, next: granted}  # <-

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: deliver
        # ……
        next: pay
      - {id: pay, name: 退还押金, duty: pay, post: clerk, task: 退还补种押金。, limit: {value: 1, unit: workday}, next: granted}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import both_duties, living
from generator.i18n import _, in_quotes

SOURCE: Final = "R6"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow, _power in living(catalog):
        for one, other in both_duties(flow, {"decide"}, {"pay"}):
            message = _("The same post decides, in {one}, and pays, in {other}.").format(
                one=in_quotes(flow.steps[one].name), other=in_quotes(flow.steps[other].name)
            )
            yield Finding(
                flow.path, ("steps", max(one, other), "post"), message, _("Give one of the two to another post.")
            )
