"""写了委托单位，权力来源却不是委托。

是自己的权，还是替别人行使，决定了用谁的名义办事、不服告谁。权力来源和委托单位对不上，就说不清责任在哪一家。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    exercised_by:
      source: statutory
      level: city
      delegated_by: park-office  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    exercised_by:
      source: statutory
      level: city
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.vocabulary import label

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        by = power.exercised_by
        if by.delegated_by and not by.source.startswith("entrusted_by_"):
            message = _("{unit} is named as entrusting the power, but the source of the power is {source}.").format(
                unit=in_quotes(by.delegated_by), source=in_quotes(label("powerSource", by.source))
            )
            hint = _("Write source: entrusted_by_superior or entrusted_by_peer, or delete delegated_by.")
            yield Finding(power.path, ("exercised_by", "delegated_by"), message, hint)
