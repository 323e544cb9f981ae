"""Every message has its Chinese."""

import ast
import re
from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from generator.i18n import LOCALE_DIR

CHINESE = LOCALE_DIR / "zh_CN" / "LC_MESSAGES"
_IN_BRACES = re.compile(r"\{[^{}]*\b_\(")
_SLOT = re.compile(r"\{[^{}]*\}|%\(\w+\)s")


@cache
def _written() -> set[str]:
    package = LOCALE_DIR.parent
    return {str(message) for _file, _line, message, _notes, _context in extract_from_dir(package)}


def test_every_message_of_the_program_is_translated() -> None:
    catalog = read_po(BytesIO((CHINESE / "daylight.po").read_bytes()))
    translated = {m.id for m in catalog if m.id and m.string and not m.fuzzy}
    assert _written() <= translated


def test_no_message_stands_inside_an_f_string_where_gettexts_tools_overlook_it() -> None:
    hidden = [
        f"{file.relative_to(LOCALE_DIR.parent)}:{part.lineno}"
        for file in LOCALE_DIR.parent.rglob("*.py")
        if _IN_BRACES.search(text := file.read_text("utf-8"))
        for said in ast.walk(ast.parse(text))
        if isinstance(said, ast.JoinedStr)
        for part in ast.walk(said)
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == "_"
    ]
    assert hidden == []


def test_a_translation_fills_the_same_slots() -> None:
    catalog = read_po(BytesIO((CHINESE / "daylight.po").read_bytes()))
    for message in catalog:
        if isinstance(message.id, str) and message.id:
            assert Counter(_SLOT.findall(message.id)) == Counter(_SLOT.findall(str(message.string))), message.id


def test_the_compiled_messages_are_those_of_the_source() -> None:
    source = read_po(BytesIO((CHINESE / "daylight.po").read_bytes()))
    compiled = read_mo(BytesIO((CHINESE / "daylight.mo").read_bytes()))
    assert {m.id: m.string for m in compiled if m.id} == {m.id: m.string for m in source if m.id and m.string}


def test_translations_are_in_chinese() -> None:
    catalog = read_po(BytesIO((CHINESE / "daylight.po").read_bytes()))
    plain = {"%(prog)s, version %(version)s", "; "}
    for message in catalog:
        if isinstance(message.id, str) and message.id in _written() - plain:
            assert re.search(r"[\u4e00-\u9fff]", str(message.string)), message.id


def test_the_message_files_are_where_the_program_looks() -> None:
    assert Path(CHINESE / "daylight.mo").is_file()
