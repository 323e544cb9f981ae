"""制度的状态和废止日期只写了一半。

标为已废止却没有废止日期，或者写了废止日期却还标为现行，就说不清当时办的事该不该按它办，追责时没有根据（R12）。

不对::

    # catalog/units/park-office/rules.yml
    rules:
      - {id: case-check, title: 许可案卷抽查办法, kind: oversight, state: in_force, issued: 2024-01-05, owner: office, summary: 每月抽查许可案卷。, public: true}
      - {id: duty-roster, title: 岗位责任制, kind: prevention, state: in_force, issued: 2024-01-05, owner: office, summary: 每个岗位的责任写清楚。, public: true, working_rule: post_responsibility}
      - {id: old-check, title: 许可案卷检查规定, kind: oversight, state: repealed, issued: 2019-01-05, replaced_by: case-check, owner: office, summary: 每季度检查许可案卷。, public: true}  # <-

不对::

    # catalog/units/park-office/rules.yml
    rules:
      - {id: case-check, title: 许可案卷抽查办法, kind: oversight, state: in_force, issued: 2024-01-05, owner: office, summary: 每月抽查许可案卷。, public: true}
      - {id: duty-roster, title: 岗位责任制, kind: prevention, state: in_force, issued: 2024-01-05, owner: office, summary: 每个岗位的责任写清楚。, public: true, working_rule: post_responsibility}
      - {id: old-check, title: 许可案卷检查规定, kind: oversight, state: in_force, issued: 2019-01-05, repealed: 2024-01-05, owner: office, summary: 每季度检查许可案卷。, public: true}  # <-

对::

    # catalog/units/park-office/rules.yml
    rules:
      - {id: case-check, title: 许可案卷抽查办法, kind: oversight, state: in_force, issued: 2024-01-05, owner: office, summary: 每月抽查许可案卷。, public: true}
      - {id: duty-roster, title: 岗位责任制, kind: prevention, state: in_force, issued: 2024-01-05, owner: office, summary: 每个岗位的责任写清楚。, public: true, working_rule: post_responsibility}
      - {id: old-check, title: 许可案卷检查规定, kind: oversight, state: repealed, issued: 2019-01-05, repealed: 2024-01-05, replaced_by: case-check, owner: office, summary: 每季度检查许可案卷。, public: true}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R12"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for library in catalog.libraries.values():
        for i, rule in enumerate(library.rules):
            name = in_quotes(rule.title)
            if rule.state == "repealed" and not rule.repealed:
                message = _("The rule {rule} is repealed, but it is not said since when.").format(rule=name)
                yield Finding(library.path, ("rules", i), message, _("Write the date of its repeal in repealed."))
            if rule.repealed and rule.state != "repealed":
                message = _("The rule {rule} was repealed on {date}, but its state does not say so.").format(
                    rule=name, date=rule.repealed
                )
                hint = _("Write state: repealed, or delete the date.")
                yield Finding(library.path, ("rules", i, "repealed"), message, hint)
