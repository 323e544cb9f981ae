"""同一处依据里，同一条写了两遍。

一条依据写两遍不会多出一分权力，只会让人以为依据很多；多半是其中一个条号写错了（R1）。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
      - {law: greening-regulation, article: 第二十条, role: exercises}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
      - {law: greening-regulation, article: 第二十四条, role: supervises}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _, in_quotes
from generator.model import Basis

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for path, trail, citations in _lists(catalog):
        seen: set[tuple[str, str]] = set()
        for i, basis in enumerate(citations):
            key = (basis.law, basis.article or "")
            if key in seen:
                message = _("{article} of {law} is cited twice in this list.").format(
                    article=in_quotes(basis.article or ""), law=in_quotes(basis.law)
                )
                yield Finding(path, (*trail, i), message, _("Delete one of the two, or correct the article."))
            seen.add(key)


def _lists(catalog: Catalog) -> Iterator[tuple[str, Trail, tuple[Basis, ...]]]:
    for power in catalog.powers.values():
        yield power.path, ("legal_basis",), power.legal_basis
        for i, fee in enumerate(power.fees.items):
            yield power.path, ("fees", "items", i, "basis"), fee.basis
    for ledger in catalog.ledgers.values():
        for i, risk in enumerate(ledger.risks):
            yield ledger.path, ("risks", i, "breaches"), risk.breaches
