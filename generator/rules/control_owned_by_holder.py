"""风险岗位自己管自己的防控措施。

防控措施是用来看住风险岗位的。让可能出问题的人自己看住自己，等于没有措施。换一个岗位来落实，出了问题才有第二双眼睛。

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        controls:
          - {measure: 核查记录必须附带定位的现场照片，缺一张退回。, kind: prevention, owner: examiner}  # <-

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        controls:
          - {measure: 核查记录必须附带定位的现场照片，缺一张退回。, kind: prevention, owner: clerk}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R8"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for ledger in catalog.ledgers.values():
        for i, risk in enumerate(ledger.risks):
            for j, control in enumerate(risk.controls):
                if control.owner == risk.post:
                    message = _("The post {post} is to guard against itself.").format(post=in_quotes(control.owner))
                    hint = _("Give the control to another post: a superior, the next step or the unit's supervisor.")
                    yield Finding(ledger.path, ("risks", i, "controls", j, "owner"), message, hint)
