"""A city or a province on several machines: each makes the pages of some units, one puts all together.

A shard is a folder with what was worked out. Since all of it lies under the digest of what it follows from, putting together is an
ordinary build that finds most of its work done: the site is the same, byte for byte, however it was cut.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.build import Engine, SetUp
from generator.cache import Cache
from generator.composition import written
from generator.diagnostics import Diagnostic
from generator.examination import look_at
from generator.pipeline import write_unit_pages
from generator.press import SitePress


class Nowhere:
    """The target of pages that are only made to be kept."""

    def lacks(self, sums: Mapping[str, str]) -> set[str]:
        return set(sums)

    def put(self, address: str, sum_: str, content: bytes) -> None:
        """Nothing."""

    def finish(self, sums: Mapping[str, str]) -> None:
        """Nothing."""


def share(units: Sequence[str], number: int, of: int) -> list[str]:
    """The share ``number`` (from 1) of ``of`` shares of ``units``: each unit is in just one, whatever the machine."""
    return sorted(units)[number - 1 :: of]


def make_shard(root: Path, units: Sequence[str], folder: Path, set_up: SetUp, settings: Path) -> tuple[Diagnostic, ...]:
    """Work ``units`` out into the folder of a shard; what is wrong in their files. With errors no page is made."""
    cache = Cache(folder)
    examination = look_at(root, cache, units)
    if examination.is_publishable:
        engine = Engine(set_up, settings, root.resolve(), examination.city.jurisdiction, cache)
        press = SitePress(engine.frames(), Nowhere())
        written(examination, lambda: write_unit_pages(examination, units, cache, press))
    cache.close()
    return examination.diagnostics
