"""同一个岗位既审查又复核。

复核是换一个人再看一遍。审查和复核是同一个岗位，错了也看不出来。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        next: examine
      - {id: examine, name: 审查申请, duty: examine, post: examiner, task: 对照条件审查。, limit: {value: 1, unit: workday}, next: check}
      - {id: check, name: 复核审查意见, duty: review, post: examiner, task: 看审查意见站不站得住。, limit: {value: 1, unit: workday}, next: review}  # <-
      - id: review
        # ……
        duty: handle

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        next: examine
      - {id: examine, name: 审查申请, duty: examine, post: examiner, task: 对照条件审查。, limit: {value: 1, unit: workday}, next: check}
      - {id: check, name: 复核审查意见, duty: review, post: auditor, task: 看审查意见站不站得住。, limit: {value: 1, unit: workday}, next: review}
      - id: review
        # ……
        duty: handle
    # catalog/units/park-office/powers/tree-felling.yml
    posts: [clerk, examiner, auditor, director]
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import both_duties, living
from generator.i18n import _, in_quotes

SOURCE: Final = "R6"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow, _power in living(catalog):
        for one, other in both_duties(flow, {"examine"}, {"review"}):
            message = _("The same post examines, in {one}, and reviews, in {other}.").format(
                one=in_quotes(flow.steps[one].name), other=in_quotes(flow.steps[other].name)
            )
            yield Finding(
                flow.path, ("steps", max(one, other), "post"), message, _("Give one of the two to another post.")
            )
