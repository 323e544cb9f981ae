"""职权公开的时候，依据的法律文件还没有施行。

还没有施行的法不能产生职权（R1）。新法施行以后，要重新审核、重新公开，再改用新法作依据。
一项职权引用同一部法多次的，只报第一处。

不对::

    # catalog/laws/greening-regulation.yml
    effective: 2026-05-01
    # catalog/units/park-office/powers/tree-felling.yml
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}  # <-

对::

    # catalog/laws/greening-regulation.yml
    effective: 2026-05-01
    # catalog/units/park-office/powers/tree-felling.yml
    disclosure: {index_number: 11990900MB2000020F/2026-00002, published: 2026-05-20, mode: proactive, validity: valid}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.references import citations

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if not power.is_held:
            continue
        published, told = power.disclosure.published, set[str]()
        for trail, basis in citations(catalog)[power.path]:
            law = catalog.laws.get(basis.law)
            if law and not law.version and law.effective > published and law.id not in told:
                told.add(law.id)
                message = _("{law} is in force from {date} only; the power was published on {published}.").format(
                    law=in_quotes(law.title), date=law.effective, published=published
                )
                hint = _("Have the power reviewed and published again once the law is in force.")
                yield Finding(power.path, (*trail, "law"), message, hint)
