"""说是两个单位共同行使的职权，另一个单位却说是自己单独行使。

一家写“和林业局共同行使”，林业局自己也有这项职权却没有写共同行使，群众就会两头跑，出了问题两家互相推。

不对::

    # catalog/units/forest-bureau/unit.yml
    name: 试例市林业局
    # catalog/units/forest-bureau/rules.yml
    # catalog/units/forest-bureau/risks/tree-felling.yml
    # flows/forest-bureau/tree-felling.yml
    # catalog/units/forest-bureau/powers/tree-felling.yml
    name: 砍伐城市树木审批
    exercised_by: {source: statutory, level: city}
    # catalog/units/park-office/powers/tree-felling.yml
    exercised_by: {source: statutory, level: city, joint_with: [forest-bureau]}  # <-

对::

    # catalog/units/forest-bureau/unit.yml
    name: 试例市林业局
    # catalog/units/forest-bureau/rules.yml
    # catalog/units/forest-bureau/risks/tree-felling.yml
    # flows/forest-bureau/tree-felling.yml
    # catalog/units/forest-bureau/powers/tree-felling.yml
    name: 砍伐城市树木审批
    exercised_by: {source: statutory, level: city, joint_with: [park-office]}
    # catalog/units/park-office/powers/tree-felling.yml
    exercised_by: {source: statutory, level: city, joint_with: [forest-bureau]}
"""

from collections.abc import Iterator
from typing import Final

from generator.census import Census
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.wording import plain

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING


def survey(census: Census) -> Iterator[Finding]:
    living = [p for p in census.powers if p.is_held]
    named = {(p.unit, plain(p.name)): p for p in living}
    for power in living:
        for i, unit in enumerate(power.joint_with):
            other = named.get((unit, plain(power.name)))
            if other and unit != power.unit and power.unit not in other.joint_with:
                message = _("{unit} has this power too and does not say that it is exercised jointly.")
                hint = _("Name this unit in joint_with of {path}, or keep the power in one place.").format(
                    path=other.path
                )
                yield Finding(power.path, ("exercised_by", "joint_with", i), message.format(unit=in_quotes(unit)), hint)
