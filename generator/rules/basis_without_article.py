"""引用法律只写了法名，没有写到条。

只写法名，等于没有说清权力从哪里来、边界在哪里，谁也没法核对。引用法律、法规、规章和党内法规都要写到条；没有条文编号的规范性文件除外（R1 职权法定）。收费的依据由 fee-without-article 管。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
      - {law: administrative-licensing-law, role: exercises}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
      - {law: administrative-licensing-law, article: 第四十二条, role: exercises}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import Power, RiskLedger
from generator.references import citations

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    numbered = {law.id: law.title for law in catalog.laws.values() if law.kind != "normative_document"}
    living = [p for p in catalog.powers.values() if p.is_held]
    entries: list[Power | RiskLedger] = [*living, *catalog.ledgers.values()]
    for entry in entries:
        for trail, basis in citations(catalog)[entry.path]:
            if basis.law in numbered and not basis.article and trail[0] != "fees":
                message = _("The citation of {law} names no article.").format(law=in_quotes(numbered[basis.law]))
                yield Finding(entry.path, trail, message, _("Write article, as in 第三十条第二款."))
