"""What a rule is.

A rule is a module of ``generator.rules``. Its file's name is its name (``dangling_reference`` is ``dangling-reference``), its
docstring is its manual for clerks and reviewers (in Chinese, for it is they who read it), and it has

- ``SOURCE``: the law and article, national standard or requirement (R1 to R17) that it rests on;
- ``SEVERITY``: how grave its findings are unless the jurisdiction says otherwise;
- ``check(catalog)``: yields a ``Finding`` for each fault; or ``review(catalog, told)`` for a rule about the rules, which is
  given what all the others found.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity


@dataclass(frozen=True, slots=True)
class Told:
    """What the rules found: their names, and each finding with its rule."""

    rules: frozenset[str]
    findings: tuple[tuple[str, Finding], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a manual: wrong or right, and its text."""

    is_wrong: bool
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the runner and the manual see it; it has ``check`` or ``review``."""

    name: str
    source: str
    severity: Severity
    manual: str
    check: Callable[[Catalog], Iterator[Finding]] | None
    review: Callable[[Catalog, Told], Iterator[Finding]] | None

    @property
    def summary(self) -> str:
        """The fault in one sentence."""
        return self.manual.partition("\n")[0]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it matters: the paragraphs between the first sentence and the first example."""
        prose = re.split(r"^不?对::$", self.manual, maxsplit=1, flags=re.MULTILINE)[0]
        paragraphs = re.split(r"\n\s*\n", prose.partition("\n")[2].strip())
        return tuple(p.replace("\n", "") for p in paragraphs if p)

    @property
    def examples(self) -> tuple[Example, ...]:
        """The examples, in their order, without their indentation."""
        parts = re.split(r"^(?=不?对::$)", self.manual, flags=re.MULTILINE)[1:]
        return tuple(Example(p.startswith("不"), _dedented(p.partition("\n")[2])) for p in parts)


def _dedented(block: str) -> str:
    lines = [line[4:] for line in block.splitlines() if line.startswith("    ") or not line.strip()]
    return "\n".join(lines).strip("\n") + "\n"
