"""YAML that is written once and filled often: dumping is what making a city costs, and most of its files differ in a few words."""

import re
from collections.abc import Mapping
from typing import Any, Final

import yaml

_SLOT: Final = re.compile("⟦([a-z_]+)⟧")


def slot(name: str) -> str:
    """The mark in data of a place that is filled later."""
    return f"⟦{name}⟧"


class Mould:
    """A value as YAML with slots. What is filled in must not need quotes where the slot's mark needs none."""

    def __init__(self, data: Any) -> None:
        self._parts: Final = _SLOT.split(dump(data))

    def fill(self, values: Mapping[str, str]) -> str:
        """The YAML with every slot filled; a slot without a value is a ``KeyError``."""
        parts = self._parts.copy()
        parts[1::2] = [values[name] for name in parts[1::2]]
        return "".join(parts)


def dump(data: Any) -> str:
    """Block-style YAML, with values that occur twice written twice."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # PyYAML's signature
        return True
