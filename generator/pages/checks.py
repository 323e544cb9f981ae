"""The rules that every catalogue is checked against before it is published: a list, and the manual page of each."""

from collections.abc import Iterator, Sequence

from generator import address
from generator.page import Metadata, Page
from generator.rule import Rule
from generator.shelves import Shelves
from generator.templates import render


def compose(shelves: Shelves, rules: Sequence[Rule]) -> Iterator[Page]:
    jurisdiction = shelves.public.jurisdiction
    publisher = jurisdiction.publisher.name
    own = {c.rule: c.severity for c in jurisdiction.checks}
    severities = {rule.name: own.get(rule.name, str(rule.severity)) for rule in rules}
    yield Page(
        address=address.CHECKS,
        kind="checks",
        title="检查规则",
        description="目录数据公开之前要通过的检查：合不合法、讲不讲得通、前后一致不一致。",
        body=render("checks.html.j2", address.CHECKS, {"rules": rules, "severities": severities}),
        metadata=Metadata("怎样看", shelves.latest, publisher),
    )
    for rule in rules:
        here = address.check(rule.name)
        yield Page(
            address=here,
            kind="check",
            title=f"检查规则：{rule.summary.removesuffix('。')}",
            description=rule.summary,
            body=render("check.html.j2", here, {"rule": rule, "severity": severities[rule.name]}),
            metadata=Metadata("怎样看", shelves.latest, publisher),
        )
