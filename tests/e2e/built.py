"""The built site as the tests see it: where it is, and one page of every kind."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

KINDS: Final = {
    "home": "index.html",
    "powers": "powers/index.html",
    "category": "categories/*.html",
    "power": "powers/*/*.html",
    "items": "items/index.html",
    "item": "items/*.html",
    "units": "units/index.html",
    "unit": "units/*.html",
    "fields": "fields/index.html",
    "field": "fields/*.html",
    "flows": "flows/index.html",
    "unit-flows": "flows/*.html",
    "risks": "risks/index.html",
    "unit-risks": "risks/*.html",
    "controls": "controls/*.html",
    "laws": "laws/index.html",
    "law": "laws/*.html",
    "rules": "rules/index.html",
    "unit-rules": "rules/*.html",
    "alerts": "alerts/index.html",
    "statistics": "statistics/index.html",
    "unit-statistics": "statistics/*.html",
    "reports": "reports/index.html",
    "learning": "learning/index.html",
    "lesson": "learning/*/*.html",
    "sheet": "sheets/*/*.html",
    "letter": "letters/*.html",
    "changes": "changes/index.html",
    "unit-changes": "changes/*.html",
    "checks": "checks/index.html",
    "check": "checks/*.html",
    "guide": "guide.html",
    "complain": "complain.html",
    "finder": "finder.html",
    "data": "data/index.html",
    "about": "about.html",
    "not-found": "404.html",
}
"""The kinds of pages and where they are; a pattern stands for many pages."""


@dataclass(frozen=True, slots=True)
class Site:
    """The site in ``folder``, served at ``origin`` (no slash at its end)."""

    folder: Path
    origin: str

    def pages(self, pattern: str = "**/*.html") -> list[str]:
        """The addresses of the pages that fit a pattern, the longest page first."""
        found = sorted(self.folder.glob(pattern), key=lambda file: (-file.stat().st_size, file))
        return [file.relative_to(self.folder).as_posix() for file in found]

    def page(self, kind: str) -> str:
        """The address of the longest page of a kind: what goes wrong goes wrong there."""
        pattern = KINDS[kind]
        return next(page for page in self.pages(pattern) if page == pattern or not page.endswith("index.html"))
