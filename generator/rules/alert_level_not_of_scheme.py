"""预警的等级不是所用办法里的等级。

警示、提醒、提示都要评一个等级，写那套办法里的等级标识；学习类不评等级。没有扣过分的颜色（例如四色计分里的绿色）不用来评预警。
办法换了，以前按老办法评的预警照旧，但是现行办法要写明老等级算哪一级，不然合不到一张统计表里。

不对::

    # catalog/units/park-office/alerts/site-photos.yml
    level: blue  # <-

对::

    # catalog/units/park-office/alerts/site-photos.yml
    level: yellow

不对::

    # catalog/jurisdiction.yml
    alert_scheme: points
    # catalog/alert-schemes/points.yml
    name: 四色计分预警办法
    summary: 每个对象每年十二分。
    levels:
      - {id: green, name: 绿色, colour: green, meaning: 没有扣过分。, handled_by: 本单位, threshold: 0}
      - {id: blue, name: 蓝色预警, colour: blue, meaning: 苗头性问题。, handled_by: 本单位, measures: [reminder], points: 2, threshold: 1}
    points_a_year: 12
    entry: {warning: 7}
    # catalog/units/park-office/alerts/site-photos.yml
    level: yellow  # <-

对::

    # catalog/jurisdiction.yml
    alert_scheme: points
    # catalog/alert-schemes/points.yml
    name: 四色计分预警办法
    summary: 每个对象每年十二分。
    levels:
      - {id: green, name: 绿色, colour: green, meaning: 没有扣过分。, handled_by: 本单位, threshold: 0}
      - {id: blue, name: 蓝色预警, colour: blue, meaning: 苗头性问题。, handled_by: 本单位, measures: [reminder], points: 2, threshold: 1}
    points_a_year: 12
    entry: {warning: 7}
    equivalents: [{scheme: three-colours, level: yellow, counts_as: blue}]
    # catalog/units/park-office/alerts/site-photos.yml
    level: yellow
"""

from collections.abc import Iterator
from typing import Final

from generator.alert_model import Alert, AlertScheme
from generator.alerts import KINDS_COUNTED, counts_as
from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R13"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for alert in catalog.alerts.values():
        scheme = catalog.alert_schemes.get(alert.scheme)
        message = _fault(catalog, alert, scheme) if scheme else ""
        if scheme and message:
            levels = "、".join(level.id for level in scheme.for_alerts)
            hint = _("The levels of this scheme are: {levels}.").format(levels=levels)
            yield Finding(alert.path, ("level",) if alert.level else (), message, hint)


def _fault(catalog: Catalog, alert: Alert, scheme: AlertScheme) -> str:
    """What is wrong with the level of an alert; "" where nothing is."""
    if alert.kind not in KINDS_COUNTED:
        return _("What is for learning only has no level.") if alert.level else ""
    if alert.level is None:
        return _("The alert has no level.")
    level, now = scheme.level(alert.level), catalog.alert_scheme
    if level is None or not level.is_for_alerts:
        return _("{level} is no level of the scheme {scheme} that an alert can have.").format(
            level=in_quotes(alert.level), scheme=in_quotes(scheme.id)
        )
    if now and counts_as(catalog, alert, now) is None:
        return _("The scheme in force, {now}, does not say what level {level} of {scheme} counts as.").format(
            now=in_quotes(now.id), level=in_quotes(alert.level), scheme=in_quotes(scheme.id)
        )
    return ""
