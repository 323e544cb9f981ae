"""单位没有一项职权。

单位登记了，却一项职权也没有公开，群众查不到它管什么，覆盖情况的统计也会虚高（R14）。确实没有职权的单位不用登记。

不对::

    # catalog/units/tree-nursery/unit.yml
    name: 试例市苗圃管理所  # <-
    short_name: 市苗圃所
    uscc: 12990900MB20000399
    kind: institution
    mission: 培育城市绿化用的树苗。
    parent: park-office
    departments:
      - {id: office, name: 办公室}
    posts:
      - {id: head, name: 所长岗, department: office, tier: lead, duties: [主持全所工作]}
      - {id: keeper, name: 出圃登记岗, department: office, tier: general, duties: [登记、公示出圃名单]}
    address: 试例市苗圃路3号
    hours: 工作日 9:00—17:00
    telephone: 0000-5551300
    disclosure: {index_number: 12990900MB20000399/2026-00001, published: 2026-03-01, mode: proactive, validity: valid}
    # catalog/units/tree-nursery/risks/whole-unit.yml
    about: {unit: true}
    risks:
      - id: favoured-seedlings
        name: 把好苗留给关系户
        layer: unit
        dimension: process
        post: head
        behaviour: 出圃名单没有公示，好苗先给了熟人。
        consequence: 公园和街道得不到该得的树苗。
        nature: regulation
        found_by: [self]
        factors: {power_held: little, likelihood: low, harm: reputation, discretion: none}
        rating: {self: 3, reviewed: 3, final: 3, date: 2026-01-10}
        controls:
          - {measure: 出圃名单在所里公告栏贴三天。, kind: prevention, owner: keeper}

对::

    # catalog/units/park-office/unit.yml
    name: 试例市园林管理局
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.kinds import POWER

SOURCE: Final = "R14"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    busy = {unit for kind, unit, _name in catalog.declared.files if kind == POWER}
    for unit in catalog.units.values():
        if unit.id not in busy:
            message = _("The unit {name} has no power.").format(name=in_quotes(unit.name))
            yield Finding(
                unit.path, (), message, _("Write its powers in catalog/units/{unit}/powers/.").format(unit=unit.id)
            )
