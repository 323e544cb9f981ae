"""一个单位里有两个同名的内设机构。

职权写“由绿化科承办”，却有两个绿化科，就说不清是谁的责任。

不对::

    # catalog/units/park-office/unit.yml
    departments:
      - {id: office, name: 办公室}
      - {id: greening-section, name: 绿化科}
      - {id: window, name: 绿化科}  # <-

对::

    # catalog/units/park-office/unit.yml
    departments:
      - {id: office, name: 办公室}
      - {id: greening-section, name: 绿化科}
      - {id: window, name: 窗口}
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
    for unit in catalog.units.values():
        for i, _first in repeated((plain(d.name), i) for i, d in enumerate(unit.departments)):
            message = _("This unit has a department {name} already.").format(name=in_quotes(unit.departments[i].name))
            yield Finding(
                unit.path, ("departments", i, "name"), message, _("Name the two so that they can be told apart.")
            )
