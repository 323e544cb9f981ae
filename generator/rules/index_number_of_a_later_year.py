"""索引号的年份比公开日期还晚。

信息先编号、后公开。编号的年份在公开日期之后，不是编号写错，就是公开日期写错；公开日期不实，是检查时一票否决的问题。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    disclosure: {index_number: 11990900MB2000020F/2027-00002, published: 2026-03-01, mode: proactive, validity: valid}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    disclosure: {index_number: 11990900MB2000020F/2026-00002, published: 2026-03-01, mode: proactive, validity: valid}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.codes import index_number
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.model import Power, Unit

SOURCE: Final = "R15"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for entry in _entries(catalog):
        parts = index_number(entry.disclosure.index_number)
        if parts and parts.year > int(entry.disclosure.published[:4]):
            message = _("The index number is of the year {year}, but was published on {date}.")
            text = message.format(year=parts.year, date=entry.disclosure.published)
            yield Finding(
                entry.path, ("disclosure", "index_number"), text, _("Correct the year of the number or the date.")
            )


def _entries(catalog: Catalog) -> Iterator[Unit | Power]:
    """What carries an index number."""
    yield from catalog.units.values()
    yield from catalog.powers.values()
