"""Runs every rule: over each part of a catalogue by itself, then over what the parts tell, then over what was found.

The three steps can be taken apart in time and place: what they hand on is small and can be written down.
"""

from collections.abc import Iterable, Iterator

from generator.catalog import Catalog
from generator.census import Census, return_of
from generator.diagnostics import Diagnostic, Finding, Severity
from generator.excuses import excuses_of, place_in_words
from generator.parts import core_of, parts_of
from generator.rule import Account, Told
from generator.rulebook import all_rules
from generator.source import Document


def lint(catalog: Catalog, as_of: str = "") -> Iterator[Diagnostic]:
    """What the rules find in a whole catalogue, with file, line and column; what is late on the day ``as_of``, if one is given."""
    core = core_of(catalog)
    told, returns = [*check_part(core)], {}
    for unit, part in parts_of(core, catalog):
        told += check_part(part)
        returns[unit] = return_of(part)
    told += survey_city(Census(core, returns, catalog.documents.__getitem__), as_of)
    return settle(core, told)


def check_part(part: Catalog) -> tuple[Told, ...]:
    """What the rules find in a unit's part, or in what belongs to the whole city, in the files that are its own."""
    found = ((rule.name, finding) for rule in all_rules() if rule.check for finding in rule.check(part))
    return tuple(_told(name, f, part.documents[f.path]) for name, f in found if f.path in part.documents)


def survey_city(census: Census, as_of: str = "") -> tuple[Told, ...]:
    """What the rules find between units, and what is late on the day ``as_of`` (ISO 8601), if one is given."""
    found = [(rule.name, finding) for rule in all_rules() if rule.survey for finding in rule.survey(census)]
    if as_of:
        found += [(rule.name, finding) for rule in all_rules() if rule.remind for finding in rule.remind(census, as_of)]
    return tuple(_told(name, finding, census.locate(finding.path)) for name, finding in found)


def settle(core: Catalog, told: Iterable[Told]) -> Iterator[Diagnostic]:
    """What is left to be said of all that was found: with the jurisdiction's own severities, and without what is excused.

    Of a file that could not be read as it stands only that is told: what rules about words find in the rest may not be there.
    """
    rules, found = {rule.name: rule for rule in all_rules()}, tuple(told)
    account = Account(frozenset(rules), found)
    reviewed = (
        _told(rule.name, finding, core.documents[finding.path])
        for rule in rules.values()
        if rule.review
        for finding in rule.review(core, account)
    )
    allowed = excuses_of(core)
    severities = {name: rule.severity for name, rule in rules.items()} | _severities(core)
    for each in (*found, *reviewed):
        if each.is_sound and each.name not in allowed:
            yield _diagnostic(each, severities[each.rule])


def _severities(core: Catalog) -> dict[str, Severity]:
    """The jurisdiction's own severities."""
    return {c.rule: Severity(c.severity) for c in core.jurisdiction.checks} if core.jurisdiction else {}


def _told(rule: str, finding: Finding, document: Document) -> Told:
    line, column = document.place(finding.trail)
    return Told(rule, finding, line, column, place_in_words(document, finding.trail), document.is_sound)


def _diagnostic(told: Told, severity: Severity) -> Diagnostic:
    finding = told.finding
    return Diagnostic(finding.path, told.line, told.column, severity, told.rule, finding.message, finding.hint)
