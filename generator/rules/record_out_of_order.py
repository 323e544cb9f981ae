"""变更记录里的程序先后颠倒。

改动先集体研究，再由负责人审定，然后防控办、法制办、编办、公开办备案，最后公布（R3）。后一步的日期早于前一步，说明没有按程序走，或者日期写错了；这样的记录在合并时不算数。

不对::

    # catalog/units/park-office/changes/2026-03-01-fewer-materials.yml
    decision: {body: 局长办公会, date: 2026-02-03}
    approval: {post: 局长岗, date: 2026-02-02}  # <-

不对::

    # catalog/units/park-office/changes/2026-02-25-fewer-materials.yml 照 2026-03-01-fewer-materials.yml
    date: 2026-02-25  # <-
    filed:
      - {office: legal, date: 2026-02-27, number: 法制备〔2026〕3号}

对::

    # catalog/units/park-office/changes/2026-03-01-fewer-materials.yml
    date: 2026-03-01
    decision: {body: 局长办公会, date: 2026-02-03}
    approval: {post: 局长岗, date: 2026-02-04}
    filed:
      - {office: legal, date: 2026-02-27, number: 法制备〔2026〕3号}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.procedure import out_of_order

SOURCE: Final = "R3"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for record in catalog.records.values():
        for stage, latest in out_of_order(record):
            message = _("{date} is earlier than {earlier}, the date of the stage before.").format(
                date=stage.date, earlier=latest
            )
            hint = _("Correct the date, or go through the stages again in their order.")
            yield Finding(record.path, stage.trail, message, hint)
