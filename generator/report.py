"""Diagnostics in the form that each reader wants: one pure function a format."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Final

from generator.diagnostics import Diagnostic, Severity
from generator.i18n import _


def as_text(diagnostics: Sequence[Diagnostic]) -> str:
    """For people: one fault a paragraph, then a count."""
    names = {Severity.ERROR: _("error"), Severity.WARNING: _("warning")}
    lines = []
    for d in diagnostics:
        lines.append(f"{d.file}:{d.line}:{d.column}: {names[d.severity]}: {d.message} [{d.rule}]")
        if d.hint:
            lines.append(f"    {d.hint}")
    return "\n".join([*lines, count(diagnostics)]) + "\n"


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """How many faults there are, in a sentence."""
    if not diagnostics:
        return _("No faults were found.")
    errors = sum(d.severity is Severity.ERROR for d in diagnostics)
    files = len({d.file for d in diagnostics})
    return _("{errors} errors and {warnings} warnings in {files} files.").format(
        errors=errors, warnings=len(diagnostics) - errors, files=files
    )


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """For programs: a list of objects with ``file, line, column, severity, rule, message, hint``."""
    return json.dumps([asdict(d) for d in diagnostics], ensure_ascii=False, indent=2) + "\n"


FORMATS: Final[Mapping[str, Callable[[Sequence[Diagnostic]], str]]] = {"text": as_text, "json": as_json}
