"""Runs every rule over a catalogue, lets excused findings stand, and puts each of the others in its place."""

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic, Finding, Severity
from generator.excuses import excused, excuses_of
from generator.rule import Rule, Told
from generator.rulebook import all_rules


def lint(catalog: Catalog) -> Iterator[Diagnostic]:
    """What the rules find, with file, line and column.

    Of a file that could not be read as it stands only that is told: what rules about words find in the rest may not be there.
    """
    rules = {rule.name: rule for rule in all_rules()}
    found = tuple((r.name, f) for r in rules.values() if r.check for f in r.check(catalog))
    told = Told(frozenset(rules), found)
    reviewed = tuple((r.name, f) for r in rules.values() if r.review for f in r.review(catalog, told))
    allowed, severities = excuses_of(catalog), _severities(catalog)
    for name, finding in (*found, *reviewed):
        if catalog.documents[finding.path].is_sound and excused(catalog, name, finding) not in allowed:
            yield _placed(catalog, rules[name], finding, severities.get(name, rules[name].severity))


def _severities(catalog: Catalog) -> dict[str, Severity]:
    """The jurisdiction's own severities."""
    jurisdiction = catalog.jurisdiction
    return {c.rule: Severity(c.severity) for c in jurisdiction.checks} if jurisdiction else {}


def _placed(catalog: Catalog, rule: Rule, finding: Finding, severity: Severity) -> Diagnostic:
    line, column = catalog.documents[finding.path].place(finding.trail)
    return Diagnostic(finding.path, line, column, severity, rule.name, finding.message, finding.hint)
