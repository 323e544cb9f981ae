"""行政许可没有写明设定依据。

许可必须由法律、法规或者国务院决定设定（行政许可法第十四条、第十五条）。依据里没有一条标明 role: establishes，就看不出这项许可是谁设的，也就分不清是依法设定还是自己加的。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    legal_basis:  # <-
      - {law: greening-regulation, article: 第二十条, role: exercises}

对::

    # catalog/units/park-office/powers/tree-felling.yml
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "行政许可法第十四条、行政许可法第十五条"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if power.category != "licensing" or not power.is_held:
            continue
        if all(basis.role != "establishes" for basis in power.legal_basis):
            message = _("No basis of this licence says that it establishes it.")
            hint = _("Give the article that establishes the licence role: establishes.")
            yield Finding(power.path, ("legal_basis",), message, hint)
