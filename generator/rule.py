"""What a rule is.

A rule is a module of ``generator.rules``. Its file's name is its name (``dangling_reference`` is ``dangling-reference``), its
docstring is its manual for clerks and reviewers (in Chinese, for it is they who read it), and it has

- ``SOURCE``: the law and article, national standard or requirement (R1 to R17) that it rests on;
- ``SEVERITY``: how grave its findings are unless the jurisdiction says otherwise;
- ``check(catalog)``: yields a ``Finding`` for each fault.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the runner and the manual see it."""

    name: str
    source: str
    severity: Severity
    manual: str
    check: Callable[[Catalog], Iterator[Finding]]

    @property
    def summary(self) -> str:
        return self.manual.partition("\n")[0]
