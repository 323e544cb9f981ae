"""What went wrong, where, and what to do about it: the one currency in which faults are told."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

Trail = tuple[str | int, ...]
"""The way from a document's top to a value in it, as ``("steps", 2, "post")``: the form of jsonschema's ``absolute_path``."""


class Severity(StrEnum):
    """How grave a diagnostic is: an error stops publishing, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Diagnostic(Struct, frozen=True, order=True):
    """A fault at its place. ``line`` and ``column`` count from 1; ``file`` is relative to the checkout, with ``/``."""

    file: str
    line: int
    column: int
    severity: Severity
    rule: str
    message: str
    hint: str = ""


class Finding(Struct, frozen=True):
    """A fault as a rule tells it: in a file's own terms. The runner puts on place, severity and name."""

    path: str
    trail: Trail
    message: str
    hint: str = ""


def has_errors(diagnostics: Sequence[Diagnostic]) -> bool:
    return any(d.severity is Severity.ERROR for d in diagnostics)


def error(file: str, place: tuple[int, int], rule: str, message: str, hint: str = "") -> Diagnostic:
    """An error at ``place`` (line, column)."""
    return Diagnostic(file, *place, Severity.ERROR, rule, message, hint)
