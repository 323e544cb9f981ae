"""写了法定时限，没有写依据哪一条。

说是法律规定的时限，就要写明哪部法哪一条，否则没有人能核对这个天数对不对（R1）。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    time_limits:
      statutory: {value: 20, unit: workday}  # <-
      promised: {value: 10, unit: workday}
      excluded:
        - {procedure: expert_review, name: 古树名木专家评审, limit: {value: 15, unit: workday}, basis: {law: administrative-licensing-law, article: 第四十五条}}

对::

    # catalog/units/park-office/powers/tree-felling.yml
    time_limits:
      statutory: {value: 20, unit: workday}
      statutory_basis: {law: administrative-licensing-law, article: 第四十二条}
      promised: {value: 10, unit: workday}
      excluded:
        - {procedure: expert_review, name: 古树名木专家评审, limit: {value: 15, unit: workday}, basis: {law: administrative-licensing-law, article: 第四十五条}}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        limits = power.time_limits
        if power.is_held and limits.statutory and not limits.statutory_basis:
            message = _("A statutory limit is given, but not the article that sets it.")
            hint = _("Cite the article in statutory_basis; without one, the limit is no statutory limit.")
            yield Finding(power.path, ("time_limits", "statutory"), message, hint)
