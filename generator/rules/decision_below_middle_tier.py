"""决定由一般岗位作出。

作决定的应当是领导岗位或者中层岗位。经办的人自己就能拍板，权力没有人把关。法律允许当场决定的事项例外，所以这里只提醒。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: receive
        # ……
        post: examiner
      - id: decide
        # ……
        post: clerk  # <-

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
from generator.flow_graph import living
from generator.i18n import _, in_quotes
from generator.vocabulary import label

SOURCE: Final = "R6"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    tiers = {(unit.id, post.id): post.tier for unit in catalog.units.values() for post in unit.posts}
    for flow, _power in living(catalog):
        for i, step in enumerate(flow.steps):
            tier = tiers.get((flow.unit, step.post or "")) if step.duty == "decide" else None
            if tier and tier not in {"lead", "middle"}:
                message = _("{post} decides here; it is {tier}.").format(
                    post=in_quotes(step.post), tier=in_quotes(label("tier", tier))
                )
                hint = _("Let a leading or middle post decide, or correct the tier of the post or the duty.")
                yield Finding(flow.path, ("steps", i, "post"), message, hint)
