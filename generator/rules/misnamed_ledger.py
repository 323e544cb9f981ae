"""风险文件叫一项职权的名字，里面说的却是别的。

文件名和职权的标识相同，大家就当它是那项职权的风险点。里面 about 写的是别的职权、岗位，多半是复制以后忘了改。

不对::

    # catalog/units/park-office/risks/felling-risks.yml 照 tree-felling.yml
    about: {power: tree-felling}
    # catalog/units/park-office/risks/tree-felling.yml 照 examiner.yml
    about: {post: examiner}  # <-

对::

    # catalog/units/park-office/risks/tree-felling.yml
    about: {power: tree-felling}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R10"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for ledger in catalog.ledgers.values():
        namesake = catalog.powers.get((ledger.unit, ledger.id))
        if namesake and ledger.about.power != ledger.id:
            message = _("This file has the name of the power {power} and is about something else.").format(
                power=in_quotes(namesake.name)
            )
            yield Finding(ledger.path, ("about",), message, _("Correct about, or rename the file."))
