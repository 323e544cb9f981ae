"""What a rule is, and where the rules are found.

A rule is a module of ``generator.rules``. Its file's name is its name (``dangling_reference`` is ``dangling-reference``), its
docstring is its manual for clerks and reviewers (in Chinese, for it is they who read it), and it has

- ``SOURCE``: the law and article, national standard or requirement (R1 to R17) that it rests on;
- ``SEVERITY``: how grave its findings are unless the jurisdiction says otherwise;
- ``check(catalog)``: yields a ``Finding`` for each fault.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from generator import rules
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


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by name."""
    return tuple(_rule(module.name) for module in sorted(pkgutil.iter_modules(rules.__path__), key=lambda m: m.name))


def _rule(module_name: str) -> Rule:
    module = importlib.import_module(f"{rules.__name__}.{module_name}")
    manual = (module.__doc__ or "").strip()
    return Rule(module_name.replace("_", "-"), module.SOURCE, module.SEVERITY, manual, module.check)
