"""一个单位里有两项同名的职权，或者一项职权里有两个同名的子项。

名称一样，办事的人分不清该看哪一项；多半是同一项职权录了两遍。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    sub_items:
      - {id: dead, name: 砍伐枯死树}
      - {id: dangerous, name: 砍伐枯死树}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    sub_items:
      - {id: dead, name: 砍伐枯死树}
      - {id: dangerous, name: 砍伐危险树}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.wording import plain, repeated

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    living = [p for p in catalog.powers.values() if p.is_held]
    hint = _("Delete the one that was entered twice, or name both so that they can be told apart.")
    for power, first in repeated(((p.unit, plain(p.name)), p) for p in living):
        message = _("This unit has a power {name} already, in {path}.")
        yield Finding(power.path, ("name",), message.format(name=in_quotes(power.name), path=first.path), hint)
    for power in living:
        for i, _first in repeated((plain(item.name), i) for i, item in enumerate(power.sub_items)):
            message = _("This power has a sub-item {name} already.")
            text = message.format(name=in_quotes(power.sub_items[i].name))
            yield Finding(power.path, ("sub_items", i, "name"), text, hint)
