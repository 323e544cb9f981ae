"""有的文件没有人负责审核。

审核要落到人：一个单位写了审核人，别的单位、全市共用的文件却没有写，改这些文件就可能没有人看。写了 owners，合并请求才会自动请到该看的人。

不对::

    # catalog/jurisdiction.yml
    owners:
      risk_control: ["@shili/fangkong"]
      legal: ["@shili/fazhi"]
      staffing: ["@shili/bianban"]
      disclosure: ["@shili/gongkai"]

    # catalog/units/park-office/unit.yml
    name: 试例市园林管理局  # <-

对::

    # catalog/jurisdiction.yml
    owners:
      risk_control: ["@shili/fangkong"]
      legal: ["@shili/fazhi"]
      staffing: ["@shili/bianban"]
      disclosure: ["@shili/gongkai"]

    # catalog/units/park-office/unit.yml
    owners: ["@shili/yuanlin"]

不对::

    # catalog/jurisdiction.yml
    name: 试例市  # <-

    # catalog/units/park-office/unit.yml
    owners: ["@shili/yuanlin"]
"""

from collections.abc import Iterator
from typing import Final

from generator.census import Census
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R3"
SEVERITY: Final = Severity.WARNING


def survey(census: Census) -> Iterator[Finding]:
    city, units = census.core.jurisdiction, census.units.values()
    if not any(unit.is_owned for unit in units) and not (city and city.owners):
        return  # this city does not say on its forge who reviews what
    if city and not city.owners:
        message = _("Nobody is named to review the files that all units share.")
        yield Finding(city.path, ("name",), message, _("Name the accounts of the four offices under “owners”."))
    for unit in units:
        if not unit.is_owned:
            message = _("Nobody is named to review the files of {name}.").format(name=in_quotes(unit.name))
            yield Finding(unit.path, ("name",), message, _("Name the unit's accounts under “owners”."))
