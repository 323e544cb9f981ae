"""变更程序有一步超过了规定的天数。

权力清单要跟着法律和机构走，改得慢，群众看到的就是旧的。地方上通行的做法是：事由发生后十个工作日内申报，十五个工作日内审核完，三个工作日内公布；辖区可以在 catalog/change-policy.yml 里另定。工作日按国务院办公厅公布的放假和调休安排数；安排还没有公布的年份按周一到周五数。

不对::

    # catalog/units/park-office/changes/2026-03-31-fewer-materials.yml 照 2026-03-01-fewer-materials.yml
    filed:
      - {office: legal, date: 2026-02-27, number: 法制备〔2026〕3号}
    date: 2026-03-31  # <-

不对::

    # catalog/units/park-office/changes/2026-03-01-fewer-materials.yml
    cause_date: 2026-01-05
    applied: 2026-02-04  # <-

对::

    # catalog/units/park-office/changes/2026-03-01-fewer-materials.yml
    cause_date: 2026-01-26
    applied: 2026-02-04
    filed:
      - {office: legal, date: 2026-02-27, number: 法制备〔2026〕3号}
    date: 2026-03-01
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.policies import policy_of
from generator.procedure import overruns
from generator.vocabulary import label

SOURCE: Final = "地方规定"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for record in catalog.records.values():
        for found in overruns(record, policy_of(catalog).limits):
            stage = {"apply": _("Applying"), "review": _("The review"), "publish": _("Publishing")}[found.name]
            message = _("{stage} took {taken} {unit}, from {start} to {end}; the limit is {limit}.").format(
                stage=stage,
                taken=found.taken,
                unit=label("limitUnit", found.limit.unit),
                start=found.start,
                end=found.end,
                limit=found.limit.value,
            )
            hint = _("Correct the date if it is wrong; else say in the record's internal notes what held it up.")
            yield Finding(record.path, found.trail, message, hint)
