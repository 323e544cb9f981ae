"""Runs every rule over a catalogue and puts each finding in its place."""

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.rulebook import all_rules


def lint(catalog: Catalog) -> Iterator[Diagnostic]:
    """What the rules find, with file, line and column."""
    for rule in all_rules():
        for finding in rule.check(catalog):
            line, column = catalog.documents[finding.path].place(finding.trail)
            yield Diagnostic(finding.path, line, column, rule.severity, rule.name, finding.message, finding.hint)
