"""处置措施和等级不相称。

每一级可以用哪些措施，办法里写得清清楚楚：轻的不能重罚，重的也不能提醒一下就算了。要用别的措施，先重新评定等级。

不对::

    # catalog/units/park-office/alerts/site-photos.yml
    measures: [reminder, admonition]  # <-

对::

    # catalog/units/park-office/alerts/site-photos.yml
    measures: [reminder]
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.vocabulary import label

SOURCE: Final = "R13"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for alert in catalog.alerts.values():
        scheme = catalog.alert_schemes.get(alert.scheme)
        level = scheme.level(alert.level) if scheme else None
        for i, measure in enumerate(alert.measures if level and level.is_for_alerts else ()):
            if level and measure not in level.measures:
                message = _("The measure {measure} is not one of those for {level}.").format(
                    measure=in_quotes(label("alertMeasure", measure)), level=in_quotes(level.name)
                )
                allowed = "、".join(label("alertMeasure", m) for m in level.measures)
                yield Finding(
                    alert.path, ("measures", i), message, _("Those for it are: {measures}.").format(measures=allowed)
                )
