"""流程图的文件名是一项职权，图却挂在另一项职权上。

文件名和 power 各说各的，总有一个写错了。挂错的图会把别的权力的步骤、岗位和时限公示成这一项的（R5）。

不对::

    # catalog/units/park-office/powers/tree-moving.yml
    name: 移植城市树木审批
    # flows/park-office/tree-moving.yml 照 tree-felling.yml
    power: tree-felling  # <-
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

SOURCE: Final = "R5"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for key, flow in catalog.flows.items():
        if flow.id != flow.power and key in catalog.powers:
            message = _("The file is named after the power {own}, but the flow is attached to {other}.").format(
                own=in_quotes(flow.id), other=in_quotes(flow.power)
            )
            yield Finding(flow.path, ("power",), message, _("Name the power that this flow is of, or rename the file."))
