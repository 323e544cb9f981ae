"""已废止的制度写着由另一项制度代替，那一项也已经废止了。

查旧制度的人，要能找到现在该照哪一项做。代替它的也废止了，就指到了死路上；请直接写现行的那一项。

不对::

    # catalog/units/park-office/rules.yml
    rules:
      - {id: case-check, title: 许可案卷抽查办法, kind: oversight, state: in_force, issued: 2024-01-05, owner: office, summary: 每月抽查许可案卷。, public: true}
      - {id: case-check-2015, title: 案卷抽查规定, kind: oversight, state: repealed, issued: 2015-01-05, repealed: 2019-01-05, replaced_by: case-check-2019, owner: office, summary: 每年抽查案卷。, public: true}  # <-
      - {id: case-check-2019, title: 案卷抽查暂行办法, kind: oversight, state: repealed, issued: 2019-01-05, repealed: 2024-01-05, replaced_by: case-check, owner: office, summary: 每季度抽查案卷。, public: true}

对::

    # catalog/units/park-office/rules.yml
    rules:
      - {id: case-check, title: 许可案卷抽查办法, kind: oversight, state: in_force, issued: 2024-01-05, owner: office, summary: 每月抽查许可案卷。, public: true}
      - {id: case-check-2015, title: 案卷抽查规定, kind: oversight, state: repealed, issued: 2015-01-05, repealed: 2019-01-05, replaced_by: case-check, owner: office, summary: 每年抽查案卷。, public: true}
      - {id: case-check-2019, title: 案卷抽查暂行办法, kind: oversight, state: repealed, issued: 2019-01-05, repealed: 2024-01-05, replaced_by: case-check, owner: office, summary: 每季度抽查案卷。, public: true}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R12"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for library in catalog.libraries.values():
        repealed = {rule.id: rule for rule in library.rules if rule.state == "repealed"}
        for i, rule in enumerate(library.rules):
            successor = repealed.get(rule.replaced_by or "")
            if successor:
                message = _("The rule {title}, which is to replace this one, is repealed itself.").format(
                    title=in_quotes(successor.title)
                )
                hint = _("Name the rule that is in force now, or delete replaced_by.")
                yield Finding(library.path, ("rules", i, "replaced_by"), message, hint)
