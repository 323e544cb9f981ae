"""One fault, made in a copy of the sample city, and the one finding that must come of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.check import check
from generator.diagnostics import Diagnostic, Severity

JURISDICTION: Final = "catalog/jurisdiction.yml"
LAW: Final = "catalog/laws/urban-road-regulation.yml"
UNIT: Final = "catalog/units/urban-management/unit.yml"
RULES: Final = "catalog/units/urban-management/rules.yml"
POWER: Final = "catalog/units/urban-management/powers/street-occupation.yml"
RISKS: Final = "catalog/units/urban-management/risks/street-occupation.yml"
FLOW: Final = "flows/urban-management/street-occupation.yml"

CARET: Final = "‸"
"""Stands in a replacement where the finding must point to, and is not written."""


@dataclass(frozen=True)
class Slip:
    """A slip in the text of a file: ``new`` in the place of ``old``, which stands there once. ``told`` is in the finding."""

    name: str
    rule: str
    path: str
    old: str
    new: str
    told: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    """More replacements that are part of the same slip."""

    def make(self, root: Path) -> tuple[int, int]:
        """Make the slip in the checkout at ``root``; the line and column that the finding must have."""
        file = root / self.path
        text = replace_once(file.read_text("utf-8"), self.old, self.new)
        for old, new in self.also:
            text = replace_once(text, old, new)
        assert text.count(CARET) == 1, f"{self.name}: the caret stands {text.count(CARET)} times"
        offset = text.index(CARET)
        file.write_bytes(text.replace(CARET, "").encode("utf-8"))
        return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


@dataclass(frozen=True)
class Mishap:
    """Something that befalls a file as a whole: ``make`` does it, and the finding points to ``path`` at ``place``."""

    name: str
    rule: str
    path: str
    make: Callable[[Path], object]
    place: tuple[int, int] = (1, 1)
    severity: Severity = Severity.ERROR


def replace_once(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def only_finding(root: Path) -> Diagnostic:
    """What the whole check of the checkout at ``root`` finds, which must be one thing."""
    diagnostics = check(root).diagnostics
    assert len(diagnostics) == 1, "\n".join(map(str, diagnostics)) or "nothing was found"
    return diagnostics[0]
