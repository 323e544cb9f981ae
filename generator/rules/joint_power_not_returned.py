"""说是两个单位共同行使的职权，另一个单位却说是自己单独行使。

一家写“和林业局共同行使”，林业局自己也有这项职权却没有写共同行使，群众就会两头跑，出了问题两家互相推。

不对::

    # catalog/units/forest-bureau/unit.yml 照 ../park-office/unit.yml
    name: 试例市林业局
    short_name: 市林业局
    uscc: 11990900MB2000039C
    mission: 管全市的山林。
    address: 试例市林业路4号
    telephone: 0000-5551400
    disclosure: {index_number: 11990900MB2000039C/2026-00001, published: 2026-03-01, mode: proactive, validity: valid}

    # catalog/units/forest-bureau/rules.yml 照 ../park-office/rules.yml

    # catalog/units/forest-bureau/powers/tree-felling.yml 照 ../../park-office/powers/tree-felling.yml
    codes:
      - {scheme: local, value: SL-YL-XK-002}
    exercised_by: {source: statutory, level: city}
    disclosure: {index_number: 11990900MB2000039C/2026-00002, published: 2026-03-01, mode: proactive, validity: valid}

    # catalog/units/forest-bureau/risks/tree-felling.yml 照 ../../park-office/risks/tree-felling.yml
    risks:
      - id: favour
        # ……
        behaviour: 树木不在危险名单里，仍然签字准许砍伐。
        controls:
          - {measure: 每月从林边案卷里抽三成，由内部监督岗到现场复核。, kind: oversight, owner: auditor, rule: case-check}
          - {measure: 准许砍伐的决定在林业局网页公开，并贴在树上。, kind: prevention, owner: clerk}
      - id: overlook-tree
        # ……
        behaviour: 核查记录里没有到场时间和同行人签名。
        controls:
          - {measure: 受理岗收核查记录时，查看两人的签名和定位。, kind: prevention, owner: clerk}

    # flows/forest-bureau/tree-felling.yml 照 ../park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        task: 两人到林边看树、量树、拍照。
      - id: deliver
        # ……
        next: post-notice
      - {id: post-notice, name: 张贴公告, duty: publish, post: clerk, task: 把决定书贴在树上。, limit: {value: 1, unit: workday}, next: granted}

    # catalog/units/park-office/powers/tree-felling.yml
    exercised_by: {source: statutory, level: city, joint_with: [forest-bureau]}  # <-

对::

    # catalog/units/forest-bureau/unit.yml 照 ../park-office/unit.yml
    name: 试例市林业局
    short_name: 市林业局
    uscc: 11990900MB2000039C
    mission: 管全市的山林。
    address: 试例市林业路4号
    telephone: 0000-5551400
    disclosure: {index_number: 11990900MB2000039C/2026-00001, published: 2026-03-01, mode: proactive, validity: valid}

    # catalog/units/forest-bureau/rules.yml 照 ../park-office/rules.yml

    # catalog/units/forest-bureau/powers/tree-felling.yml 照 ../../park-office/powers/tree-felling.yml
    codes:
      - {scheme: local, value: SL-YL-XK-002}
    exercised_by: {source: statutory, level: city, joint_with: [park-office]}
    disclosure: {index_number: 11990900MB2000039C/2026-00002, published: 2026-03-01, mode: proactive, validity: valid}

    # catalog/units/forest-bureau/risks/tree-felling.yml 照 ../../park-office/risks/tree-felling.yml
    risks:
      - id: favour
        # ……
        behaviour: 树木不在危险名单里，仍然签字准许砍伐。
        controls:
          - {measure: 每月从林边案卷里抽三成，由内部监督岗到现场复核。, kind: oversight, owner: auditor, rule: case-check}
          - {measure: 准许砍伐的决定在林业局网页公开，并贴在树上。, kind: prevention, owner: clerk}
      - id: overlook-tree
        # ……
        behaviour: 核查记录里没有到场时间和同行人签名。
        controls:
          - {measure: 受理岗收核查记录时，查看两人的签名和定位。, kind: prevention, owner: clerk}

    # flows/forest-bureau/tree-felling.yml 照 ../park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        task: 两人到林边看树、量树、拍照。
      - id: deliver
        # ……
        next: post-notice
      - {id: post-notice, name: 张贴公告, duty: publish, post: clerk, task: 把决定书贴在树上。, limit: {value: 1, unit: workday}, next: granted}

    # catalog/units/park-office/powers/tree-felling.yml
    exercised_by: {source: statutory, level: city, joint_with: [forest-bureau]}
"""

from collections.abc import Iterator
from typing import Final

from generator.census import Census
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.wording import plain

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING


def survey(census: Census) -> Iterator[Finding]:
    living = [p for p in census.powers if p.is_held]
    named = {(p.unit, plain(p.name)): p for p in living}
    for power in living:
        for i, unit in enumerate(power.joint_with):
            other = named.get((unit, plain(power.name)))
            if other and unit != power.unit and power.unit not in other.joint_with:
                message = _("{unit} has this power too and does not say that it is exercised jointly.")
                hint = _("Name this unit in joint_with of {path}, or keep the power in one place.").format(
                    path=other.path
                )
                yield Finding(power.path, ("exercised_by", "joint_with", i), message.format(unit=in_quotes(unit)), hint)
