"""两个单位用了同一个名称。

全称、简称、加挂的牌子，一个名称只能指一个单位，公众才知道该找谁、该投诉谁。

不对::

    # catalog/units/park-office/unit.yml
    other_names:
      - 试例市绿化委员会办公室
      - 试例市绿化委员会办公室  # <-

对::

    # catalog/units/park-office/unit.yml
    other_names:
      - 试例市绿化委员会办公室
"""

from collections.abc import Iterator
from typing import Final

from generator.census import Census, UnitHead
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _, in_quotes
from generator.wording import plain, repeated

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


def survey(census: Census) -> Iterator[Finding]:
    names = [(unit, trail, name) for unit in census.units.values() for trail, name in _names(unit)]
    for (unit, trail, name), (first, _place, _name) in repeated((plain(n[2]), n) for n in names):
        message = _("The name {name} is that of a unit already, in {path}.")
        text = message.format(name=in_quotes(name), path=first.path)
        yield Finding(unit.path, trail, text, _("Give each unit a name of its own; write each of its names once."))


def _names(unit: UnitHead) -> Iterator[tuple[Trail, str]]:
    yield ("name",), unit.name
    if plain(unit.short_name) != plain(unit.name):
        yield ("short_name",), unit.short_name
    for i, name in enumerate(unit.other_names):
        yield ("other_names", i), name
