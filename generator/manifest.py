"""What a site says of itself: each of its files, where they come from, and what made them.

The manifest is the same for the same commit and the same tools, whatever the day, place or machine. It can be checked without
Daylight: ``files`` are SHA-256 sums as ``sha256sum`` writes them, ``source`` has git's own names.
"""

import platform
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Final

import msgspec

from generator import __version__
from generator.digests import program
from generator.origin import Origin, origin_of

MANIFEST: Final = "manifest.json"
SIGNATURE: Final = f"{MANIFEST}.sig"

_PACKAGES: Final = ("mkdocs", "mkdocs-material", "jinja2", "graphviz", "graphviz-pure")


class Tools(msgspec.Struct, frozen=True):
    """The versions that shape the bytes. ``program`` names Daylight's own code, templates and all libraries that it writes with."""

    daylight: str
    program: str
    python: str
    packages: Mapping[str, str]


class About(msgspec.Struct, frozen=True):
    """All that a manifest says but for the files; nothing is known of the origin of a preview."""

    source: Origin = Origin()
    tools: Tools | None = None


class Manifest(About, frozen=True):
    """``files`` are those of the site: address to SHA-256, in hexadecimal; the manifest and its signature excepted."""

    files: Mapping[str, str] = msgspec.field(default_factory=dict)

    @classmethod
    def of(cls, sums: Mapping[str, str], said: About | None = None) -> "Manifest":
        """The manifest of files with the SHA-256 ``sums``, by address."""
        said = said or About()
        return cls(said.source, said.tools, dict(sorted(sums.items())))

    def write(self, folder: Path) -> None:
        """Say that the site in ``folder`` is whole: nothing is written into it after this but a signature."""
        (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n")


def about(source: Origin) -> About:
    """What there is to say of a site that is made now, of what ``source`` names."""
    packages = {name: metadata.version(name) for name in _PACKAGES}
    return About(source, Tools(__version__, program().hex(), platform.python_version(), packages))


def about_checkout(root: Path) -> About:
    """What there is to say of a site that is made now, of the files under ``root`` as they are."""
    return about(origin_of(root))


def decode_manifest(content: bytes) -> Manifest:
    """The manifest that ``content`` is; raises ``msgspec.MsgspecError`` where it is none."""
    return msgspec.json.decode(content, type=Manifest)
