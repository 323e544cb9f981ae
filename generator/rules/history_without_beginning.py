"""沿革不是从新增写起，或者中间又冒出一个新增。

一项职权只新增一次：没有开头，就不知道它从哪里来（R2）。上级下放、授权、委托给本单位的，可以从“委托或下放”写起。
取消以后又要行使的，是恢复，要写明恢复的依据。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    status:
      state: active
      since: 2020-01-01
      history:
        - {date: 2020-01-01, change: adjusted, reason: 减少一份材料。}  # <-

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    status:
      state: active
      since: 2024-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
        - {date: 2024-01-01, change: established, reason: 增加移植审批。}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    status:
      state: active
      since: 2020-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
        - {date: 2024-01-01, change: adjusted, reason: 减少一份材料。}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import Power
from generator.vocabulary import label

SOURCE: Final = "R2"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        for i, change in enumerate(power.status.history):
            name = in_quotes(label("powerChange", change.change))
            trail = ("status", "history", i, "change")
            if i == 0 and change.change not in _beginnings(power):
                message = _("The history begins with {change}.").format(change=name)
                yield Finding(
                    power.path, trail, message, _("Write first how and when the unit came to hold the power.")
                )
            if i > 0 and change.change == "established":
                message = _("{change} stands in the middle of the history.").format(change=name)
                yield Finding(
                    power.path, trail, message, _("A power is established once; name the change that it was.")
                )


def _beginnings(power: Power) -> tuple[str, ...]:
    if power.exercised_by.source in ("statutory", "internal"):
        return ("established",)
    return ("established", "delegated")
