"""Builds a site into a folder: from an examined checkout to files, and only what has changed."""

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from generator.apart import marks
from generator.cache import Cache, usual_folder
from generator.composition import written
from generator.digests import digest, program
from generator.examination import Examination, look_through
from generator.frame import Draw, Frames, Site
from generator.history import chronicle
from generator.names import encode
from generator.pipeline import write_pages
from generator.press import SitePress
from generator.public import PublicJurisdiction
from generator.publish import StandingFolder, Target, sum_of
from generator.scaffold import Scaffold
from generator.sitemap import sitemaps
from generator.spread import uncollected
from generator.templates import reread, site_templates
from generator.timings import stage
from generator.writing.studio import Printed

SetUp = Callable[[Path, Path, PublicJurisdiction], tuple[Scaffold, Draw]]
"""A door to a site engine: (its settings, the checkout, whose site it is) to what is there in any case, and the theme."""


Tell = Callable[[str], None]
"""Told, in a sentence, what the site lacks although nothing is wrong with the catalogue."""


def _say_nothing(sentence: str) -> None:
    """Whoever was told already need not be told again."""


class Engine(Struct, dict=True):
    """A site engine, which is asked no more than is needed: it takes longer to start than a build after an edit."""

    set_up: SetUp
    settings: Path
    root: Path
    jurisdiction: PublicJurisdiction
    cache: Cache
    draw: Draw | None = None

    @cached_property
    def key(self) -> bytes:
        """The digest of all that the scaffold and every frame depend on."""
        own = (self.settings, *sorted(f for f in self._templates() if f.is_file()))
        return digest(program(), b"site", encode(self.jurisdiction), *(f.read_bytes() for f in own))

    def _templates(self) -> Iterator[Path]:
        """Templates that are not the program's, but stand beside the settings."""
        beside = self.settings.parent / "site_templates"
        return beside.rglob("*") if beside.resolve() != site_templates().resolve() else iter(())

    @cached_property
    def scaffold(self) -> Scaffold:
        known = self.cache.recall(self.key)
        if known is not None:
            return msgspec.msgpack.decode(known, type=Scaffold)
        scaffold, self.draw = self.set_up(self.settings, self.root, self.jurisdiction)
        self.cache.keep({self.key: msgspec.msgpack.encode(scaffold)})
        return scaffold

    def frames(self) -> Frames:
        """The frames of the site."""
        scaffold = self.scaffold
        return Frames(Site(self.key, scaffold.named, scaffold.url), self.theme, self.cache)

    def theme(self) -> Draw:
        """The one who draws frames."""
        if self.draw is None:
            _scaffold, self.draw = self.set_up(self.settings, self.root, self.jurisdiction)
        return self.draw

    def __reduce__(self) -> tuple[type["Engine"], tuple[Any, ...]]:
        """What another process needs; it sets up a theme of its own where it must draw."""
        return Engine, (self.set_up, self.settings, self.root, self.jurisdiction, self.cache)


@uncollected()
def build_site(
    examination: Examination,
    engine: Engine,
    cache: Cache,
    target: Target,
    tell: Tell = _say_nothing,
) -> int:
    """Put the site of a publishable ``examination`` into ``target``; how many pages it has. What it lacks is told."""
    with stage("scaffold"):
        press = SitePress(engine.frames(), target)

    def write() -> tuple[Printed, ...]:
        past = chronicle(examination, cache)
        if past.trouble:
            tell(past.trouble)
        return write_pages(past, cache, press)

    pages = written(examination, write)
    with stage("writing"):
        sums = {page.address: page.sum for page in pages}
        made = chain(marks(engine.jurisdiction.audience), sitemaps(engine.jurisdiction.site.domain, pages))
        for address, content in (engine.scaffold.files | {asset.address: asset.content for asset in made}).items():
            sums[address] = sum_of(content)
            target.put(address, sums[address], content)
        target.finish(sums)
    cache.tidy()
    return len(pages)


class Preview:
    """A site that is looked at while the catalogue is worked on, in ``folder``."""

    def __init__(self, root: Path, folder: Path, set_up: SetUp, settings: Path) -> None:
        self._root = root
        self._set_up = set_up
        self._settings = settings
        self._target = StandingFolder(folder)
        self._cache = Cache(usual_folder())

    def look(self) -> Examination:
        """The checkout as it is now."""
        program.cache_clear()  # templates are worked on too
        reread()
        return look_through(self._root, self._cache)

    def build(self, examination: Examination, tell: Tell = _say_nothing) -> int:
        """Make the site that of a publishable ``examination``; how many pages it has."""
        jurisdiction = examination.city.jurisdiction
        engine = Engine(self._set_up, self._settings, self._root.resolve(), jurisdiction, self._cache)
        return build_site(examination, engine, self._cache, self._target, tell)
