"""同一句责任抄在几类职权里。

许可、处罚、检查的责任不一样。同一句长话原样出现在不同类别的职权里，多半是粘贴来的套话，没有一项说清自己该做什么。

不对::

    # catalog/units/park-office/powers/greening-award.yml 照 tree-moving.yml
    name: 对绿化成绩突出的单位和个人的奖励
    category: reward
    codes: [{scheme: national_basic, value: "990017034000"}]
    summary: 种树护树出了力的，可以来申报奖励。
    content: 每年评选一次，发给证书。
    conditions: [种树一百棵以上，成活九成。]
    responsibilities:
      - {stage: 受理, duty: 依照法定职责和程序认真审查申请人提交的各项申请材料并提出初步意见。}
    # catalog/units/park-office/powers/tree-felling.yml
    responsibilities:
      - stage: 审查
        duty: 依照法定职责和程序认真审查申请人提交的各项申请材料并提出初步意见。  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    responsibilities:
      - {stage: 审查, duty: 到现场量树、看树势，写明能不能移植。}
"""

from collections.abc import Iterator
from typing import Final

from generator.census import Census, PowerHead
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.wording import sentences

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING


def survey(census: Census) -> Iterator[Finding]:
    first: dict[int, PowerHead] = {}
    for power in census.powers:
        for i, marks in enumerate(power.duties):
            for j, mark in enumerate(marks):
                earlier = first.setdefault(mark, power)
                if power.is_held and earlier.category != power.category:
                    yield _finding(census, power, earlier, i, j)
                    break


def _finding(census: Census, power: PowerHead, earlier: PowerHead, duty: int, sentence: int) -> Finding:
    text = list(sentences(census.data(power.path)["responsibilities"][duty]["duty"]))[sentence]
    message = _("{text} stands in {path} too, a power of another category.").format(
        text=in_quotes(text), path=earlier.path
    )
    hint = _("Say what this power in particular asks of those who exercise it.")
    return Finding(power.path, ("responsibilities", duty, "duty"), message, hint)
