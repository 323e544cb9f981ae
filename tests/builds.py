"""Builds of a checkout: from nothing, after an edit, and as a preview."""

import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from msgspec.structs import replace

from generator import mkdocs_plugin
from generator.audience import Audience
from generator.build import Engine, Preview, build_site
from generator.cache import Cache
from generator.diagnostics import Diagnostic
from generator.examination import look_through
from generator.manifest import About
from generator.renewal import Proof, publish

SETTINGS = Path(__file__).parent.parent / "mkdocs.yml"


@dataclass(frozen=True)
class Built:
    """What came of a build: its diagnostics, and every file of the site by address."""

    diagnostics: tuple[Diagnostic, ...]
    files: dict[str, bytes]


def build(
    root: Path,
    cache_folder: Path,
    site: Path,
    settings: Path = SETTINGS,
    *,
    said: About | None = None,
    audience: Audience = Audience.PUBLIC,
) -> Built:
    """Build ``root`` into ``site`` with what the cache and the site hold already; ``said`` is what the site is to say of itself."""
    cache = Cache(cache_folder)
    examination = replace(look_through(root, cache), audience=audience)
    if examination.is_publishable:
        engine = Engine(mkdocs_plugin.set_up, settings, root, examination.city.jurisdiction, cache)
        publish(site, lambda target: build_site(examination, engine, cache, target), proof=Proof(said))
    cache.close()
    assert cache.trouble == ""
    return Built(examination.diagnostics, files_of(site))


def preview(root: Path, folder: Path) -> Preview:
    folder.mkdir(exist_ok=True)
    return Preview(root, folder, mkdocs_plugin.set_up, SETTINGS)


def refresh(shown: Preview) -> None:
    examination = shown.look()
    if examination.is_publishable:
        shown.build(examination)


def files_of(site: Path) -> dict[str, bytes]:
    return {f.relative_to(site).as_posix(): f.read_bytes() for f in site.rglob("*") if f.is_file()}


def unpacked(name: str, raw: bytes) -> bytes:
    """What a file of a site says: of one for an office program, what its members say."""
    if not name.endswith((".docx", ".xlsx")):
        return raw
    with zipfile.ZipFile(BytesIO(raw)) as members:
        return b"\n".join(members.read(member) for member in members.namelist())
