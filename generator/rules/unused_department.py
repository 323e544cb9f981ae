"""内设机构下面没有岗位，也没有职权和制度归它管。

内设机构写进来，是为了说清事情由哪个科室办。什么都不归它的，要么是漏写了岗位，要么已经撤并了忘了删（R1）。

不对::

    # catalog/units/park-office/unit.yml
    departments:
      - {id: office, name: 办公室}
      - {id: greening-section, name: 绿化科}
      - {id: window, name: 窗口}
      - {id: park-section, name: 公园科}  # <-

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
from generator.references import references

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    used = {(r.unit, r.id) for r in references(catalog) if r.target == "department"}
    unread = {unit for _kind, unit, _name in catalog.declared.opaque}
    for unit in catalog.units.values():
        for i, department in enumerate(unit.departments):
            if (unit.id, department.id) not in used and unit.id not in unread:
                message = _("No post, power or rule belongs to the department {department}.").format(
                    department=in_quotes(department.id)
                )
                hint = _("Give it the posts that it has, or delete it if it exists no more.")
                yield Finding(unit.path, ("departments", i), message, hint)
