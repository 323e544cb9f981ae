"""风险岗位和这项职权没有关系。

职权的承办岗位里没有它，流程图的环节里没有它，防控措施也不归它管，它就碰不到这项权力，谈不上滥用。
不是岗位写错了，就是承办岗位或者流程图漏写了。

不对::

    # catalog/units/park-office/unit.yml
    posts:
      # ……
      - {id: gardener, name: 公园养护岗, department: greening-section, tier: general, duties: [养护公园树木]}
    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        post: gardener  # <-

对::

    # catalog/units/park-office/unit.yml
    posts:
      # ……
      - {id: gardener, name: 公园养护岗, department: greening-section, tier: general, duties: [养护公园树木]}
    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        post: examiner
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.kinds import FLOW
from generator.model import Power, RiskLedger

SOURCE: Final = "R7"
SEVERITY: Final = Severity.WARNING

Key = tuple[str, str]


def check(catalog: Catalog) -> Iterator[Finding]:
    in_flows = _posts_of_flows(catalog)
    unknown = {unit for kind, unit, _name in catalog.declared.opaque if kind == FLOW}
    for ledger in catalog.ledgers.values():
        power = catalog.powers.get((ledger.unit, ledger.about.power or ""))
        if power is None or not power.is_held or ledger.unit in unknown:
            continue
        related = _posts_of(power, ledger) | in_flows.get((ledger.unit, power.id), set())
        for i, risk in enumerate(ledger.risks):
            if risk.post not in related:
                message = _("The post {post} has no part in the power {power}.").format(
                    post=in_quotes(risk.post), power=in_quotes(power.name)
                )
                hint = _("Name the post that could do this, or add the post to the power or to a step of its flow.")
                yield Finding(ledger.path, ("risks", i, "post"), message, hint)


def _posts_of(power: Power, ledger: RiskLedger) -> set[str]:
    """The posts that a power names, and those that guard against its risks."""
    return {*power.posts, *(control.owner for risk in ledger.risks for control in risk.controls)}


def _posts_of_flows(catalog: Catalog) -> dict[Key, set[str]]:
    posts: dict[Key, set[str]] = {}
    for flow in catalog.flows.values():
        posts.setdefault((flow.unit, flow.power), set()).update(step.post for step in flow.steps if step.post)
    return posts
