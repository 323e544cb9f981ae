"""时限里不计入的程序，流程图里没有。

写了听证不计入时限，流程图里却没有听证，多出来的时间就没有去处：要么流程图漏了一步，要么这一项早就不办了。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    time_limits:
      # ……
      excluded:
        - {procedure: expert_review, name: 古树名木专家评审, limit: {value: 15, unit: workday}, basis: {law: administrative-licensing-law, article: 第四十五条}}
        - {procedure: hearing, name: 相邻住户听证, limit: {value: 20, unit: workday}, basis: {law: administrative-licensing-law, article: 第四十五条}}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    time_limits:
      # ……
      excluded:
        - {procedure: expert_review, name: 古树名木专家评审, limit: {value: 15, unit: workday}, basis: {law: administrative-licensing-law, article: 第四十五条}}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.kinds import FLOW

SOURCE: Final = "行政许可法第四十五条、R6"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    used = _used(catalog)
    for key, power in catalog.powers.items():
        if key not in used or not power.is_held or catalog.declared.hides(FLOW, power.unit):
            continue
        for i, excluded in enumerate(power.time_limits.excluded):
            if excluded.procedure not in used[key]:
                message = _("No step of the flow is this procedure: {name}.").format(name=in_quotes(excluded.name))
                hint = _("Mark the step with special: {procedure}, or delete this.").format(
                    procedure=excluded.procedure
                )
                yield Finding(power.path, ("time_limits", "excluded", i, "procedure"), message, hint)


def _used(catalog: Catalog) -> dict[tuple[str, str], set[str | None]]:
    """The special procedures in the flows of each power that has a flow."""
    used: dict[tuple[str, str], set[str | None]] = {}
    for flow in catalog.flows.values():
        used.setdefault((flow.unit, flow.power), set()).update(s.special for s in flow.steps)
    return used
