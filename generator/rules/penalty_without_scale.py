"""行政处罚没有公布裁量权基准。

同样的行为，罚多罚少不能看人。裁量权基准要向社会公布（行政处罚法第三十四条），当事人对着它就知道自己该罚几档，
办案的人也没有讨价还价的余地。没有轻重之分的处罚，也写一档，说明一律怎么罚。

不对::

    # flows/park-office/tree-felling.yml 照 felling-penalty.yml
    # catalog/units/park-office/powers/tree-felling.yml 照 felling-penalty.yml
    category: penalty  # <-
    # 没有 discretion

对::

    # flows/park-office/tree-felling.yml 照 felling-penalty.yml
    # catalog/units/park-office/powers/tree-felling.yml 照 felling-penalty.yml
    category: penalty
    discretion:
      scale:
        - {circumstances: 砍伐一棵，当天停手, outcome: 罚款一千元以下}
        - {circumstances: 砍伐两棵以上, outcome: 罚款一千元以上五千元以下}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "行政处罚法第三十四条"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        living = power.is_held
        if power.category == "penalty" and living and power.discretion is None:
            message = _("This penalty has no discretion scale.")
            hint = _("Write discretion.scale: which circumstances lead to which penalty.")
            yield Finding(power.path, ("category",), message, hint)
