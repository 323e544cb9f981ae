"""Diagnostics in the form that each reader wants: one pure function a format."""

import hashlib
import json
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

import msgspec

from generator import __version__
from generator.diagnostics import Diagnostic, Severity
from generator.i18n import _

Lines = Callable[[str, int], str]
"""The text of a line of a file: (path, number from 1); "" for a line that cannot be had."""

GITHUB_ANNOTATIONS: Final = 10
"""The annotations of one kind that GitHub shows for a step."""


def touched_first(diagnostics: Sequence[Diagnostic], touched: Collection[str]) -> list[Diagnostic]:
    """``diagnostics`` with those in ``touched`` files before the others, otherwise in their order."""
    return sorted(diagnostics, key=lambda d: d.file not in touched)


def as_text(diagnostics: Sequence[Diagnostic], lines: Lines) -> str:
    """For people: by file, each fault with its line and a mark under the place, then a count."""
    parts = []
    for file, group in groupby(diagnostics, key=lambda d: d.file):
        parts.append(f"{file}\n" + "\n".join(_paragraph(d, lines) for d in group))
    return "\n".join([*parts, count(diagnostics)]) + "\n"


def _paragraph(d: Diagnostic, lines: Lines) -> str:
    rows = [f"  {d.line}:{d.column}  {_names()[d.severity]}  {d.message}  [{d.rule}]"]
    source = lines(d.file, d.line)
    if source.strip():
        start = max(0, d.column - 61)
        shown = source[start : start + 100]
        margin = f"{d.line:>7} | "
        rows += [f"{margin}{shown}", f"{'':>7} | {_blank(shown[: d.column - 1 - start])}^"]
    if d.hint:
        rows.append(f"          → {d.hint}")
    return "\n".join(rows) + "\n"


def _blank(text: str) -> str:
    """White space as wide as ``text`` in a terminal, where Chinese characters take two columns."""
    return "".join("\u3000" if unicodedata.east_asian_width(c) in "WF" else " " for c in text)


def _names() -> dict[Severity, str]:
    return {Severity.ERROR: _("error"), Severity.WARNING: _("warning")}


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """How many faults there are, in a sentence."""
    if not diagnostics:
        return _("No faults were found.")
    errors = sum(d.severity is Severity.ERROR for d in diagnostics)
    files = len({d.file for d in diagnostics})
    text = _("{errors} errors and {warnings} warnings in {files} files.")
    return text.format(errors=errors, warnings=len(diagnostics) - errors, files=files)


def as_json(diagnostics: Sequence[Diagnostic], _lines: Lines) -> str:
    """For programs: a list of objects with ``file, line, column, severity, rule, message, hint``."""
    return json.dumps(msgspec.to_builtins(list(diagnostics)), ensure_ascii=False, indent=2) + "\n"


def as_github(diagnostics: Sequence[Diagnostic], lines: Lines) -> str:
    """Workflow commands that GitHub shows on the changed lines, as many as it shows; then the text, which has them all."""
    shown: list[str] = []
    for severity in Severity:
        kind = [d for d in diagnostics if d.severity is severity][:GITHUB_ANNOTATIONS]
        shown += [_annotation(d) for d in kind]
    return "".join(shown) + as_text(diagnostics, lines)


def _annotation(d: Diagnostic) -> str:
    place = f"file={_property(d.file)},line={d.line},col={d.column},title={_property(d.rule)}"
    return f"::{d.severity} {place}::{_data(f'{d.message} {d.hint}'.strip())}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_gitlab(diagnostics: Sequence[Diagnostic], _lines: Lines) -> str:
    """GitLab's code quality report: a list of issues, each with a fingerprint of its own."""
    seen: dict[str, int] = {}
    issues = []
    for d in diagnostics:
        name = f"{d.rule}\0{d.file}\0{d.message}"
        seen[name] = seen.get(name, 0) + 1
        issues.append(
            {
                "description": f"{d.message} {d.hint}".strip(),
                "check_name": d.rule,
                "fingerprint": hashlib.sha256(f"{name}\0{seen[name]}".encode()).hexdigest(),
                "severity": {Severity.ERROR: "major", Severity.WARNING: "minor"}[d.severity],
                "location": {"path": d.file, "lines": {"begin": d.line}},
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def as_sarif(diagnostics: Sequence[Diagnostic], _lines: Lines) -> str:
    """SARIF 2.1.0 (OASIS), which code hosts and editors read."""
    rules = [{"id": name} for name in sorted({d.rule for d in diagnostics})]
    driver = {"name": "Daylight", "version": __version__, "rules": rules}
    log = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": list(_results(diagnostics))}
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _results(diagnostics: Sequence[Diagnostic]) -> Iterator[dict[str, Any]]:
    for d in diagnostics:
        region = {"startLine": d.line, "startColumn": d.column}
        yield {
            "ruleId": d.rule,
            "level": str(d.severity),
            "message": {"text": f"{d.message} {d.hint}".strip()},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": d.file}, "region": region}}],
        }


FORMATS: Final[Mapping[str, Callable[[Sequence[Diagnostic], Lines], str]]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
    "sarif": as_sarif,
}
