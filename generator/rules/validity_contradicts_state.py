"""有效性和职权的状态对不上。

正在行使的职权，公开信息的有效性应当是有效；已经取消、并入、移交的，应当是失效或者废止（R15）。对不上，群众不知道该信哪一个。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    disclosure: {index_number: 11990900MB2000020F/2026-00002, published: 2026-03-01, mode: proactive, validity: repealed}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    disclosure: {index_number: 11990900MB2000020F/2026-00002, published: 2026-03-01, mode: proactive, validity: valid}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.vocabulary import label

SOURCE: Final = "R15"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        held = power.is_held
        if held != (power.disclosure.validity == "valid"):
            message = _("The validity is {validity}, but the power's state is {state}.").format(
                validity=in_quotes(label("validity", power.disclosure.validity)),
                state=in_quotes(label("powerState", power.status.state)),
            )
            hint = _("A power that is held is valid; one that is gone has expired or is repealed.")
            yield Finding(power.path, ("disclosure", "validity"), message, hint)
