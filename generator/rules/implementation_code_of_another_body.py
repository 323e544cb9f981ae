"""国家实施编码里找不到本单位的统一社会信用代码。

实施编码三十一位，里面有十八位是实施机关的统一社会信用代码。找不到本单位的（受委托或者共同行使时，是委托单位、共同单位的），
多半是从别的单位抄来的，或者抄漏了一位、又在别处补了一位。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    codes:
      - {scheme: local, value: SL-YL-XK-001}
      - {scheme: national_implementation, value: 11990900MB2000012L2000117033000}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    codes:
      - {scheme: local, value: SL-YL-XK-001}
      - {scheme: national_implementation, value: 11990900MB2000020F2000117033000}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.codes import is_implementation_code, is_placeholder
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import Power

SOURCE: Final = "GB/T 39554.1-2020"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        bodies = _bodies(catalog, power)
        for i, code in enumerate(power.codes):
            told_elsewhere = is_placeholder(code.value) or not is_implementation_code(code.value)
            if code.scheme != "national_implementation" or told_elsewhere or not bodies:
                continue
            if not any(body in code.value for body in bodies):
                message = _("The implementation code {code} does not contain this unit's credit code.")
                hint = _("The credit code is {code}; check each character.").format(code=bodies[0])
                yield Finding(power.path, ("codes", i, "value"), message.format(code=in_quotes(code.value)), hint)


def _bodies(catalog: Catalog, power: Power) -> list[str]:
    """The credit codes of those who may be named as exercising a power, its own unit first."""
    names = (power.unit, power.exercised_by.delegated_by, *power.exercised_by.joint_with)
    units = (catalog.units.get(name or "") for name in names)
    return [unit.uscc for unit in units if unit]
