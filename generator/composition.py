"""A whole site as pages without frames, for engines that put their own around them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field

from generator.cache import Cache, usual_folder
from generator.chart import LayoutError
from generator.diagnostics import Diagnostic
from generator.examination import Examination, look_through
from generator.history import chronicle
from generator.i18n import _
from generator.page import Asset, Page
from generator.pipeline import write_pages
from generator.present import Kept
from generator.public import PublicJurisdiction
from generator.sitemap import sitemaps
from generator.workdays import UnannouncedYearError
from generator.writing.studio import Printed

T = TypeVar("T")


class UnpublishableError(Exception):
    """The catalogue has errors, or a chart cannot be drawn; the message says which."""


class Composition(Struct, frozen=True):
    """Everything that is made of a catalogue."""

    jurisdiction: PublicJurisdiction
    pages: Sequence[Page]
    assets: Sequence[Asset]


class _Collector(Struct):
    """A press that only gathers the pages."""

    pages: list[Page] = field(default_factory=list)
    assets: list[Asset] = field(default_factory=list)
    key: bytes = b""

    def absent(self, pages: Sequence[Printed]) -> Sequence[Printed]:
        return pages  # nothing is there before

    def print(self, kept: Kept) -> Printed:
        item = kept.item
        if isinstance(item, Asset):
            self.assets.append(item)
            return Printed(item.address, kept.key, "", "")
        self.pages.append(item)
        return Printed(item.address, kept.key, "", item.metadata.published)


def compose(root: Path, tell: Callable[[Diagnostic], None]) -> Composition:
    """All that the checkout at ``root`` publishes; every diagnostic is told on the way."""
    cache = Cache(usual_folder())
    examination = look_through(root, cache)
    for diagnostic in examination.diagnostics:
        tell(diagnostic)
    collector = _Collector()
    printed = written(examination, lambda: write_pages(chronicle(examination, cache), cache, collector, workers=1))
    jurisdiction = examination.city.jurisdiction
    return Composition(jurisdiction, collector.pages, [*collector.assets, *sitemaps(jurisdiction.site.domain, printed)])


def written(examination: Examination, write: Callable[[], T]) -> T:
    """What ``write`` makes of an examination that found no error; a chart that cannot be drawn is named."""
    if not examination.is_publishable:
        raise UnpublishableError(_("The catalogue has errors; nothing was published."))
    try:
        return write()
    except LayoutError as error:
        message = _("The chart {chart} cannot be drawn: {reason}").format(chart=error.diagram, reason=error)
        raise UnpublishableError(message) from error
    except UnannouncedYearError as error:  # a report for the supervisor says what is late
        raise UnpublishableError(str(error)) from error
