"""登记的法律文件或者条文，没有任何地方引用。

登记的条文是给职权和风险作依据的。没有地方引用，要么是漏写了依据，要么是职权取消以后忘了删；留着会让人以为还有权力靠它（R1）。

不对::

    # catalog/laws/administrative-litigation-law.yml
    articles:
      - {article: 第四十五条, gist: 不服复议决定的，可以在十五日内起诉。}  # <-
      - {article: 第四十六条, gist: 应当在六个月内提起诉讼。}

不对::

    # catalog/laws/parks-regulation.yml
    title: 试例市公园条例  # <-
    kind: local_regulation
    issuer: 试例市人民代表大会常务委员会
    effective: 2020-01-01
    articles:
      - {article: 第五条, gist: 市园林局管理全市公园。}

对::

    # catalog/laws/administrative-litigation-law.yml
    articles:
      - {article: 第四十六条, gist: 应当在六个月内提起诉讼。}
"""

from collections.abc import Iterator
from typing import Final

from generator.census import Census
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING


def survey(census: Census) -> Iterator[Finding]:
    units = census.returns.values()
    if census.core.declared.opaque or any(unit.opaque for unit in units):
        return  # a file that could not be read may cite anything
    laws = {law.replaced_by for law in census.core.laws.values()}.union(*(unit.cited for unit in units))
    articles = {(law, article) for unit in units for law, cited in unit.cited.items() for article in cited}
    for law in census.core.laws.values():
        if law.id not in laws:
            message = _("Nothing cites {law}.").format(law=in_quotes(law.title))
            yield Finding(law.path, (), message, _("Cite it where it is a basis, or delete the file."))
            continue
        for i, article in enumerate(law.articles):
            if (law.id, article.article) not in articles:
                message = _("Nothing cites {article} of {law}.").format(
                    article=in_quotes(article.article), law=in_quotes(law.title)
                )
                yield Finding(law.path, ("articles", i), message, _("Cite it where it is a basis, or delete it here."))
