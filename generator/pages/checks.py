"""The rules that every catalogue is checked against before it is published: a list, and the manual page of each."""

from collections.abc import Iterator, Sequence

from generator import address
from generator.page import Draft, Metadata
from generator.rule import Rule
from generator.shelves import Shelves


def of_city(shelves: Shelves, rules: Sequence[Rule]) -> Iterator[Draft]:
    jurisdiction = shelves.city.jurisdiction
    publisher = jurisdiction.publisher.name
    own = {c.rule: c.severity for c in jurisdiction.checks}
    severities = {rule.name: own.get(rule.name, str(rule.severity)) for rule in rules}
    manuals = [_manual(rule) for rule in rules]
    yield Draft(
        address=address.CHECKS,
        kind="checks",
        title="检查规则",
        description="目录数据公开之前要通过的检查：合不合法、讲不讲得通、前后一致不一致。",
        template="checks.html.j2",
        values={"rules": manuals, "severities": severities},
        metadata=Metadata("怎样看", shelves.latest, publisher),
    )
    for rule, manual in zip(rules, manuals, strict=True):
        here = address.check(rule.name)
        yield Draft(
            address=here,
            kind="check",
            title=f"检查规则：{rule.summary.removesuffix('。')}",
            description=rule.summary,
            template="check.html.j2",
            values={"rule": manual, "severity": severities[rule.name]},
            metadata=Metadata("怎样看", shelves.latest, publisher),
        )


def _manual(rule: Rule) -> dict[str, object]:
    return {
        "name": rule.name,
        "source": rule.source,
        "summary": rule.summary,
        "reasons": rule.reasons,
        "examples": rule.examples,
    }
