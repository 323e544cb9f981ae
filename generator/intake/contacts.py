"""Ways to complain and to ask, read from a cell: telephones, the hotlines 12345 and 12388, mail, web addresses, offices."""

import re
from typing import Final

from generator.i18n import _, in_quotes
from generator.intake.account import Reading
from generator.intake.lists import one_line, split_list
from generator.intake.numerals import narrow

_TELEPHONE: Final = re.compile(
    r"(?<![0-9])(?:[（(]?(0[0-9]{2,3})[）)]?\s?[-－—]?\s?)?([2-9][0-9]{6,7}|1[0-9]{4}|1[3-9][0-9]{9}|[0-9]{3,4}[0-9]{4})(?![0-9])"
)
_MOBILE: Final = re.compile(r"1[3-9][0-9]{9}")
_MAIL: Final = re.compile(r"[\w.+-]+@[\w.-]+\.[A-Za-z]{2,}")
_WEB: Final = re.compile(r"https?://[^\s，。；、）)]+|www\.[^\s，。；、）)]+")
_HOTLINES: Final = {
    "12345": ("hotline_12345", "12345 政务服务便民热线"),
    "12388": ("discipline_12388", "12388 纪检监察举报电话"),
}
_OFFICE: Final = re.compile("[号楼室街路巷]")


def read_telephone(text: str) -> Reading:
    """A telephone number in the form 0000-5550101; short numbers as they are."""
    plain = narrow(one_line(text))
    found = _TELEPHONE.findall(plain)
    if not found:
        return Reading(left=_("{text} has no telephone number in it.").format(text=in_quotes(text)))
    doubts = []
    if len(found) > 1:
        doubts.append(_("{text} has several telephone numbers; the first was taken.").format(text=in_quotes(text)))
    area, number = found[0]
    if _MOBILE.fullmatch(number):
        message = _("This is a mobile telephone, somebody's own; it was not taken in. Give the office's number.")
        return Reading(left=message)
    if not area and len(number) > 5:
        doubts.append(_("The telephone {number} has no area code.").format(number=number))
    return Reading(f"{area}-{number}" if area else number, tuple(doubts))


def read_channels(text: str, name: str) -> Reading:
    """Supervision channels; ``name`` is what one without a name is called."""
    channels: list[dict[str, object]] = []
    doubts: list[str] = []
    for part in split_list(narrow(text).replace("，", "\n")):
        channel, doubt = _channel(part, name)
        if channel and channel not in channels:
            channels.append(channel)
        if doubt:
            doubts.append(doubt)
    if not channels:
        return Reading(
            left=doubts[0] if doubts else _("No way to complain was found in {text}.").format(text=in_quotes(text))
        )
    return Reading(channels, tuple(doubts))


def _channel(text: str, name: str) -> tuple[dict[str, object] | None, str]:
    for pattern, kind in ((_MAIL, "mail"), (_WEB, "web")):
        found = pattern.search(text)
        if found:
            return _made(kind, _label(text, found[0]) or name, found[0]), ""
    reading = read_telephone(text)
    if isinstance(reading.value, str):
        kind, usual = _HOTLINES.get(reading.value, ("telephone", name))
        label = _label(text, reading.value) or _label(text, reading.value.rpartition("-")[2])
        return _made(kind, label or usual, reading.value), "".join(reading.doubts)
    if _OFFICE.search(text):
        label, _mark, address = text.partition("：") if "：" in text else (name, "", text)
        return _made("office", label.strip() or name, address.strip() or text), ""
    return None, reading.left


def _made(kind: str, name: str, contact: str) -> dict[str, object]:
    return {"kind": kind, "name": name, "contact": contact}


def _label(text: str, contact: str) -> str:
    """What stands before a contact: its name."""
    before = text.partition(contact)[0]
    return re.sub(r"[（(]?0[0-9]{2,3}[）)]?[-－—]?$", "", before.strip()).strip(" ：:，,、（(")
