"""Zipped office files looked at before any library opens them: bombs, entities, macros, and links to elsewhere.

OOXML and OpenDocument have no document type declarations; one in a part of such a file is there to do harm.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.parsers import expat

from generator.i18n import _
from generator.intake.grid import UnreadableError

LARGEST_FILE: Final = 32 * 1024 * 1024
_LARGEST_CONTENT: Final = 512 * 1024 * 1024
_LARGEST_XML: Final = 256 * 1024 * 1024
_MOST_MEMBERS: Final = 4000
_HIGHEST_RATIO: Final = 1200
"""DEFLATE makes at most some 1,030 of one byte; sheets of empty rows come near a hundred, forged sizes go beyond."""
_CHUNK: Final = 64 * 1024


class _BeginsError(Exception):
    """The root element begins: no declaration can follow."""


def open_container(raw: bytes) -> zipfile.ZipFile:
    """The members of an office file, after nothing dangerous was found in it; ``UnreadableError`` otherwise."""
    try:
        container = zipfile.ZipFile(BytesIO(raw))
        members = container.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as problem:
        raise UnreadableError(broken()) from problem
    if len(members) > _MOST_MEMBERS or sum(m.file_size for m in members) > _LARGEST_CONTENT:
        raise _bomb()
    for member in members:
        if member.flag_bits & 1:
            raise locked()
        if member.file_size > _LARGEST_XML or member.file_size > max(1, member.compress_size) * _HIGHEST_RATIO:
            raise _bomb()
        if member.filename.endswith((".xml", ".rels")):
            _forbid_declarations(container, member)
    return container


def remarks_on(container: zipfile.ZipFile) -> Iterator[str]:
    """What of the file is not taken in."""
    names = container.namelist()
    if any(n.endswith("vbaProject.bin") or n.startswith("Basic/") for n in names):
        yield _("The file has macros. They were neither run nor taken in.")
    if any("externalLinks/" in n for n in names):
        yield _("The file has links to other files. They were not followed; what the cells showed last was read.")
    if any("/embeddings/" in n or "/media/" in n or n.startswith("Pictures/") for n in names):
        yield _("Pictures and embedded files were not taken in.")


def hides(sheet: str) -> str:
    """What is said of a sheet that is hidden, or has hidden rows or columns."""
    message = _(
        "The sheet “{name}” is hidden, or has hidden rows or columns. They were read, too; delete what is not the list."
    )
    return message.format(name=sheet)


def read_member(container: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a part of the file."""
    try:
        return container.read(name)
    except (KeyError, zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, zlib.error) as problem:
        raise UnreadableError(broken()) from problem


def _forbid_declarations(container: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    def declared(*_unused: object) -> None:
        message = _("The file has entity declarations in it, as no office program writes them. It was not opened.")
        raise UnreadableError(message)

    def begins(*_unused: object) -> None:
        raise _BeginsError

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = begins
    try:
        with container.open(member) as part:
            while chunk := part.read(_CHUNK):
                parser.Parse(chunk)
    except _BeginsError:
        return
    except (
        expat.ExpatError,
        zipfile.BadZipFile,
        OSError,
        ValueError,
        EOFError,
        NotImplementedError,
        zlib.error,
    ) as problem:
        raise UnreadableError(broken()) from problem


def broken() -> str:
    return _("The file is damaged. Open it in WPS or Excel, save it under another name, and import that.")


def locked() -> UnreadableError:
    return UnreadableError(_("The file has a password. Remove it (File, Protect), save, and import again."))


def _bomb() -> UnreadableError:
    message = _("The file unpacks to far more than a list holds. Copy the list into a new workbook and import that.")
    return UnreadableError(message)
