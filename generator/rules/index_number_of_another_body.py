"""索引号里的代码不是本单位的。

索引号开头是编这条信息的单位的代码。写成别家的，公众会以为这条信息是别家公开的，多半是复制别家的文件没有改。
确实由别家发布的，写明 publisher。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    disclosure: {index_number: 11990900MB2000012L/2026-00002, published: 2026-03-01, mode: proactive, validity: valid}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    disclosure: {index_number: 11990900MB2000012L/2026-00002, publisher: 试例市政务公开办公室, published: 2026-03-01, mode: proactive, validity: valid}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.codes import (
    index_number,
    is_credit_code,
    is_organisation_code,
    is_placeholder,
    is_placeholder_body,
    organisation_of,
)
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import Power, Unit

SOURCE: Final = "R15、政府信息公开条例"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    units = {unit.id: unit for unit in catalog.units.values() if _is_sound(unit.uscc)}
    for unit in units.values():
        yield from _of_entry(unit, unit)
    for power in catalog.powers.values():
        if power.unit in units:
            yield from _of_entry(power, units[power.unit])


def _is_sound(code: str) -> bool:
    """Whether index numbers can be held against a unit's code; one that is wrong itself is told elsewhere."""
    return is_credit_code(code) and is_organisation_code(organisation_of(code)) and not is_placeholder_body(code)


def _of_entry(entry: Unit | Power, unit: Unit) -> Iterator[Finding]:
    parts = index_number(entry.disclosure.index_number)
    body = parts.body if parts and not is_placeholder(entry.disclosure.index_number) else ""
    known = is_credit_code(body) or is_organisation_code(body)
    by_another = entry.disclosure.publisher not in {None, unit.name, unit.short_name}
    if known and not by_another and body not in {unit.uscc, organisation_of(unit.uscc)}:
        message = _("The index number begins with {code}, which is not this unit's code.")
        hint = _("Begin it with {code}; if another body publishes this, name it in publisher.").format(code=unit.uscc)
        yield Finding(entry.path, ("disclosure", "index_number"), message.format(code=in_quotes(body)), hint)
