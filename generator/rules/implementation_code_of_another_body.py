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

from generator.census import Census, PowerHead
from generator.codes import is_implementation_code, is_placeholder
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "GB/T 39554.1-2020"
SEVERITY: Final = Severity.WARNING


def survey(census: Census) -> Iterator[Finding]:
    for power in census.powers:
        bodies = _bodies(census, power)
        for i, (scheme, code) in enumerate(power.codes):
            told_elsewhere = is_placeholder(code) or not is_implementation_code(code)
            if scheme != "national_implementation" or told_elsewhere or not bodies:
                continue
            if not any(body in code for body in bodies):
                message = _("The implementation code {code} does not contain this unit's credit code.")
                hint = _("The credit code is {code}; check each character.").format(code=bodies[0])
                yield Finding(power.path, ("codes", i, "value"), message.format(code=in_quotes(code)), hint)


def _bodies(census: Census, power: PowerHead) -> list[str]:
    """The credit codes of those who may be named as exercising a power, its own unit first."""
    names = (power.unit, power.delegated_by, *power.joint_with)
    units = (census.units.get(name or "") for name in names)
    return [unit.uscc for unit in units if unit]
