"""正在行使的职权没有流程图。

一项职权配一张流程图，群众才看得到先办什么、谁来办、多久办完、不服找谁。没有图，这项权力怎样运行就看不见（R5）。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    name: 砍伐城市树木审批  # <-
    # flows/park-office/tree-felling.yml 删去

对::

    # flows/park-office/tree-felling.yml
    power: tree-felling
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.kinds import FLOW

SOURCE: Final = "R5"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    charted = {(flow.unit, flow.power) for flow in catalog.flows.values()}
    unread = {unit for kind, unit, _name in catalog.declared.opaque if kind == FLOW}
    for key, power in catalog.powers.items():
        if power.is_held and key not in charted and power.unit not in unread:
            message = _("The power {name} has no flow.").format(name=in_quotes(power.name))
            hint = _("Draw its flow in flows/{unit}/{power}.yml.").format(unit=power.unit, power=power.id)
            yield Finding(power.path, (), message, hint)
