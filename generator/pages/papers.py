"""Papers of a unit's risks (R10, R11): pages to be read and printed, and the same as documents and workbooks to be taken away.

The control table is for everybody, with the risks that everybody may see; the ledger and the commitment forms are for the supervisor.
"""

from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct

from generator import address
from generator.audience import INTERNAL_MARK
from generator.commitments import forms
from generator.page import Draft, Metadata
from generator.papers import Paper, Part
from generator.public import Dossier, PublicJurisdiction
from generator.risk_papers import controls, ledger


class _Sort(Struct, frozen=True):
    """A sort of paper. ``kind`` is that of its page, ``place`` the page's address by unit, ``formats`` what it can be taken away as."""

    kind: str
    name: str
    about: str
    column: str
    place: Callable[[str], str]
    formats: tuple[str, ...]
    parts: Callable[[Dossier, PublicJurisdiction], tuple[Part, ...]]
    landscape: bool


_CONTROLS: Final = _Sort(
    "controls", "风险防控一览表", "每个风险点由谁防、怎样防、依据什么制度。", "一级廉政风险",
    address.controls, ("docx", "xlsx"), controls, landscape=True,
)  # fmt: skip
_LEDGER: Final = _Sort(
    "ledger", "廉政风险台帐", "全部风险点：表现、后果、可能违反的规定、怎样查找和评定。", "内部管理",
    address.ledger, ("docx", "xlsx"), ledger, landscape=True,
)  # fmt: skip
_FORMS: Final = _Sort(
    "forms", "廉政风险防控承诺表", "单位和每个岗位一张，打印以后签字、盖章。", "内部管理",
    address.forms, ("docx",), forms, landscape=False,
)  # fmt: skip


def of_unit(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Iterator[Draft | Paper]:
    """The control table of a unit that has a risk to show; to the supervisor, of each unit, the ledger and the forms too."""
    sorts = (_CONTROLS, _LEDGER, _FORMS) if jurisdiction.is_internal else (_CONTROLS,) if dossier.risks else ()
    for sort in sorts:
        yield from _made(sort, dossier, jurisdiction)


def _made(sort: _Sort, dossier: Dossier, jurisdiction: PublicJurisdiction) -> Iterator[Draft | Paper]:
    unit, here = dossier.unit, sort.place(dossier.unit.id)
    title, parts = f"{unit.short_name}{sort.name}", sort.parts(dossier, jurisdiction)
    files = {form: f"{here.removesuffix('html')}{form}" for form in sort.formats}
    yield Draft(
        address=here,
        kind=sort.kind,
        title=title,
        description=f"{unit.name}：{sort.about}",
        template="paper.html.j2",
        values={
            "unit": unit,
            "title": title,
            "name": sort.name,
            "sort": sort.kind,
            "about": sort.about,
            "parts": parts,
            "files": files,
            "landscape": sort.landscape,
        },
        metadata=Metadata(sort.column, dossier.latest, unit.name),
        outlined=False,
    )
    for file in files.values():
        yield Paper(
            address=file,
            title=title,
            author=unit.name,
            created=dossier.latest,
            mark=INTERNAL_MARK if jurisdiction.is_internal else "",
            landscape=sort.landscape,
            parts=parts,
        )
