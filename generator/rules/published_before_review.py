"""审核还没有走完，职权就公开了。

集体研究、负责人审定、各部门备案都有了，职权才能公开（R3）。公开日期早于其中任何一步，就是先公开、后补手续。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    disclosure: {index_number: 11990900MB2000020F/2026-00002, published: 2026-02-08, mode: proactive, validity: valid}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    disclosure: {index_number: 11990900MB2000020F/2026-00002, published: 2026-02-10, mode: proactive, validity: valid}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.model import Review

SOURCE: Final = "R3"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        last = max(_dates(power.review), default="") if power.review else ""
        if power.disclosure.published < last:
            message = _("The power was published on {published}, before its review was done on {last}.").format(
                published=power.disclosure.published, last=last
            )
            hint = _("Publish after the last filing; correct the date that is wrong.")
            yield Finding(power.path, ("disclosure", "published"), message, hint)


def _dates(review: Review) -> Iterator[str]:
    if review.collective_decision:
        yield review.collective_decision.date
    if review.lead_approval:
        yield review.lead_approval.date
    yield from (filing.date for filing in review.filed)
