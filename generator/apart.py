"""Keeps sites of the supervisor's own network and public ones apart: a folder belongs to one audience for good.

An internal site says what it is in a file of its own beside its pages, so that whoever copies, serves or checks a folder can tell.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from generator.audience import Audience
from generator.i18n import _
from generator.manifest import MANIFEST
from generator.page import Asset

MARKER: Final = "INTERNAL.txt"
"""The file that only internal sites have."""

_SAYS: Final = "内部资料，只在监督机关内部网络使用，不得对外发布。对外公开的网站用 daylight build 另外生成。\n"
_ROBOTS: Final = "User-agent: *\nDisallow: /\n"


class _Said(msgspec.Struct):
    """What has to be known of a manifest."""

    files: dict[str, str]


class MixedUpError(Exception):
    """A site would take the place of one that is for others; the message says which."""


def marks(audience: Audience) -> Iterator[Asset]:
    """The files by which a site that is not for everybody tells so, to people and to robots."""
    if audience is Audience.INTERNAL:
        yield Asset(MARKER, _SAYS.encode())
        yield Asset("robots.txt", _ROBOTS.encode())


def audience_of(folder: Path) -> Audience | None:
    """Whom the site in ``folder`` is for; ``None`` where there is none.

    Somebody may have deleted the marker, so what the site says of its files counts too.
    """
    if (folder / MARKER).exists():
        return Audience.INTERNAL
    try:
        said = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=_Said)
    except (OSError, msgspec.MsgspecError):  # other programs, too, have files of that name
        return None
    return Audience.INTERNAL if MARKER in said.files else Audience.PUBLIC


def keep_apart(folder: Path, audience: Audience) -> None:
    """Raise ``MixedUpError`` where a site for ``audience`` would take the place of one for others, or lie inside or around it."""
    around = [place for place in (folder, *folder.parents) if audience_of(place) not in (None, audience)]
    if around:
        told = {
            Audience.PUBLIC: _("The site in {folder} is the public one; an internal site cannot go there."),
            Audience.INTERNAL: _("The site in {folder} is an internal one; the public site cannot go there."),
        }
        other = next(one for one in Audience if one is not audience)
        raise MixedUpError(told[other].format(folder=around[0]))
