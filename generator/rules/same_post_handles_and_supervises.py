"""同一个岗位既承办又监督。

自己办的事自己监督，等于没有监督。承办、审查、勘验调查的岗位，不能再作同一流程里的监督。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: deliver
        # ……
        next: watch
      - {id: watch, name: 抽查案卷, duty: supervise, post: examiner, task: 抽查办结的案卷。, limit: {value: 1, unit: workday}, next: granted}  # <-

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: deliver
        # ……
        next: watch
      - {id: watch, name: 抽查案卷, duty: supervise, post: auditor, task: 抽查办结的案卷。, limit: {value: 1, unit: workday}, next: granted}
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
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow, _power in living(catalog):
        for one, other in both_duties(flow, {"handle", "examine", "survey"}, {"supervise"}):
            message = _("The same post does the work, in {one}, and supervises it, in {other}.").format(
                one=in_quotes(flow.steps[one].name), other=in_quotes(flow.steps[other].name)
            )
            yield Finding(
                flow.path, ("steps", max(one, other), "post"), message, _("Give one of the two to another post.")
            )
