"""风险点写在了别的岗位或者别的内设机构的文件里。

文件说的是一个岗位（about.post），里面的风险岗位就是它；说的是一个内设机构（about.department），
风险岗位就在这个内设机构里。放错了地方，岗位承诺表上就会多一条或者少一条。

不对::

    # catalog/units/park-office/risks/examiner.yml
    about: {post: examiner}
    risks:
      - id: short-girth
        # ……
        post: clerk  # <-
        controls:
          - {measure: 核查记录缺一张照片就退回重做。, kind: prevention, owner: auditor}

对::

    # catalog/units/park-office/risks/examiner.yml
    about: {post: examiner}
    risks:
      - id: short-girth
        # ……
        post: examiner
        controls:
          - {measure: 核查记录缺一张照片就退回重做。, kind: prevention, owner: clerk}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import RiskLedger

SOURCE: Final = "R10、R11"
SEVERITY: Final = Severity.WARNING

Homes = dict[tuple[str, str], str]
"""The department of each post, by (unit, post)."""


def check(catalog: Catalog) -> Iterator[Finding]:
    homes: Homes = {(unit.id, post.id): post.department for unit in catalog.units.values() for post in unit.posts}
    for ledger in catalog.ledgers.values():
        for i, risk in enumerate(ledger.risks):
            if not _belongs(ledger, risk.post, homes):
                message = _("The risks of this file are not about the post {post}.").format(post=in_quotes(risk.post))
                hint = _(
                    "Correct the post, or move the risk into a file about the post, department or power it belongs to."
                )
                yield Finding(ledger.path, ("risks", i, "post"), message, hint)


def _belongs(ledger: RiskLedger, post: str, homes: Homes) -> bool:
    """Whether a risk of ``post`` has its place here; a post that is not known is told elsewhere."""
    if ledger.about.post:
        return post == ledger.about.post
    if ledger.about.department:
        return homes.get((ledger.unit, post), ledger.about.department) == ledger.about.department
    return True
