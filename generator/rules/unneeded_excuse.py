"""检查例外已经用不着了。

检查例外（catalog/excuses/）让某条规则在某一处不报问题。规则已经不在那里报问题了，例外还留着，
以后真出了问题就会被它盖住。规则名、文件名、位置写错的例外，也等于没有用。

不对::

    # catalog/excuses/tree-felling-limit.yml
    rule: dangling-reference  # <-
    file: catalog/units/park-office/powers/tree-felling.yml
    at: department
    reason: 绿化科正在组建。
    decided_by: 局长办公会
    date: 2026-01-10

对::

    # catalog/excuses/tree-felling-department.yml
    rule: dangling-reference
    file: catalog/units/park-office/powers/tree-felling.yml
    at: department
    reason: 古树科正在组建，三月挂牌。
    decided_by: 局长办公会
    date: 2026-01-10
    # catalog/units/park-office/powers/tree-felling.yml
    department: old-tree-section
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.excuses import excused, excuses_of
from generator.i18n import _, in_quotes
from generator.model import Excuse
from generator.rule import Told

SOURCE: Final = "R16"
SEVERITY: Final = Severity.ERROR


def review(catalog: Catalog, told: Told) -> Iterator[Finding]:
    needed = {excused(catalog, rule, finding) for rule, finding in told.findings}
    for what, excuse in excuses_of(catalog).items():
        if excuse.rule not in told.rules:
            message = _("There is no rule {rule} to make an excuse from.").format(rule=in_quotes(excuse.rule))
            yield Finding(excuse.path, ("rule",), message, _("Check the name of the rule."))
        elif what not in needed:
            message = _("The rule {rule} finds nothing here any more.").format(rule=in_quotes(excuse.rule))
            yield Finding(excuse.path, ("rule",), message, _hint(excuse, sorted(needed)))


def _hint(excuse: Excuse, needed: list[tuple[str, str, str]]) -> str:
    places = [at or _("(the whole entry)") for rule, file, at in needed if (rule, file) == (excuse.rule, excuse.file)]
    if places:
        return _("In that file it finds something at: {places}.").format(places="、".join(places[:5]))
    return _("Delete this excuse.")
