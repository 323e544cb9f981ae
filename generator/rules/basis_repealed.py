"""依据的法律文件已经废止。

废止了的法律文件不能再当依据：没有依据就没有职权（R1）。要么改引代替它的现行法，要么取消这项职权。
废止日期晚于全部目录最近一次公开日期的，还不算废止。已经取消、并入、移交的职权保留当时的依据，不在此列。

不对::

    # catalog/laws/felling-measures.yml
    title: 试例市砍伐树木管理办法
    kind: local_rule
    issuer: 试例市人民政府
    effective: 2015-01-01
    repealed: 2026-01-01
    articles:
      - {article: 第四条, gist: 砍树的申请由园林局审查。}
    # catalog/units/park-office/powers/tree-felling.yml
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
      - {law: felling-measures, article: 第四条, role: exercises}  # <-

对::

    # catalog/laws/felling-measures.yml
    title: 试例市砍伐树木管理办法
    kind: local_rule
    issuer: 试例市人民政府
    effective: 2015-01-01
    repealed: 2027-01-01
    articles:
      - {article: 第四条, gist: 砍树的申请由园林局审查。}
    # catalog/units/park-office/powers/tree-felling.yml
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
      - {law: felling-measures, article: 第四条, role: exercises}
"""

from collections.abc import Iterator
from typing import Final

from generator.census import Census
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import Law

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


def survey(census: Census) -> Iterator[Finding]:
    laws = census.core.laws
    for told in census.returns.values():
        for path, trail, law, article in told.repealed:
            if (laws[law].repealed or "") <= census.latest:
                yield Finding(path, (*trail, "law"), *_words(laws[law], article))


def _words(law: Law, article: str | None) -> tuple[str, str]:
    message = _("{law} was repealed on {date}.").format(law=in_quotes(law.title), date=law.repealed)
    if law.replaced_by:
        hint = _("Rest on {successor}, which replaced it, and have the power reviewed again.")
        return message, hint.format(successor=law.replaced_by)
    hint = _("Rest on a law in force, or cancel the power; {article} no longer supports it.")
    return message, hint.format(article=article or law.title)
