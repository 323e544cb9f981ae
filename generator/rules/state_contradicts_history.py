"""职权的状态和沿革的最后一次变动对不上。

沿革说已经取消，状态却是正在行使，就是已取消的权力悄悄回来了（R2 防止反弹）；反过来，也会让群众办不成还能办的事。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    status:
      state: active  # <-
      since: 2024-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
        - {date: 2024-01-01, change: suspended, reason: 树木普查期间暂停砍伐。}

对::

    # catalog/units/park-office/powers/tree-felling.yml
    status:
      state: active
      since: 2024-07-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
        - {date: 2024-01-01, change: suspended, reason: 树木普查期间暂停砍伐。}
        - {date: 2024-07-01, change: resumed, reason: 普查结束。}
"""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import StatusChange
from generator.vocabulary import label

SOURCE: Final = "R2"
SEVERITY: Final = Severity.ERROR

_LEADS_TO: Final[Mapping[str, str]] = {
    "established": "active",
    "resumed": "active",
    "suspended": "suspended",
    "cancelled": "cancelled",
    "merged": "merged",
    "transferred": "transferred",
}
"""The state after each change; the others (adjusted, delegated) leave it as it is."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        status = power.status
        if status.state not in _ends(status.history):
            expected = [label("powerState", state) for state in _ends(status.history)]
            message = _("The state is {state}, but by its history it is {expected}.").format(
                state=in_quotes(label("powerState", status.state)), expected=in_quotes(expected[0])
            )
            hint = _("Correct the state, or add the change that led to it to the history.")
            yield Finding(power.path, ("status", "state"), message, hint)


def _ends(history: tuple[StatusChange, ...]) -> tuple[str, ...]:
    """The states that a history can end in; what is handed down can be held on or be gone."""
    state = "active"
    for change in history:
        state = _LEADS_TO.get(change.change, state)
    return (state, "transferred") if history[-1].change == "delegated" else (state,)
