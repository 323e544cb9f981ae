"""行政许可的时限超过了行政许可法的上限。

除了法律、法规另有规定，许可自受理起二十个工作日内决定；几个单位统一办理、联合办理、集中办理的，不超过四十五日。
另有规定的，把那一条写进 override_basis；没有，就要缩短时限。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    time_limits:
      # ……
      statutory: {value: 30, unit: workday}  # <-
      statutory_basis: {law: administrative-licensing-law, article: 第四十二条}

对::

    # catalog/units/park-office/powers/tree-felling.yml
    time_limits:
      # ……
      statutory: {value: 30, unit: workday}
      statutory_basis: {law: greening-regulation, article: 第二十条}
      override_basis: {law: greening-regulation, article: 第二十条, note: 条例对砍伐树木的审批期限另有规定。}
"""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.vocabulary import label

SOURCE: Final = "行政许可法第四十二条"
SEVERITY: Final = Severity.ERROR

_AT_MOST: Final[Mapping[str, int]] = {"workday": 1, "day": 2, "hour": 48}
"""How many of each unit a working day can last at most, long holidays between included."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        limits = power.time_limits
        if power.category != "licensing" or not power.is_held or limits.override_basis is not None:
            continue
        bound = 45 if power.exercised_by.joint_with else 20
        field, limit = ("statutory", limits.statutory) if limits.statutory else ("promised", limits.promised)
        if limit.value > bound * _AT_MOST[limit.unit]:
            message = _("{value} {unit} is longer than the {bound} working days that the law allows.").format(
                value=limit.value, unit=label("limitUnit", limit.unit), bound=bound
            )
            hint = _("Shorten it; if a special law allows more, cite that law in override_basis.")
            yield Finding(power.path, ("time_limits", field), message, hint)
