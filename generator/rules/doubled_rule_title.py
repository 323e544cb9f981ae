"""一个单位里有两项同名的制度都没有废止。

防控措施以制度为支撑。两项制度同名，就不知道该照哪一项办；修订过的，旧的一项要写明已经废止。

不对::

    # catalog/units/park-office/rules.yml
    rules:
      - {id: case-check, title: 许可案卷抽查办法, kind: oversight, state: in_force, issued: 2024-01-05, owner: office, summary: 每月抽查许可案卷。, public: true}
      - {id: duty-roster, title: 许可案卷抽查办法, kind: prevention, state: in_force, issued: 2024-01-05, owner: office, summary: 每个岗位的责任写清楚。, public: true, working_rule: post_responsibility}  # <-

对::

    # catalog/units/park-office/rules.yml
    rules:
      - {id: case-check, title: 许可案卷抽查办法, kind: oversight, state: in_force, issued: 2024-01-05, owner: office, summary: 每月抽查许可案卷。, public: true}
      - {id: duty-roster, title: 岗位责任制, kind: prevention, state: in_force, issued: 2024-01-05, owner: office, summary: 每个岗位的责任写清楚。, public: true, working_rule: post_responsibility}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.wording import plain, repeated

SOURCE: Final = "R12"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for library in catalog.libraries.values():
        standing = [(i, rule) for i, rule in enumerate(library.rules) if rule.state != "repealed"]
        for (i, rule), _first in repeated((plain(rule.title), (i, rule)) for i, rule in standing):
            message = _("This unit has a rule {title} already that is not repealed.").format(
                title=in_quotes(rule.title)
            )
            hint = _("Delete the one that was entered twice, or mark the older one as repealed.")
            yield Finding(library.path, ("rules", i, "title"), message, hint)
