"""变更记录里的程序先后颠倒。

改动先集体研究，再由负责人审定，然后防控办、法制办、编办、公开办备案，最后公布（R3）。后一步的日期早于前一步，说明没有按程序走，或者日期写错了；这样的记录在合并时不算数。

不对::

    # catalog/units/park-office/changes/2026-03-01-longer-limit.yml
    title: 遇到古树名木的承诺时限延长
    date: 2026-03-01
    reason: 专家评审的时间不够。
    covers:
      - {kind: power, id: tree-felling, change: time-limits-promised-increased, before: 8 个工作日, after: 10 个工作日}
    decision: {body: 局长办公会, date: 2026-02-10}
    approval: {post: 局长岗, date: 2026-02-09}  # <-
    filed:
      - {office: legal, date: 2026-02-27, number: 法制备〔2026〕3号}

不对::

    # catalog/units/park-office/changes/2026-02-25-longer-limit.yml
    title: 遇到古树名木的承诺时限延长
    date: 2026-02-25  # <-
    reason: 专家评审的时间不够。
    covers:
      - {kind: power, id: tree-felling, change: time-limits-promised-increased, before: 8 个工作日, after: 10 个工作日}
    decision: {body: 局长办公会, date: 2026-02-10}
    approval: {post: 局长岗, date: 2026-02-11}
    filed:
      - {office: legal, date: 2026-02-27, number: 法制备〔2026〕3号}

对::

    # catalog/units/park-office/changes/2026-03-01-longer-limit.yml
    title: 遇到古树名木的承诺时限延长
    date: 2026-03-01
    reason: 专家评审的时间不够。
    covers:
      - {kind: power, id: tree-felling, change: time-limits-promised-increased, before: 8 个工作日, after: 10 个工作日}
    decision: {body: 局长办公会, date: 2026-02-10}
    approval: {post: 局长岗, date: 2026-02-11}
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
