"""委托出去的职权，委托单位没有列为相关职权。

受委托的一方写明了是谁委托的，委托的一方却一项职权也没有提到它。群众从委托单位查不到事情已经交给谁办，委托单位也容易忘了监督（R1）。

不对::

    # catalog/units/forest-bureau/unit.yml
    name: 试例市林业局
    short_name: 市林业局
    uscc: 11990900MB20000477
    kind: department
    mission: 管全市的山林。
    departments:
      - {id: office, name: 办公室}
    posts:
      - {id: head, name: 局长岗, department: office, tier: lead, duties: [主持全局工作]}
    address: 试例市林业路4号
    hours: 工作日 9:00—17:00
    telephone: 0000-5551400
    disclosure: {index_number: 11990900MB20000477/2026-00001, published: 2026-03-01, mode: proactive, validity: valid}
    # catalog/units/forest-bureau/powers/forest-felling.yml
    name: 砍伐山林树木审批
    category: licensing
    codes: [{scheme: local, value: SL-YL-XK-002}]
    summary: 要砍山上的树，先来办这项许可。
    content: 对砍伐山林树木的申请进行审查。
    status:
      state: cancelled
      since: 2024-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
        - {date: 2024-01-01, change: cancelled, reason: 全部委托给市园林局办。}
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
    exercised_by: {source: statutory, level: city}
    department: office
    posts: [head]
    audience: [natural_person]
    conditions: [树木影响建设工程。]
    time_limits: {promised: {value: 10, unit: workday}}
    fees: {charged: false}
    responsibilities: [{stage: 审查, duty: 到现场看树。}]
    accountability: [{circumstance: 不该准的准了。}]
    counterpart_rights:
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}
    disclosure: {index_number: 11990900MB20000477/2026-00002, published: 2026-03-01, mode: proactive, validity: repealed}
    # catalog/units/park-office/powers/tree-felling.yml
    exercised_by:
      source: entrusted_by_peer
      level: city
      delegated_by: forest-bureau  # <-
      delegation_document: 试林发〔2020〕1号

对::

    # catalog/units/forest-bureau/unit.yml
    name: 试例市林业局
    short_name: 市林业局
    uscc: 11990900MB20000477
    kind: department
    mission: 管全市的山林。
    departments:
      - {id: office, name: 办公室}
    posts:
      - {id: head, name: 局长岗, department: office, tier: lead, duties: [主持全局工作]}
    address: 试例市林业路4号
    hours: 工作日 9:00—17:00
    telephone: 0000-5551400
    disclosure: {index_number: 11990900MB20000477/2026-00001, published: 2026-03-01, mode: proactive, validity: valid}
    # catalog/units/forest-bureau/powers/forest-felling.yml
    name: 砍伐山林树木审批
    category: licensing
    codes: [{scheme: local, value: SL-YL-XK-002}]
    summary: 要砍山上的树，先来办这项许可。
    content: 对砍伐山林树木的申请进行审查。
    status:
      state: cancelled
      since: 2024-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
        - {date: 2024-01-01, change: cancelled, reason: 全部委托给市园林局办。}
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
    exercised_by: {source: statutory, level: city}
    department: office
    posts: [head]
    audience: [natural_person]
    conditions: [树木影响建设工程。]
    time_limits: {promised: {value: 10, unit: workday}}
    fees: {charged: false}
    responsibilities: [{stage: 审查, duty: 到现场看树。}]
    accountability: [{circumstance: 不该准的准了。}]
    counterpart_rights:
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}
    disclosure: {index_number: 11990900MB20000477/2026-00002, published: 2026-03-01, mode: proactive, validity: repealed}
    related: [park-office/tree-felling]
    # catalog/units/park-office/powers/tree-felling.yml
    exercised_by:
      source: entrusted_by_peer
      level: city
      delegated_by: forest-bureau
      delegation_document: 试林发〔2020〕1号
"""

from collections.abc import Iterator
from typing import Final

from generator.census import Census
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.kinds import POWER

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING


def survey(census: Census) -> Iterator[Finding]:
    listed = {(power.unit, other) for power in census.powers for other in power.related}
    for power in census.powers:
        principal = power.delegated_by or ""
        if not power.is_held or principal not in census.units or census.is_unread(principal, POWER.name):
            continue
        if principal != power.unit and (principal, (power.unit, power.id)) not in listed:
            message = _("No power of {unit} names this delegated power in related.").format(unit=in_quotes(principal))
            hint = _("Write {power} in related of the power of {unit} that was delegated.").format(
                power=power.key, unit=principal
            )
            yield Finding(power.path, ("exercised_by", "delegated_by"), message, hint)
