"""不予的结果没有告诉当事人怎样复议、起诉。

作出不予的决定，要说明理由，并告知申请行政复议或者提起行政诉讼的权利（行政许可法第三十八条）。
送达这一步的“当事人的权利”里写了，或者结束的“接下来可以做什么”里写了，都算写了。内部管理的职权和不经送达就结束的不看。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        branches:
          - {label: 准予, next: deliver}
          - {label: 不予, next: refuse}
      - {id: refuse, name: 送达不予决定, duty: deliver, post: clerk, task: 送达决定书。, limit: {value: 1, unit: workday}, next: refused}
    ends:
      - {id: granted, name: 准予砍伐, outcome: granted}
      - {id: refused, name: 不予许可, outcome: refused, next_steps: 补齐条件后可以再申请。}  # <-

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        branches:
          - {label: 准予, next: deliver}
          - {label: 不予, next: refuse}
      - {id: refuse, name: 送达不予决定, duty: deliver, post: clerk, task: 送达决定书。, limit: {value: 1, unit: workday}, next: refused}
    ends:
      - {id: granted, name: 准予砍伐, outcome: granted}
      - {id: refused, name: 不予许可, outcome: refused, next_steps: 补齐条件后可以再申请；不服的，六十日内申请复议，或者六个月内起诉。}

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        branches:
          - {label: 准予, next: deliver}
          - {label: 不予, next: refuse}
      - {id: refuse, name: 送达不予决定, duty: deliver, post: clerk, task: 送达决定书。, limit: {value: 1, unit: workday}, rights: [不服的可以申请行政复议或者起诉。], next: refused}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import living
from generator.i18n import _, in_quotes
from generator.model import End, Flow
from generator.vocabulary import INTERNAL_CATEGORIES

SOURCE: Final = "行政许可法第三十八条"
SEVERITY: Final = Severity.WARNING


_REMEDIES: Final = ("复议", "起诉", "诉讼")


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow, power in living(catalog):
        if power.category not in INTERNAL_CATEGORIES:
            told = {node for step in flow.steps if step.duty in {"deliver", "notify"} for node in step.successors}
            for i, end in enumerate(flow.ends):
                if end.outcome == "refused" and end.id in told and not _tells(flow, end):
                    message = _("{name} does not tell the party how to seek a remedy.").format(name=in_quotes(end.name))
                    hint = _("Write in next_steps how to ask for reconsideration or go to court.")
                    yield Finding(flow.path, ("ends", i), message, hint)


def _tells(flow: Flow, end: End) -> bool:
    """Whether the end, or a step that leads to it, speaks of a remedy."""
    before = [s for s in flow.steps if end.id in s.successors]
    words = [end.next_steps or "", *(w for s in before for w in (s.task, s.content or "", *s.rights))]
    return any(remedy in text for text in words for remedy in _REMEDIES)
