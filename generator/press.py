"""The press: pages in their frames, as files of a site."""

from generator.frame import Frames
from generator.pipeline import Printed
from generator.present import Kept
from generator.publish import Target, sum_of


class SitePress:
    """Frames pages and files them in ``target``."""

    def __init__(self, frames: Frames, target: Target) -> None:
        self.key = frames.key
        self._frames = frames
        self._target = target

    def take(self, printed: Printed) -> bool:
        return self._target.take(printed.address, printed.sum)

    def print(self, kept: Kept) -> Printed:
        page = kept.page
        content = self._frames.fill(page)
        printed = Printed(page.address, kept.key, sum_of(content), page.metadata.published)
        self._target.put(printed.address, printed.sum, content)
        return printed
