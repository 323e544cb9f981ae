"""同一项职权、同一个岗位或者同一个内设机构名下，两个风险点同名。

同名的两个风险点，群众分不清，台账上像是多数了一个。是一回事就合并，不是一回事就把差别写进名字。

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      - id: favour
        # ……
        name: 该保的树没有保住
      - id: overlook-tree
        # ……
        name: 该保的树没有保住  # <-

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      - id: favour
        # ……
        name: 收受好处，准许砍伐好树
      - id: overlook-tree
        # ……
        name: 不到现场就写核查意见
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import RiskSubject
from generator.wording import bare

SOURCE: Final = "R10"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    first: dict[tuple[str, RiskSubject, str], str] = {}
    for ledger in catalog.ledgers.values():
        for i, risk in enumerate(ledger.risks):
            name = ledger.unit, ledger.about, bare(risk.name)
            if name in first:
                message = _("The risk {id} has the name {name} already.").format(
                    id=in_quotes(first[name]), name=in_quotes(risk.name)
                )
                hint = _("Merge the two, or put what tells them apart into the names.")
                yield Finding(ledger.path, ("risks", i, "name"), message, hint)
            first.setdefault(name, risk.id)
