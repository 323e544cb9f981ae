"""Every rule there is: found by its file, so that adding a file is adding a rule."""

import importlib
import pkgutil
from functools import cache

from generator import rules
from generator.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by name."""
    return tuple(map(_rule, _modules()))


def rule_names() -> list[str]:
    """The name of every rule, without a look into any."""
    return [name.replace("_", "-") for name in _modules()]


def _modules() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(rules.__path__))


def _rule(module_name: str) -> Rule:
    module = importlib.import_module(f"{rules.__name__}.{module_name}")
    return Rule(
        name=module_name.replace("_", "-"),
        source=module.SOURCE,
        severity=module.SEVERITY,
        manual=(module.__doc__ or "").strip(),
        check=getattr(module, "check", None),
        survey=getattr(module, "survey", None),
        review=getattr(module, "review", None),
        remind=getattr(module, "remind", None),
    )
