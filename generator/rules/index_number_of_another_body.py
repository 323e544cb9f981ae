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
from generator.codes import index_number, is_credit_code, is_organisation_code, organisation_of
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import Power, Unit

SOURCE: Final = "R15、政府信息公开条例"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for unit in catalog.units.values():
        yield from _of_entry(unit, unit)
    for power in catalog.powers.values():
        if power.unit in catalog.units:
            yield from _of_entry(power, catalog.units[power.unit])


def _of_entry(entry: Unit | Power, unit: Unit) -> Iterator[Finding]:
    parts = index_number(entry.disclosure.index_number)
    known = parts is not None and (is_credit_code(parts.body) or is_organisation_code(parts.body))
    by_another = entry.disclosure.publisher not in {None, unit.name, unit.short_name}
    if parts and known and not by_another and parts.body not in {unit.uscc, organisation_of(unit.uscc)}:
        message = _("The index number begins with {code}, which is not this unit's code.")
        hint = _("Begin it with {code}; if another body publishes this, name it in publisher.").format(code=unit.uscc)
        yield Finding(entry.path, ("disclosure", "index_number"), message.format(code=in_quotes(parts.body)), hint)
