"""索引号不是常用的写法。

常用的写法是“统一社会信用代码（或者组织机构代码）/年份-流水号”，代码的校验码要对。抄漏一位，公众就查不到。
确有自己一套编法的辖区，可以保留这个提醒不管。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    disclosure: {index_number: 123131313113213/202611-00083, published: 2026-03-01, mode: proactive, validity: valid}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    disclosure: {index_number: 11990900MB2000020F/2026-00083, published: 2026-03-01, mode: proactive, validity: valid}
"""

from collections.abc import Iterator
from typing import Final

from generator.census import Census, PowerHead, UnitHead
from generator.codes import index_number, is_credit_code, is_organisation_code, is_placeholder
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R15、政府信息公开条例"
SEVERITY: Final = Severity.WARNING


def survey(census: Census) -> Iterator[Finding]:
    told = {unit.uscc for unit in census.units.values()}
    for entry in _entries(census):
        number = entry.index_number
        parts = index_number(number)
        if parts is None:
            message = _("The index number {number} does not have the usual form.").format(number=in_quotes(number))
        elif parts.body not in told and not is_credit_code(parts.body) and not is_organisation_code(parts.body):
            message = _("The body's code {code} in the index number fails its check.").format(
                code=in_quotes(parts.body)
            )
        else:
            continue
        if not is_placeholder(number):
            hint = _("Write the body's credit code, a stroke, the year, a hyphen and the serial number.")
            yield Finding(entry.path, ("disclosure", "index_number"), message, hint)


def _entries(census: Census) -> Iterator[UnitHead | PowerHead]:
    """What carries an index number."""
    yield from census.units.values()
    yield from census.powers
