"""两个统计期有重叠，或者起止颠倒。

同一件预警在两个统计期里各算一次，两张表一减，就能推出本来不该公布的小数字。统计期一个接一个，互不重叠，过完了才公布。

不对::

    # catalog/jurisdiction.yml
    disclosure:
      risk_levels: [1]
      fields: []
      alerts:
        periods:
          - {name: 2026年上半年, begins: 2026-01-01, ends: 2026-06-30}
          - {name: 2026年前三季度, begins: 2026-01-01, ends: 2026-09-30}  # <-

对::

    # catalog/jurisdiction.yml
    disclosure:
      risk_levels: [1]
      fields: []
      alerts:
        periods:
          - {name: 2026年上半年, begins: 2026-01-01, ends: 2026-06-30}
          - {name: 2026年第三季度, begins: 2026-07-01, ends: 2026-09-30}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R17"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    told = catalog.jurisdiction.disclosure.alerts if catalog.jurisdiction else None
    periods = told.periods if told else ()
    for i, period in enumerate(periods):
        path, trail = catalog.jurisdiction.path if catalog.jurisdiction else "", ("disclosure", "alerts", "periods", i)
        if period.ends < period.begins:
            message = _("The period {name} ends before it begins.").format(name=in_quotes(period.name))
            yield Finding(path, trail, message, _("Correct one of the two dates."))
        for other in periods[:i]:
            if period.begins <= other.ends and other.begins <= period.ends:
                message = _("The periods {one} and {other} overlap.").format(
                    one=in_quotes(other.name), other=in_quotes(period.name)
                )
                yield Finding(path, trail, message, _("Let each begin on the day after the other ends."))
