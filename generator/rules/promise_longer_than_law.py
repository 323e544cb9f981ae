"""承诺时限比法定时限还长。

承诺只能比法律规定的更快或者一样快。承诺得比法定还慢，等于公开宣布要违法（R1）。
单位不同的，一个工作日至少算一个自然日，最多按两个自然日折算，肯定超过的才算。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    time_limits:
      # ……
      statutory: {value: 15, unit: workday}
      promised: {value: 18, unit: workday}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    time_limits:
      # ……
      statutory: {value: 20, unit: workday}
      promised: {value: 18, unit: workday}
"""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.model import Limit
from generator.vocabulary import label

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR

_HOURS: Final[Mapping[str, tuple[int, int]]] = {"workday": (24, 48), "day": (24, 24), "hour": (1, 1)}
"""The least and the most hours that each unit can stand for."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        promised, statutory = power.time_limits.promised, power.time_limits.statutory
        if power.is_held and statutory and _is_longer(promised, statutory):
            message = _("{promised} is promised, but the law allows {statutory} only.").format(
                promised=_words(promised), statutory=_words(statutory)
            )
            hint = _("Promise no more than the law allows.")
            yield Finding(power.path, ("time_limits", "promised"), message, hint)


def _is_longer(one: Limit, other: Limit) -> bool:
    """Whether ``one`` is longer than ``other``, however the holidays fall."""
    if one.unit == other.unit:
        return one.value > other.value
    return one.value * _HOURS[one.unit][0] > other.value * _HOURS[other.unit][1]


def _words(limit: Limit) -> str:
    return f"{limit.value} {label('limitUnit', limit.unit)}"
