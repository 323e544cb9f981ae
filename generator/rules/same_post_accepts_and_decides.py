"""同一个岗位既受理又决定。

收件的人自己就能批，中间没有人看，人情件就进得来。受理和决定要由不同的岗位办。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: receive
        # ……
        post: director
      - id: decide
        # ……
        post: director  # <-

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: receive
        # ……
        post: clerk
      - id: decide
        # ……
        post: director
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
        for one, other in both_duties(flow, {"accept"}, {"decide"}):
            message = _("The same post accepts, in {one}, and decides, in {other}.").format(
                one=in_quotes(flow.steps[one].name), other=in_quotes(flow.steps[other].name)
            )
            yield Finding(
                flow.path, ("steps", max(one, other), "post"), message, _("Give one of the two to another post.")
            )
