"""变更记录的文件名和里面的日期对不上。

变更记录按日期归档，文件名开头就是公布日期，后面接一个简称。两处不一样，查的人按日期找不到，也说不清是哪天公布的。

不对::

    # catalog/units/park-office/changes/2026-03-10-fewer-materials.yml 照 2026-03-01-fewer-materials.yml
    date: 2026-03-01  # <-

不对::

    # catalog/units/park-office/changes/fewer-materials.yml 照 2026-03-01-fewer-materials.yml
    date: 2026-03-01  # <-

对::

    # catalog/units/park-office/changes/2026-03-01-fewer-materials.yml
    date: 2026-03-01
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "R16"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for record in catalog.records.values():
        if not record.id.startswith(f"{record.date}-"):
            message = _("The file is called {name}, and the date in it is {date}.").format(
                name=f"{record.id}.yml", date=record.date
            )
            hint = _("Call the file {date}-….yml, or correct the date.").format(date=record.date)
            yield Finding(record.path, ("date",), message, hint)
