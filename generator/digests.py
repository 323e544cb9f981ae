"""Names for bytes: equal digests, equal content."""

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

SIZE: Final = 20
"""Bytes of a digest: no two contents of a lifetime share 160 bits."""

_SHORT: Final = 2048
"""Bytes that are sooner copied than given to the sum by themselves."""

_LIBRARIES: Final = (
    "mkdocs",
    "mkdocs-material",
    "jinja2",
    "markupsafe",
    "graphviz",
    "graphviz-pure",
    "msgspec",
    "yaml-rs",
    "zxing-cpp",
    "xlsxwriter",
    "python-docx",
    "pypinyin",
    "chinesecalendar",
)
"""The packages that shape the published bytes, or what is found."""


def digest(*parts: bytes) -> bytes:
    """The name of ``parts``; where one ends and the next begins counts too."""
    summed = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        length = len(part).to_bytes(8, "big")
        if len(part) < _SHORT:
            summed.update(length + part)
        else:
            summed.update(length)
            summed.update(part)
    return summed.digest()


@cache
def program() -> bytes:
    """The name of the program itself: its code, schemas, words and templates, and the libraries that it writes pages with."""
    package = Path(__file__).parent
    templates = package.parent / "site_templates"
    folders = [package, templates] if templates.is_dir() else [package]
    files = sorted(
        f for folder in folders for f in folder.rglob("*") if f.is_file() and f.suffix not in (".pyc", ".po")
    )
    contents = (part for f in files for part in (f.name.encode(), f.read_bytes()))
    return digest(*(metadata.version(name).encode() for name in _LIBRARIES), *contents)
