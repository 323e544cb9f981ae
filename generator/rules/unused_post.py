"""重要岗位没有任何职权、环节、风险点或者防控措施用到。

岗位写进来，是为了说清权力由谁办、风险由谁防。谁也不提的岗位，要么是漏写了它办的事，要么已经撤销了忘了删（R1）。
一般岗位可以不掌握权力，不在此列；风险还一个也没有写的单位也先不查。

不对::

    # catalog/units/park-office/unit.yml
    posts:
      - {id: director, name: 局长岗, department: office, tier: lead, duties: [作出许可决定]}
      - {id: auditor, name: 内部监督岗, department: office, tier: middle, duties: [抽查已办结的案卷]}
      - {id: examiner, name: 许可审查岗, department: greening-section, tier: key, duties: [现场核查, 提出审查意见]}
      - {id: clerk, name: 许可受理岗, department: window, tier: general, duties: [接收申请, 送达决定]}
      - {id: archivist, name: 档案管理岗, department: office, tier: key, duties: [保管许可案卷]}  # <-

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
from generator.model import Unit
from generator.references import references

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    used = {(r.unit, r.id) for r in references(catalog) if r.target == "post"}
    for unit in _told_in_full(catalog):
        for i, post in enumerate(unit.posts):
            if post.tier != "general" and (unit.id, post.id) not in used:
                message = _("No power, step, risk or control names the post {post}.").format(post=in_quotes(post.id))
                hint = _("Name it where it takes part, or delete it if it exists no more.")
                yield Finding(unit.path, ("posts", i), message, hint)


def _told_in_full(catalog: Catalog) -> Iterator[Unit]:
    """The units whose powers and risks are all there to be asked."""
    with_risks = {ledger.unit for ledger in catalog.ledgers.values()}
    unread = {unit for _kind, unit, _name in catalog.declared.opaque}
    return (unit for unit in catalog.units.values() if unit.id in with_risks - unread)
