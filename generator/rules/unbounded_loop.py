"""退回重来没有次数限制。

退回前面的环节，要写明最多几次（at_most）。不写，一件事可以没完没了地退回，时限就落了空；
反复退回也正是刁难人的老办法。退回要写成判断环节的分支：普通环节的“下一环节”不能写次数。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        branches:
          - {label: 准予, next: deliver}
          - {label: 不予, next: refused}
          - {label: 事实不清, next: survey}  # <-

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        branches:
          - {label: 准予, next: deliver}
          - {label: 不予, next: refused}
          - {label: 事实不清, next: survey, at_most: 1}

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: correct
        # ……
        next: receive  # <-

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: correct
        # ……
        name: 补齐了吗？
        kind: decision
        # 没有 next
        branches:
          - {label: 补齐, next: receive, at_most: 1}
          - {label: 不办了, next: refused}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import endless, graphs
from generator.i18n import _, in_quotes

SOURCE: Final = "R6"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow in catalog.flows.values():
        for edge in endless(graphs(catalog)[flow.path]):
            message = _("This leads back to {node} any number of times.").format(node=in_quotes(edge.target))
            hint = _("Write at_most; in an ordinary step, make it a decision with branches first.")
            yield Finding(flow.path, edge.trail, message, hint)
