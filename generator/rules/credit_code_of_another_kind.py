"""统一社会信用代码的前两位和单位种类对不上。

前两位说的是谁登记、登记成什么：机关是 11，事业单位是 12，企业是 91（GB 32100-2015）。对不上，不是代码抄了别家的，
就是单位种类选错了。

不对::

    # catalog/units/park-office/unit.yml
    kind: institution
    uscc: 11990900MB2000020F  # <-

对::

    # catalog/units/park-office/unit.yml
    kind: department
    uscc: 11990900MB2000020F
"""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.catalog import Catalog
from generator.codes import is_credit_code
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.vocabulary import label

SOURCE: Final = "GB 32100-2015"
SEVERITY: Final = Severity.WARNING

_PREFIXES: Final[Mapping[str, str]] = {
    "department": "11",
    "township": "11",
    "dispatched": "11",
    "institution": "12",
    "enterprise": "91",
}
"""The kinds of unit that are registered in one way only."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for unit in catalog.units.values():
        prefix = _PREFIXES.get(unit.kind)
        if prefix and is_credit_code(unit.uscc) and not unit.uscc.startswith(prefix):
            message = _(
                "The credit code begins with {found}, but that of a unit of this kind ({kind}) begins with {prefix}."
            )
            yield Finding(
                unit.path,
                ("uscc",),
                message.format(
                    found=in_quotes(unit.uscc[:2]), kind=label("unitKind", unit.kind), prefix=in_quotes(prefix)
                ),
                _("Check the code against the registration certificate, and kind against the staffing plan."),
            )
