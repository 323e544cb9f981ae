"""处罚、强制、检查的执法人员不到两人，或者没有写几个人。

一个人执法没有人见证，也没有人制约。行政处罚的调查、行政强制的实施都要有两名以上执法人员（行政处罚法第四十二条、行政强制法第十八条），
行政检查也一样。法律另有规定的，登记检查例外。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    category: inspection
    codes: [{scheme: national_basic, value: "990017033000"}]
    enforcement:
      officers: 1  # <-
      frequency: 1
      frequency_cap: 2

对::

    # catalog/units/park-office/powers/tree-felling.yml
    category: inspection
    codes: [{scheme: national_basic, value: "990017033000"}]
    enforcement:
      officers: 2
      frequency: 1
      frequency_cap: 2

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    category: inspection
    codes: [{scheme: national_basic, value: "990017033000"}]
    enforcement: {frequency: 1, frequency_cap: 2}  # <-
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "行政处罚法第四十二条、行政强制法第十八条"
SEVERITY: Final = Severity.ERROR

_CATEGORIES: Final = frozenset({"penalty", "coercion", "inspection"})


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if power.category not in _CATEGORIES or not power.is_held:
            continue
        hint = _("Write enforcement.officers: 2 or more.")
        if power.enforcement is None or power.enforcement.officers is None:
            message = _("It is not stated how many officers act together.")
            yield Finding(power.path, ("enforcement",) if power.enforcement else ("category",), message, hint)
        elif power.enforcement.officers < 2:
            message = _("The number of officers is {count}; the law asks for two or more.").format(
                count=power.enforcement.officers
            )
            yield Finding(power.path, ("enforcement", "officers"), message, hint)
