"""DOCX: papers for a word processor. Equal papers are equal bytes: nothing asks the clock.

python-docx makes a shell for each look of pages, once: styles, paper, what stands at head and foot. Into that, what is written of a
paper is put as WordprocessingML (ECMA-376 part 1, 17.3 and 17.4), for a tree of all its cells takes a hundred times as long.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.moulds import mould
from generator.page import Asset
from generator.papers import Grid, Heading, Paper, Part, Text

if TYPE_CHECKING:
    from docx.document import Document

_NAMESPACE: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LONG, _SHORT, _MARGIN = 16838, 11906, 850
"""A4 and its margins, in twentieths of a point."""

_SONG, _HEI = "宋体", "黑体"
_USED: Final = frozenset(
    f"{name}{form}" for name in ("Title", "Heading1", "Header", "Footer") for form in ("", "Char")
) | {"Normal", "DefaultParagraphFont", "NoList", "TableNormal", "TableGrid"}
"""The styles that are kept of the hundreds that python-docx brings along."""

_TITLE, _AUTHOR, _DAY = "@title@", "@author@", "2000-01-01"
"""What stands in a shell for what a paper says of itself."""

_BODY, _ABOUT = "word/document.xml", "docProps/core.xml"
_GAP: Final = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="40" w:lineRule="exact"/></w:pPr></w:p>'
"""The paragraph that has to stand between two tables and after the last, as low as it can be."""

_UNSAYABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""

_BEFORE_ZIP: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name."""


def write(paper: Paper) -> Asset:
    """The document of ``paper``."""
    shell = _shell(paper.mark, paper.landscape)
    before, mark, after = shell[_BODY].decode().partition("<w:sectPr")
    about = shell[_ABOUT].decode()
    for place, said in ((_TITLE, paper.title), (_AUTHOR, paper.author), (_DAY, paper.created)):
        about = about.replace(place, escape(_UNSAYABLE.sub("", said), quote=False))
    own = {_BODY: "".join((before, *_body(paper), mark, after)).encode(), _ABOUT: about.encode()}
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        for name, content in (shell | own).items():
            packed.writestr(ZipInfo(name, _BEFORE_ZIP), content, ZIP_DEFLATED)
    return Asset(paper.address, file.getvalue())


# --- the shell --------------------------------------------------------------------


@cache
def _shell(mark: str, landscape: bool) -> dict[str, bytes]:
    """The files of a document in which nothing is written yet, by name."""
    drawn = mould("docx", mark, str(landscape), draw=lambda: _drawn(mark, _paper_size(landscape)))
    with ZipFile(BytesIO(drawn)) as made:
        return {name: made.read(name) for name in made.namelist()}


def _drawn(mark: str, size: tuple[int, int]) -> bytes:
    """What python-docx makes of a document in which nothing is written yet."""
    from docx import Document  # noqa: PLC0415  # takes longer to import than an edit to build

    document = Document()
    _set_up(document, mark, size)
    _leave_out(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _leave_out(document: "Document") -> None:
    """Leave out what nobody needs: other styles, these once more for another program, and a picture of an empty page."""
    styles: Any = document.styles.element
    for style in [s for s in styles.style_lst if s.styleId not in _USED]:
        styles.remove(style)
    for holder in (document.part, document.part.package):
        unused = [name for name, to in holder.rels.items() if to.reltype.endswith(("/stylesWithEffects", "/thumbnail"))]
        for name in unused:
            del holder.rels[name]


def _set_up(document: "Document", mark: str, size: tuple[int, int]) -> None:
    """Paper, fonts, what stands at the head and at the foot of each page, and room for what a paper says of itself."""
    said: Any = document.core_properties
    said.title, said.author, said.last_modified_by = _TITLE, _AUTHOR, _AUTHOR
    said.comments, said.keywords, said.language = mark, mark, "zh-CN"
    said.created = said.modified = datetime.fromisoformat(_DAY)
    section: Any = document.sections[0]
    section.page_width, section.page_height = (_twips(n) for n in size)
    section.orientation = int(size[0] > size[1])
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, _twips(_MARGIN))
    _style(document, "Normal", _SONG, 10.5)
    _style(document, "Title", _HEI, 18)
    _style(document, "Heading 1", _HEI, 15)
    head: Any = section.header.paragraphs[0]._p  # python-docx has no other way to XML
    foot: Any = section.footer.paragraphs[0]._p
    _into(head, _centred(_run(mark, "<w:b/><w:color w:val='8F1D14'/>")) if mark else "")
    _into(foot, _centred(f"{_run('第 ')}{_field('PAGE')}{_run(' 页，共 ')}{_field('NUMPAGES')}{_run(' 页')}"))


def _paper_size(landscape: bool) -> tuple[int, int]:
    return (_LONG, _SHORT) if landscape else (_SHORT, _LONG)


def _twips(number: int) -> Any:
    from docx.shared import Twips  # noqa: PLC0415  # as above

    return Twips(number)


def _style(document: "Document", name: str, font: str, points: float) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415  # as above
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    style: Any = document.styles[name]
    style.font.name, style.font.size, style.font.color.rgb = font, Pt(points), RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for of_theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{of_theme}"), None)
    fonts.set(qn("w:eastAsia"), font)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(points / 3)


def _into(paragraph: Any, content: str) -> None:
    from docx.oxml import parse_xml  # noqa: PLC0415  # as above

    for element in parse_xml(f"<w:p {_NAMESPACE}>{content}</w:p>"):
        paragraph.append(element)


# --- its parts ------------------------------------------------------------------


def _body(paper: Paper) -> Iterator[str]:
    width = _paper_size(paper.landscape)[0] - 2 * _MARGIN
    yield f'<w:p><w:pPr><w:pStyle w:val="Title"/><w:pBdr><w:bottom w:val="nil"/></w:pBdr><w:jc w:val="center"/></w:pPr>{_run(paper.title)}</w:p>'
    for part, following in zip(paper.parts, (*paper.parts[1:], None), strict=False):
        yield _written(part, width, leads_on=isinstance(following, Grid))


def _written(part: Part, width: int, *, leads_on: bool) -> str:
    if isinstance(part, Grid):
        return _table(part, width)
    return _heading(part) if isinstance(part, Heading) else _paragraph(part, leads_on=leads_on)


def _heading(heading: Heading) -> str:
    breaks = "<w:pageBreakBefore/>" if heading.breaks else ""
    return f'<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:keepNext/>{breaks}</w:pPr>{_run(heading.text)}</w:p>'


def _paragraph(text: Text, *, leads_on: bool) -> str:
    """A paragraph; what stands above a table stays on the page on which that begins."""
    together = "<w:pPr><w:keepNext/></w:pPr>" if leads_on else ""
    return f"<w:p>{together}{_run(text.text)}</w:p>"


def _table(grid: Grid, width: int) -> str:
    whole = sum(grid.shares)
    widths = [width * share // whole for share in grid.shares]
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    head = _row(grid.headings, widths, is_head=True) if grid.headings else ""
    rows = "".join(_row(row, widths, names_first=not grid.headings) for row in grid.rows)
    looks = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    return f"<w:tbl>{looks}<w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>{_GAP}"


def _row(cells: Sequence[str], widths: Sequence[int], *, is_head: bool = False, names_first: bool = False) -> str:
    repeated = "<w:tblHeader/>" if is_head else ""
    written = "".join(
        _cell(text, width, is_name=is_head or (names_first and i % 2 == 0))
        for i, (text, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{written}</w:tr>"


def _cell(text: str, width: int, *, is_name: bool) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E8EEF4"/>' if is_name else ""
    runs = _run(text, '<w:b/><w:sz w:val="18"/>' if is_name else '<w:sz w:val="18"/>')
    near = '<w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr>'
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr><w:p>{near}{runs}</w:p></w:tc>'


def _run(text: str, looks: str = "") -> str:
    """A text in one look, with its line breaks."""
    lines = escape(_UNSAYABLE.sub("", text), quote=False).split("\n")
    written = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{written}</w:r>"


def _centred(runs: str) -> str:
    return f'<w:pPr><w:spacing w:after="120"/><w:jc w:val="center"/></w:pPr>{runs}'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
