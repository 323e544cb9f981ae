"""单位不公开，单位的职权却主动公开。

单位的页面不公开，职权的页面上就没有单位、岗位和投诉渠道可看；两处的公开方式总有一处写错了。

不对::

    # catalog/units/park-office/unit.yml
    disclosure: {index_number: 11990900MB2000020F/2026-00001, published: 2026-03-01, mode: withheld, validity: valid}

    # catalog/units/park-office/powers/tree-felling.yml
    disclosure: {index_number: 11990900MB2000020F/2026-00002, published: 2026-03-01, mode: proactive, validity: valid}  # <-

对::

    # catalog/units/park-office/unit.yml
    disclosure: {index_number: 11990900MB2000020F/2026-00001, published: 2026-03-01, mode: proactive, validity: valid}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.vocabulary import label

SOURCE: Final = "R15"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        unit = catalog.units.get(power.unit)
        if not unit or not power.is_held or power.disclosure.mode != "proactive":
            continue
        if unit.disclosure.mode == "withheld":
            message = _("This power is published, but its unit is not ({mode}).")
            text = message.format(mode=label("disclosureMode", unit.disclosure.mode))
            yield Finding(
                power.path,
                ("disclosure", "mode"),
                text,
                _("Correct the mode of the power or of {path}.").format(path=unit.path),
            )
