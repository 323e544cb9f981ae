"""辖区设定里改了一条不存在的检查规则。

辖区可以在 checks 里规定某条检查规则是错误还是提醒。规则名写错了，这个规定就不起作用，谁也看不出来。

不对::

    # catalog/jurisdiction.yml
    checks:
      - {rule: dangling-refrence, severity: warning}  # <-

对::

    # catalog/jurisdiction.yml
    checks:
      - {rule: dangling-reference, severity: warning}
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.rule import Account

SOURCE: Final = "R16"
SEVERITY: Final = Severity.ERROR


def review(core: Catalog, account: Account) -> Iterator[Finding]:
    jurisdiction = core.jurisdiction
    for i, check in enumerate(jurisdiction.checks if jurisdiction else ()):
        if jurisdiction and check.rule not in account.rules:
            near = get_close_matches(check.rule, sorted(account.rules), n=1)
            hint = _("Did you mean {name}?").format(name=near[0]) if near else _("Check the name of the rule.")
            message = _("There is no rule {rule} to set a severity for.").format(rule=in_quotes(check.rule))
            yield Finding(jurisdiction.path, ("checks", i, "rule"), message, hint)
