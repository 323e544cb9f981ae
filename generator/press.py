"""The press: pages in their frames, as files of a site."""

from collections.abc import Sequence

from generator.frame import Frames
from generator.page import Asset
from generator.present import Kept
from generator.publish import Target, sum_of
from generator.writing.studio import Printed


class SitePress:
    """Frames pages and files them in ``target``."""

    def __init__(self, frames: Frames, target: Target) -> None:
        self.key = frames.key
        self._frames = frames
        self._target = target

    def absent(self, pages: Sequence[Printed]) -> list[Printed]:
        lacking = self._target.lacks({page.address: page.sum for page in pages})
        return [page for page in pages if page.address in lacking] if lacking else []

    def print(self, kept: Kept) -> Printed:
        item = kept.item
        if isinstance(item, Asset):
            content, sum_, published = item.content, item.sum, ""
        else:
            content, published = self._frames.fill(item), item.metadata.published
            sum_ = sum_of(content)
        printed = Printed(item.address, kept.key, sum_, published)
        self._target.put(printed.address, printed.sum, content)
        return printed
