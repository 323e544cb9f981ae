"""环节既写了责任岗位，又写了外面的办理人。

一步只能由一方负责。两个都写，时限算谁的、出了问题找谁，都说不清。几方一起办的，拆成同时进行的几个环节。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: deliver
        # ……
        post: clerk
        actor: third_party  # <-

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: deliver
        # ……
        post: clerk
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import living
from generator.i18n import _, in_quotes

SOURCE: Final = "R6"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow, _power in living(catalog):
        for i, step in enumerate(flow.steps):
            if step.post and step.actor:
                message = _("{name} has a post and an actor both.").format(name=in_quotes(step.name))
                yield Finding(
                    flow.path,
                    ("steps", i, "actor"),
                    message,
                    _("Keep the one that is answerable; make two steps if both act."),
                )
