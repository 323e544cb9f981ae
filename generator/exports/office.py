"""Papers in the formats of office programs, by the end of their address."""

from collections.abc import Callable, Mapping
from typing import Final

from generator.exports import sheets, word
from generator.page import Asset
from generator.papers import Paper

FORMATS: Final[Mapping[str, Callable[[Paper], Asset]]] = {"docx": word.write, "xlsx": sheets.write}


def write(paper: Paper) -> Asset:
    """``paper`` as a file."""
    return FORMATS[paper.address.rpartition(".")[2]](paper)
