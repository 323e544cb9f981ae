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
from generator.excuses import excuses_of
from generator.i18n import _, in_quotes
from generator.rule import Account

SOURCE: Final = "R16"
SEVERITY: Final = Severity.ERROR


def review(core: Catalog, account: Account) -> Iterator[Finding]:
    needed: dict[tuple[str, str], set[str]] = {}
    for told in account.told:
        needed.setdefault((told.rule, told.finding.path), set()).add(told.at)
    for (rule, file, at), excuse in excuses_of(core).items():
        places = needed.get((rule, file), set())
        if rule not in account.rules:
            message = _("There is no rule {rule} to make an excuse from.").format(rule=in_quotes(excuse.rule))
            yield Finding(excuse.path, ("rule",), message, _("Check the name of the rule."))
        elif at not in places:
            message = _("The rule {rule} finds nothing here any more.").format(rule=in_quotes(excuse.rule))
            yield Finding(excuse.path, ("rule",), message, _hint(places))


def _hint(places: set[str]) -> str:
    if places:
        names = [at or _("(the whole entry)") for at in sorted(places)[:5]]
        return _("In that file it finds something at: {places}.").format(places="、".join(names))
    return _("Delete this excuse.")
