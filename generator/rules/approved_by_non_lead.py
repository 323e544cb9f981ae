"""审定职权的岗位不是领导岗位。

职权要经单位负责人审定才能上报公开（R3）。由科室岗位审定，等于没有人对这份目录负总责。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    review:
      # ……
      lead_approval: {post: auditor, date: 2026-01-12}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    review:
      # ……
      lead_approval: {post: director, date: 2026-01-12}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.vocabulary import label

SOURCE: Final = "R3"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    tiers = {(unit.id, post.id): post.tier for unit in catalog.units.values() for post in unit.posts}
    for power in catalog.powers.values():
        approval = power.review.lead_approval if power.review else None
        tier = tiers.get((power.unit, approval.post), "lead") if approval else "lead"
        if approval and tier != "lead":
            message = _("The post {post} is not a leading post: {tier}.").format(
                post=in_quotes(approval.post), tier=label("tier", tier)
            )
            hint = _("Name the leading post that approved the power.")
            yield Finding(power.path, ("review", "lead_approval", "post"), message, hint)
