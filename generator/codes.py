"""The codes that public bodies go by: their forms and check characters, as the national standards give them."""

import re
from collections.abc import Callable, Mapping
from typing import Final

import jsonschema_rs
from msgspec import Struct
from stdnum.cn import uscc

PROVINCES: Final = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
    ]
)
"""The first two digits of area codes (GB/T 2260)."""
SAMPLE_PROVINCE: Final = "99"
"""Two digits that GB/T 2260 leaves free: for invented places only."""

BASIC_CODE_LETTERS: Final[Mapping[str, str]] = {
    "A": "licensing",
    "E": "adjudication",
    "F": "confirmation",
    "G": "payment",
    "Z": "other",
}
"""The category that the type letter of a national basic code stands for, where that is certain."""
LOCAL_CODE_LETTERS: Final[Mapping[str, frozenset[str]]] = {
    "XK": frozenset({"licensing"}),
    "CF": frozenset({"penalty"}),
    "QZ": frozenset({"coercion"}),
    "ZS": frozenset({"levy"}),
    "JF": frozenset({"payment"}),
    "GF": frozenset({"payment"}),
    "JC": frozenset({"inspection"}),
    "QR": frozenset({"confirmation"}),
    "JL": frozenset({"reward"}),
    "CJ": frozenset({"adjudication"}),
    "QT": frozenset({"other"}),
    "NB": frozenset({"personnel", "finance", "procurement", "works", "assets", "investment"}),
}
"""The categories that the usual letters of local codes stand for."""

_CREDIT_CODE: Final = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
_ORGANISATION_CODE: Final = re.compile(r"[0-9A-Z]{8}[0-9X]")
_ORGANISATION_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
_BASIC_CODE: Final = re.compile(r"([0-9]{3})([0-9A-Z])([0-9]{2})([0-9]{3})([0-9]{3}|00Y)")
_IMPLEMENTATION_CODE: Final = re.compile(r"[0-9A-Z]{31}")
_INDEX_NUMBER: Final = re.compile(r"([0-9A-Z]{18}|[0-9A-Z]{9})/([0-9]{4})-([0-9]{3,8})")
_LETTER_GROUP: Final = re.compile(r"\((?:\?:)?([A-Z]{2}(?:\|[A-Z]{2})+)\)")
_CHARACTER_CLASS: Final = re.compile(r"\[[^\[\]]*\]")
_ASCENDING: Final = "01234567890123456789"
_SHORTEST_RUN: Final = 6


# --- bodies -------------------------------------------------------------------


def credit_code_check(code: str) -> str | None:
    """The check character (GB 32100-2015, modulus 31) that belongs to the first 17 characters of a unified social credit
    code; ``None`` where ``code`` does not have the form of one.

    python-stdnum's own ``validate`` is not asked: it refuses the letters A, N and Y with which the codes of military,
    rural and other bodies begin.
    """
    return uscc.calc_check_digit(code[:17]) if _CREDIT_CODE.fullmatch(code) else None


def is_credit_code(code: str) -> bool:
    """Whether ``code`` is a unified social credit code whose check character is right (GB 32100-2015)."""
    return credit_code_check(code) == code[-1:]


def organisation_code_check(code: str) -> str | None:
    """The check character (GB 11714-1997: weights 3 7 9 10 5 8 4 2, modulus 11, X for ten) that belongs to the first eight
    characters of an organisation code of nine; ``None`` where ``code`` does not have the form of one (capitals, no hyphen).
    """
    if not _ORGANISATION_CODE.fullmatch(code):
        return None
    total = sum(int(c, 36) * weight for c, weight in zip(code, _ORGANISATION_WEIGHTS, strict=False))
    return "0123456789X"[-total % 11]


def is_organisation_code(code: str) -> bool:
    """Whether ``code`` is an organisation code whose check character is right (GB 11714-1997)."""
    return organisation_code_check(code) == code[-1:]


def organisation_of(credit_code: str) -> str:
    """The organisation code inside a unified social credit code (characters 9 to 17)."""
    return credit_code[8:17]


def area_of(credit_code: str) -> str:
    """The area code of the place of registration inside a unified social credit code (characters 3 to 8)."""
    return credit_code[2:8]


# --- places -------------------------------------------------------------------


def is_area_code(code: str) -> bool:
    """Whether ``code`` can be a GB/T 2260 area code: province, city, county, two digits each, with no county outside a city."""
    province, city, county = code[:2], code[2:4], code[4:]
    known = province in PROVINCES or province == SAMPLE_PROVINCE
    return len(code) == 6 and code.isascii() and code.isdigit() and known and (city != "00" or county == "00")


def is_in_line(area: str, other: str) -> bool:
    """Whether one of two area codes is the other, lies in it, or is the whole country's (100000)."""
    if "100000" in {area, other}:
        return True
    shorter = min(_significant(area), _significant(other), key=len)
    return area.startswith(shorter) and other.startswith(shorter)


def _significant(area: str) -> str:
    """An area code without the pairs of zeros at its end."""
    return area[:2] if area[2:] == "0000" else area[:4] if area[4:] == "00" else area


# --- powers -------------------------------------------------------------------


class BasicCode(Struct, frozen=True):
    """The parts of a national basic code of 12 characters. ``sub_item`` is 000 for a power without sub-items, 00Y for one
    that has some, a number for a sub-item."""

    region: str
    type: str
    system: str
    item: str
    sub_item: str


def basic_code(code: str) -> BasicCode | None:
    """The parts of a national basic code; ``None`` where ``code`` is none. Its region is 000 (the nation) or begins with a
    province."""
    match = _BASIC_CODE.fullmatch(code)
    if match is None or not (match[1] == "000" or match[1][:2] in PROVINCES | {SAMPLE_PROVINCE}):
        return None
    return BasicCode(*match.groups())


def is_implementation_code(code: str) -> bool:
    """Whether ``code`` has the length and letters of a national implementation code (31 characters; their order differs
    from place to place)."""
    return _IMPLEMENTATION_CODE.fullmatch(code) is not None


def local_form(pattern: str) -> Callable[[str], bool] | None:
    """What tells whether a whole code has the form ``pattern``, in time linear in the code whatever the pattern is; ``None``
    for a pattern that cannot be used so (one that looks around or back)."""
    try:
        schema = {"pattern": f"^(?:{pattern})$"}
        return jsonschema_rs.Draft7Validator(schema, pattern_options=jsonschema_rs.RegexOptions()).is_valid
    except ValueError:
        return None


def letters_place(pattern: str) -> int | None:
    """Which part of a local code, counted from 0 between hyphens, holds the category's letters; ``None`` where ``pattern``
    has no choice among the usual letters."""
    plain = _CHARACTER_CLASS.sub("", pattern)
    for group in _LETTER_GROUP.finditer(plain):
        if LOCAL_CODE_LETTERS.keys() >= set(group[1].split("|")):
            return plain.count("-", 0, group.start())
    return None


# --- index numbers ------------------------------------------------------------


class IndexNumber(Struct, frozen=True):
    """The parts of an index number: the body's credit code or organisation code, the year, the serial number."""

    body: str
    year: int
    serial: str


def index_number(text: str) -> IndexNumber | None:
    """The parts of an index number of the usual form, body/year-serial; ``None`` for another form."""
    match = _INDEX_NUMBER.fullmatch(text)
    return IndexNumber(match[1], int(match[2]), match[3]) if match else None


# --- placeholders -------------------------------------------------------------


def is_placeholder(code: str) -> bool:
    """Whether ``code`` stands in for one that nobody had: a part of it is one character over and over, counts upward, or is
    made of X's."""
    parts = re.split(r"[-/]", code)
    return any(_is_filler(part) for part in [*parts, "".join(parts)])


def is_placeholder_body(credit_code: str) -> bool:
    """Whether a credit code, or the organisation code inside it, stands in for one that nobody had."""
    return is_placeholder(credit_code) or is_placeholder(organisation_of(credit_code))


def _is_filler(part: str) -> bool:
    if len(part) >= 3 and set(part.upper()) == {"X"}:
        return True
    return len(part) >= _SHORTEST_RUN and (len(set(part)) == 1 or _counts_upward(part))


def _counts_upward(part: str) -> bool:
    start = _ASCENDING.find(part[0])
    return 0 <= start <= 1 and all(c == str((start + i) % 10) for i, c in enumerate(part))
