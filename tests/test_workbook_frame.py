"""Workbooks are, cell by cell and look by look, what XlsxWriter makes of the same records."""

import re
import zipfile
from datetime import datetime
from html import unescape
from io import BytesIO

import pytest
from msgspec.structs import replace
from xlsxwriter import Workbook

from generator.exports import workbook
from generator.exports.tables import TABLES, rows_of
from generator.exports.workbook_frame import STRINGS, _width
from generator.public import Dossier, PublicCatalog, PublicJurisdiction

STRANGE = [
    "",
    " 前后有空格 ",
    "换\n行",
    "回\r车",
    "响\x07铃",
    "_x0041_",
    "__x000D_ _x00_",
    "<b>&amp;</b>",
    '="1"',
    "\ufffe",
    "长" * 40_000,
]


def _written(dossier: Dossier, jurisdiction: PublicJurisdiction) -> bytes:
    """The workbook as XlsxWriter writes it, cell by cell."""
    file, of = BytesIO(), jurisdiction.publisher.name
    with Workbook(file, {"in_memory": True}) as book:
        title, created = f"{dossier.unit.name}职权数据", datetime.fromisoformat(dossier.latest)
        licence = jurisdiction.site.licence or ""
        book.set_properties({"title": title, "author": of, "comments": licence, "created": created})
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E8EEF4"})
        cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for table in TABLES:
            sheet, rows = book.add_worksheet(table.name), list(table.rows(dossier, jurisdiction))
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
            for i, column in enumerate(table.columns):
                sheet.set_column(i, i, _width(column))
                sheet.write_string(0, i, column.name, heading)
                sheet.write_comment(0, i, column.meaning, {"x_scale": 1.6})
            for i, row in enumerate(rows, start=1):
                for j, text in enumerate(row):
                    if text:
                        sheet.write_string(i, j, workbook.fitting(text), cell)
    return file.getvalue()


def _filled(dossier: Dossier, jurisdiction: PublicJurisdiction) -> bytes:
    return workbook.of_unit(dossier, jurisdiction, rows_of(dossier, jurisdiction)).content


def _members(book: bytes) -> dict[str, str]:
    """The members of a workbook; for the numbers of texts, the texts stand in sheets; ``spans``, which are hints, and heights are left out."""
    with zipfile.ZipFile(BytesIO(book)) as file:
        members = {member.filename: file.read(member).decode() for member in file.infolist()}
    texts = re.findall("<si>(.*?)</si>", members[STRINGS], re.DOTALL)
    assert f'uniqueCount="{len(texts)}"' in members[STRINGS]
    for name, text in members.items():
        if name.startswith("xl/worksheets/sheet"):
            bare = re.sub(' (?:spans="[0-9:]*"|ht="[0-9.]*")', "", text)
            members[name] = re.sub("<v>([0-9]+)</v>", lambda found: f"<v>{texts[int(found[1])]}</v>", bare)
    return members | {STRINGS: "".join(sorted(texts)) + re.findall('count="[0-9]+"', members[STRINGS])[0]}


def _with_strange_texts(dossier: Dossier) -> Dossier:
    """A unit whose powers have such names; it has no rule, and so a sheet without records."""
    powers = [replace(p, name=text) for p, text in zip(dossier.powers * len(STRANGE), STRANGE, strict=False)]
    return replace(dossier, powers=tuple(powers), unit=replace(dossier.unit, rules=()))


def test_a_filled_frame_is_what_xlsxwriter_makes_of_the_same_records(public: PublicCatalog) -> None:
    for dossier in (public.dossiers[0], _with_strange_texts(public.dossiers[-1])):
        made, expected = (
            _members(book) for book in (_filled(dossier, public.jurisdiction), _written(dossier, public.jurisdiction))
        )
        assert list(made) == list(expected)
        assert [name for name in made if made[name] != expected[name]] == []


@pytest.mark.parametrize("text", STRANGE)
def test_a_text_that_xml_cannot_hold_is_put_in_words(text: str) -> None:
    found = re.fullmatch('<si><t(?: xml:space="preserve")?>(.*)</t></si>', workbook._items([text]), re.DOTALL)
    assert found
    said = re.sub("_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), unescape(found[1]))
    assert said == workbook.fitting(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe]", found[1])
