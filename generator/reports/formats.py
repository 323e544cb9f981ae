"""The formats of reports: a page by itself, a document, a workbook."""

from collections.abc import Callable, Mapping
from typing import Final

from generator.exports import office
from generator.papers import Paper
from generator.templates import render


def _page(paper: Paper) -> bytes:
    """An HTML file that needs no other."""
    parts = [(type(part).__name__, part) for part in paper.parts]
    return f"{render('report.html.j2', paper.address, {'paper': paper, 'parts': parts})}\n".encode()


def _office(paper: Paper) -> bytes:
    return office.write(paper).content


FORMATS: Final[Mapping[str, Callable[[Paper], bytes]]] = {"html": _page, "docx": _office, "xlsx": _office}
