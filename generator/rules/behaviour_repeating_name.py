"""表现形式只是把风险点的名字又说了一遍。

表现形式是给群众认的：发生的时候看得见什么，少了什么，多了什么。照抄名字，看了也认不出来。

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        behaviour: 存在不到现场就写核查意见的情况。  # <-

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        behaviour: 核查记录没有现场照片，或者照片不是当天拍的。
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.wording import bare

SOURCE: Final = "R7"
SEVERITY: Final = Severity.WARNING

PADDING: Final = 6
"""Characters that may stand around a repeated name and still say nothing more, as 存在……的情况."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for ledger in catalog.ledgers.values():
        for i, risk in enumerate(ledger.risks):
            if _repeats(bare(risk.behaviour), bare(risk.name)):
                message = _("The behaviour only repeats the name {name}.").format(name=in_quotes(risk.name))
                hint = _("Say what can be seen when it happens.")
                yield Finding(ledger.path, ("risks", i, "behaviour"), message, hint)


def _repeats(behaviour: str, name: str) -> bool:
    return behaviour in name or (name in behaviour and len(behaviour) - len(name) <= PADDING)
