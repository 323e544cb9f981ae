"""状态的起始日期在沿革里找不到来历。

since 是现在这个状态从哪天开始，应当等于沿革里新增、下放、恢复、暂停、取消等那次变动的日期（R2）；只是调整内容的，不改 since。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    status:
      state: active
      since: 2021-01-01  # <-
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}

对::

    # catalog/units/park-office/powers/tree-felling.yml
    status:
      state: active
      since: 2020-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
        - {date: 2021-01-01, change: adjusted, reason: 减少一份材料。}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.model import StatusChange

SOURCE: Final = "R2"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        beginnings = _beginnings(power.status.history)
        if power.status.since not in beginnings:
            message = _("By the history, the present state began on {expected}, not on {since}.").format(
                expected=beginnings[0], since=power.status.since
            )
            hint = _("Correct since, or add the change that is missing to the history.")
            yield Finding(power.path, ("status", "since"), message, hint)


def _beginnings(history: tuple[StatusChange, ...]) -> list[str]:
    """The days from which the state at the end of a history can be counted, the likeliest first."""
    days = [history[0].date]
    for change in history[1:]:
        if change.change == "delegated":
            days = [*days, change.date]
        elif change.change != "adjusted":
            days = [change.date]
    return days
