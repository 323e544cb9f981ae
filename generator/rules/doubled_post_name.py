"""一个单位里有两个同名的岗位。

公开的是岗位名称。两个岗位同名，看的人以为受理和审批是同一个岗位，也不知道风险该由哪一个岗位来防。
不同科室各有一个同名岗位的，名称前面加上科室。

不对::

    # catalog/units/park-office/unit.yml
    posts:
      - {id: director, name: 局长岗, department: office, tier: lead, duties: [作出许可决定]}
      - {id: auditor, name: 内部监督岗, department: office, tier: middle, duties: [抽查已办结的案卷]}
      - {id: examiner, name: 许可岗, department: greening-section, tier: key, duties: [现场核查, 提出审查意见]}
      - {id: clerk, name: 许可岗, department: window, tier: general, duties: [接收申请, 送达决定]}  # <-

对::

    # catalog/units/park-office/unit.yml
    posts:
      - {id: director, name: 局长岗, department: office, tier: lead, duties: [作出许可决定]}
      - {id: auditor, name: 内部监督岗, department: office, tier: middle, duties: [抽查已办结的案卷]}
      - {id: examiner, name: 许可审查岗, department: greening-section, tier: key, duties: [现场核查, 提出审查意见]}
      - {id: clerk, name: 许可受理岗, department: window, tier: general, duties: [接收申请, 送达决定]}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.wording import plain, repeated

SOURCE: Final = "R6"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for unit in catalog.units.values():
        for i, _first in repeated((plain(p.name), i) for i, p in enumerate(unit.posts)):
            message = _("This unit has a post {name} already.").format(name=in_quotes(unit.posts[i].name))
            yield Finding(
                unit.path, ("posts", i, "name"), message, _("Put the department's name before that of the post.")
            )
