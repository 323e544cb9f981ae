"""现场接待的监督渠道没有写接待时间。

让人上门反映问题，却不说哪天有人，跑空一趟的人就不会再来了。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    supervision:
      - {kind: office, name: 市园林局接待室, contact: 试例市园林路2号一楼}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    supervision:
      - {kind: office, name: 市园林局接待室, contact: 试例市园林路2号一楼, hours: 每周三 9:00—12:00}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import Channel

SOURCE: Final = "R16"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for path, channels in _channels(catalog):
        for i, channel in enumerate(channels):
            if channel.kind == "office" and channel.hours is None:
                message = _("{name} receives visitors, but nobody is told when.").format(name=in_quotes(channel.name))
                yield Finding(path, ("supervision", i), message, _("Write the hours in which visitors are received."))


def _channels(catalog: Catalog) -> Iterator[tuple[str, tuple[Channel, ...]]]:
    if catalog.jurisdiction:
        yield catalog.jurisdiction.path, catalog.jurisdiction.supervision
    for unit in catalog.units.values():
        yield unit.path, unit.supervision
    for power in catalog.powers.values():
        yield power.path, power.supervision
