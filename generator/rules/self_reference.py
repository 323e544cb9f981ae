"""一个条目把自己写成了别的条目。

自己跟自己相关、自己代替自己、自己并入自己，都说明这里本来要写的是另一个，抄错了（R1）。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    related: [tree-felling]  # <-

不对::

    # catalog/units/park-office/unit.yml
    parent: park-office  # <-

对::

    # catalog/units/park-office/unit.yml
    name: 试例市园林管理局
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _, in_quotes
from generator.references import split_power

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for path, trail, own, named in _mentions(catalog):
        if own == named:
            message = _("The entry names itself here.")
            hint = _("Name the other one that is meant, or delete {name}.").format(name=in_quotes(named))
            yield Finding(path, trail, message, hint)


def _mentions(catalog: Catalog) -> Iterator[tuple[str, Trail, str, str | None]]:
    """(path, trail, the entry's own name, the name it mentions) of mentions that must mean another entry of the kind."""
    for power in catalog.powers.values():
        for i, name in enumerate(power.related):
            yield power.path, ("related", i), power.key, "/".join(split_power(power.unit, name))
        if power.status.successor:
            named = "/".join(split_power(power.unit, power.status.successor))
            yield power.path, ("status", "successor"), power.key, named
    for unit in catalog.units.values():
        yield unit.path, ("parent",), unit.id, unit.parent
    for law in catalog.laws.values():
        yield law.path, ("replaced_by",), law.id, law.replaced_by
    for library in catalog.libraries.values():
        for j, rule in enumerate(library.rules):
            yield library.path, ("rules", j, "replaced_by"), rule.id, rule.replaced_by
