"""What a rule is.

A rule is a module of ``generator.rules``. Its file's name is its name (``dangling_reference`` is ``dangling-reference``), its
docstring is its manual for clerks and reviewers (in Chinese, for it is they who read it), and it has

- ``SOURCE``: the law and article, national standard or requirement (R1 to R17) that it rests on;
- ``SEVERITY``: how grave its findings are unless the jurisdiction says otherwise;
- ``check(catalog)``: yields a ``Finding`` for each fault inside one unit, or in what belongs to the whole city. It is given each of
  these by itself (see ``generator.parts``) and may know no more, so that a unit's findings can be kept until the unit changes;
- or ``survey(census)``, for what concerns several units: it is given what each of them tells of itself (``generator.census``);
  a rule that is about both has both;
- or ``remind(census, day)``, for what is late on a day that is given: without one nothing is (results must not depend on when one asks);
- or ``review(core, account)``, for a rule about the rules: it is given what belongs to the whole city, and what all others found.
"""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from generator.catalog import Catalog
from generator.census import Census
from generator.diagnostics import Finding, Severity


class Told(Struct, frozen=True):
    """A finding with its rule and its place, by itself: neither the rule nor the file is needed to make a diagnostic of it.

    ``line`` and ``column`` count from 1; ``at`` is the place in the words of excuses. What is found in a file that is not sound is
    not told further: what is missing may be in the rest.
    """

    rule: str
    finding: Finding
    line: int
    column: int
    at: str
    is_sound: bool

    @property
    def name(self) -> tuple[str, str, str]:
        """The (rule, file, place in words) under which an excuse for it would stand."""
        return self.rule, self.finding.path, self.at


class Account(Struct, frozen=True):
    """What the rules found: the names of all rules, and all findings."""

    rules: frozenset[str]
    told: tuple[Told, ...]


class Example(Struct, frozen=True):
    """An example of a manual: wrong or right, and its text."""

    is_wrong: bool
    text: str


class Rule(Struct, frozen=True):
    """A rule as the runner and the manual see it; it has ``check``, ``survey`` or both, or ``remind``, or ``review``."""

    name: str
    source: str
    severity: Severity
    manual: str
    check: Callable[[Catalog], Iterator[Finding]] | None
    survey: Callable[[Census], Iterator[Finding]] | None
    review: Callable[[Catalog, Account], Iterator[Finding]] | None
    remind: Callable[[Census, str], Iterator[Finding]] | None = None

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
