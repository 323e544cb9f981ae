"""A file that is not the text that its writer saw: encodings, invisible characters, punctuation, and YAML that is not used here."""

from pathlib import Path

import pytest
from single_fault import FLOW, JURISDICTION, LAW, POWER, RISKS, RULES, UNIT, Mishap, Slip, only_finding

from generator.diagnostics import Severity

SLIPS = [
    Slip("a full-width colon", "fullwidth-colon", UNIT, "short_name: 市城管", "short_name‸：市城管", ("short_name",)),
    Slip(
        "a full-width colon that YAML takes for text",
        "fullwidth-colon",
        POWER,
        "- {field: approval}",
        "- field‸：approval",
    ),
    Slip(
        "full-width quotation marks", "fullwidth-quote", LAW, "title: 城市道路管理条例", "title: ‸“城市道路: 管理条例”"
    ),
    Slip("a tab", "tab-indent", UNIT, "    name: 法制监督科\n", "‸\tname: 法制监督科\n"),
    Slip("a bracket left open", "yaml-syntax", UNIT, "（曾用名）]\nuscc", "（曾用名）\nuscc‸"),
    Slip(
        "a quotation mark left open",
        "yaml-syntax",
        JURISDICTION,
        '"990100"',
        '"990100',
        also=(('"000100"', '"‸000100"'),),
    ),
    Slip("a colon in a value", "yaml-syntax", LAW, "issuer: 国务院", "issuer: 国务院‸: 办公厅"),
    Slip("a field indented too far", "yaml-syntax", LAW, "issuer: 国务院", "  issuer‸: 国务院"),
    Slip(
        "a doubled field",
        "duplicate-key",
        UNIT,
        "kind: department\n",
        "kind: department\n‸kind: institution\n",
        ("kind", "6"),
    ),
    Slip(
        "a doubled field in brackets",
        "duplicate-key",
        POWER,
        "level: city}",
        "level: city, ‸level: county}",
        ("level",),
    ),
    Slip("an alias", "yaml-alias", POWER, "department: approval", "department: ‸*approval", ("approval",)),
    Slip("an anchor", "yaml-alias", POWER, "department: approval", "department: ‸&section approval", ("section",)),
    Slip("a merge", "yaml-alias", LAW, "issuer: 国务院", "issuer: 国务院\n‸<<: {adopted: 2019-01-01}"),
    Slip("a tag", "yaml-tag", POWER, "department: approval", "department: ‸!!str approval", ("str",)),
    Slip(
        "a tag of somebody's own",
        "yaml-tag",
        POWER,
        "department: approval",
        "department: ‸!section approval",
        ("!section",),
    ),
    Slip("a list for a name", "complex-key", POWER, "quota: 同一", "‸[quota]: 同一"),
    Slip("a second document", "second-document", LAW, "articles:\n", "‸---\narticles:\n"),
    Slip("a control character", "hidden-character", POWER, "quota: 同一", "quota: 同‸\x07一", ("U+0007",)),
    Slip("a bidirectional override", "hidden-character", POWER, "quota: 同一", "quota: 同‸\u202e一", ("U+202E",)),
    Slip("a zero-width space", "hidden-character", POWER, "quota: 同一", "quota‸\u200b: 同一", ("U+200B",)),
    Slip("a line separator", "hidden-character", POWER, "quota: 同一", "quota: 同‸\u2028一", ("U+2028",)),
    Slip(
        "a byte order mark in the middle", "hidden-character", POWER, "quota: 同一", "quota: 同‸\ufeff一", ("U+FEFF",)
    ),
    Slip(
        "brackets within brackets",
        "nested-too-deep",
        JURISDICTION,
        "keywords: [",
        f"keywords: {'[' * 30}‸[{']' * 31}\n#",
    ),
]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda s: s.name)
def test_a_slip_of_the_keyboard_is_one_finding_at_its_place(one_unit: Path, slip: Slip) -> None:
    place = slip.make(one_unit)
    found = only_finding(one_unit)
    assert (found.rule, found.file, found.line, found.column, found.severity) == (
        slip.rule,
        slip.path,
        *place,
        Severity.ERROR,
    )
    assert not [word for word in slip.told if word not in found.message]
    assert found.hint


def _recode(name: str, path: str, encoding: str, place: tuple[int, int]) -> Mishap:
    def make(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        (root / path).write_bytes(text.encode(encoding))

    return Mishap(name, "not-utf8", path, make, place)


def _write(name: str, rule: str, path: str, raw: bytes) -> Mishap:
    return Mishap(name, rule, path, lambda root: (root / path).write_bytes(raw))


def _lead(name: str, rule: str, path: str, lead: bytes, severity: Severity = Severity.ERROR) -> Mishap:
    def make(root: Path) -> None:
        (root / path).write_bytes(lead + (root / path).read_bytes())

    return Mishap(name, rule, path, make, severity=severity)


def _spoil(path: str, old: str, new: bytes, place: tuple[int, int]) -> Mishap:
    def make(root: Path) -> None:
        raw = (root / path).read_bytes()
        assert raw.count(old.encode("utf-8")) == 1
        (root / path).write_bytes(raw.replace(old.encode("utf-8"), new))

    return Mishap("half a character", "not-utf8", path, make, place)


MISHAPS = [
    _recode("GBK", UNIT, "gb18030", (2, 7)),
    _recode("UTF-16", RULES, "utf-16", (1, 1)),
    _spoil(LAW, "number: 中华人民", "number: 中华人".encode() + b"\xe6\xb0", (4, 12)),
    _lead("a byte order mark", "byte-order-mark", POWER, b"\xef\xbb\xbf", Severity.WARNING),
    _lead("5 MB", "file-too-large", LAW, b"# padding\n" * 512 * 1024),
    _write("an empty file", "empty-file", LAW, b""),
    _write("nothing but a comment", "empty-file", RISKS, "# 以后再写\n\n".encode()),
    _write("a picture", "not-utf8", FLOW, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff"),
]


@pytest.mark.parametrize("mishap", MISHAPS, ids=lambda m: m.name)
def test_a_file_saved_wrongly_is_one_finding(one_unit: Path, mishap: Mishap) -> None:
    mishap.make(one_unit)
    found = only_finding(one_unit)
    assert (found.rule, found.file, found.line, found.column, found.severity) == (
        mishap.rule,
        mishap.path,
        *mishap.place,
        mishap.severity,
    )
    assert found.hint
