"""同一个索引号用了两次。

索引号是一条政府信息的身份证号，公众凭它查找、凭它投诉。两条信息用了同一个，说明有一条是复制以后没有改。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    disclosure: {index_number: 11990900MB2000020F/2026-00001, published: 2026-03-01, mode: proactive, validity: valid}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    disclosure: {index_number: 11990900MB2000020F/2026-00002, published: 2026-03-01, mode: proactive, validity: valid}
"""

from collections.abc import Iterator
from typing import Final

from generator.census import Census, PowerHead, UnitHead
from generator.codes import is_placeholder
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.wording import repeated

SOURCE: Final = "R15、政府信息公开条例"
SEVERITY: Final = Severity.ERROR


def survey(census: Census) -> Iterator[Finding]:
    for entry, first in repeated((e.index_number.upper(), e) for e in _entries(census)):
        number = entry.index_number
        if not is_placeholder(number):
            message = _("The index number {number} is used already, in {path}.")
            text = message.format(number=in_quotes(number), path=first.path)
            yield Finding(
                entry.path, ("disclosure", "index_number"), text, _("Give this one the next free serial number.")
            )


def _entries(census: Census) -> Iterator[UnitHead | PowerHead]:
    """What carries an index number."""
    yield from census.units.values()
    yield from census.powers
