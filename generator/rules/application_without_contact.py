"""依申请办理的职权，没有写到哪里办、打什么电话问。

许可、确认、给付、裁决都要人来申请。办理地点、网上办理、咨询电话一样都没有，人家看完了还是不知道往哪里走。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    service: {visits: 1}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    service: {places: [试例市园林路2号一楼窗口], telephone: 0000-5551101, visits: 1}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "R1、R16"
SEVERITY: Final = Severity.ERROR

_ON_APPLICATION: Final = frozenset({"licensing", "confirmation", "payment", "adjudication"})


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if power.category not in _ON_APPLICATION or not power.is_held:
            continue
        service = power.service
        if service is None or not (service.places or service.telephone or service.online):
            message = _("Nobody is told where to apply or whom to ask.")
            hint = _("Write service.places, service.telephone or service.online.")
            yield Finding(power.path, ("service",) if service else ("category",), message, hint)
