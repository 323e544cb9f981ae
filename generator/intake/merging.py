"""Brings what a workbook says into files that people have worked on, and loses nothing of theirs.

Three sides are compared value by value: the file, the workbook, and what the workbook said at the last import (as digests in
``.daylight/imports/<unit>.json``, which belongs into git beside the catalogue). What people changed since then stays, what the
workbook changed since then is taken over, and where both did, the file's own stays and the report says so.
Of a list, what the
workbook had and has no more is taken out if nobody touched it; entries themselves are never deleted.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct, field

from generator import yaml_hand
from generator.blanks import is_blank
from generator.intake.numerals import number_of

IDENTITY: Final[Mapping[str, tuple[str, ...]]] = {
    "codes": ("scheme",),
    "legal_basis": ("law", "article"),
    "breaches": ("law", "article"),
    "basis": ("law", "article"),
    "materials": ("name",),
    "responsibilities": ("stage",),
    "accountability": ("circumstance",),
    "counterpart_rights": ("right",),
    "supervision": ("kind", "contact"),
    "risks": ("id",),
    "controls": ("measure",),
    "departments": ("id",),
    "posts": ("id",),
    "rules": ("id",),
    "steps": ("id",),
    "ends": ("id",),
    "branches": ("label",),
    "sub_items": ("id",),
    "history": ("date", "change"),
    "level_history": ("date",),
    "focus_fields": ("field",),
    "excluded": ("name",),
    "items": ("name",),
    "scale": ("circumstances",),
    "articles": ("article",),
    "filed": ("office",),
}
"""What tells the items of a list from one another: by it an item is found again."""
_KEPT: Final = frozenset({"risks", "posts", "departments", "rules", "articles", "steps", "ends"})
"""Lists of things that other files name, or that several workbooks add to: nothing is taken out of them."""
_ARTICLE: Final = re.compile("^第([^条]+)条")


class Merge(Struct):
    """``base`` are digests of what the last import said of this file, by place; ``said`` those of this import. ``taken`` are places
    that change, ``kept`` places that people changed and the workbook did not, ``conflicts`` places that both changed; ``shed`` items
    that were taken out. ``is_whole`` says that what the workbook does not say any more was taken out of it."""

    base: Mapping[str, str]
    overwrite: bool = False
    is_whole: bool = False
    said: dict[str, str] = field(default_factory=dict)
    taken: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    shed: list[str] = field(default_factory=list)
    conflicts: list[tuple[str, Any, Any]] = field(default_factory=list)

    def into(self, old: Any, new: dict[str, Any], hand: Any, place: str = "") -> None:
        """Merge ``new`` into a mapping; ``old`` is its data, ``hand`` the same mapping in the file."""
        before: str | None = None
        for key, value in new.items():
            where = f"{place}/{key}"
            if key not in old:
                self._add(hand, key, value, where, before)
            else:
                self._value(old[key], value, hand, key, where)
            before = key
        for key in [key for key in old if key not in new] if self.is_whole else ():
            if self._was_deleted(old[key], f"{place}/{key}", str(key)):  # nobody touched it since
                del hand[key]
                self.taken.append(f"{place}/{key}")
                self.shed.append(f"{place}/{key}")

    def remember(self, value: Any, place: str = "", name: str = "") -> None:
        """Note what this import says, to be the base of the next."""
        if isinstance(value, dict):
            for key, child in value.items():
                self.remember(child, f"{place}/{key}", key)
        elif _has_identity(name, value):
            for own, item in _by_identity(name, value):
                self.remember(item, f"{place}[{own}]")
        elif not _is_unsaid(value):
            self.said[place] = digest(value)

    def _value(self, old: Any, new: Any, hand: Any, key: Any, where: str) -> None:
        name = str(key)
        if isinstance(old, dict) and isinstance(new, dict):
            self.into(old, new, hand[key], where)
        elif _has_identity(name, old) and _has_identity(name, new):
            self._items(name, old, new, hand[key], where)
        elif not self._stays(old, new, where):
            hand[key] = yaml_hand.styled(new, 1)
            self.taken.append(where)

    def _stays(self, old: Any, new: Any, where: str) -> bool:
        """Whether the file's own value stays."""
        if _same(old, new) or _is_unsaid(new):
            return True
        if _is_unsaid(old) or self.overwrite or self.base.get(where) == digest(old):
            return False
        if self.base.get(where) == digest(new):
            self.kept.append(where)
        else:
            self.conflicts.append((where, old, new))
        return True

    def _add(self, hand: Any, key: str, value: Any, where: str, before: str | None) -> None:
        if self._was_deleted(value, where, key):
            self.kept.append(where)
            return
        position = list(hand).index(before) + 1 if before in hand else 0 if before is None else len(hand)
        hand.insert(position, key, yaml_hand.styled(value, 1))
        self.taken.append(where)

    def _was_deleted(self, value: Any, where: str, key: str) -> bool:
        """Whether people took out what the workbook still says as it did."""
        probe = Merge({})
        probe.remember(value, where, key)
        return bool(probe.said) and not self.overwrite and all(self.base.get(p) == d for p, d in probe.said.items())

    def _items(self, name: str, old: list[Any], new: list[Any], hand: Any, where: str) -> None:
        known = {own: i for i, (own, _item) in enumerate(_by_identity(name, old))}
        unsaid = [i for i, item in enumerate(old) if _is_unsaid(item)]
        shift, after = 0, -1
        for own, item in _by_identity(name, new):
            place = f"{where}[{own}]"
            if own in known:
                after = known[own] + shift
                self.into(old[known[own]], item, hand[after], place)
            elif _is_unsaid(item) or self._was_deleted(item, place, ""):
                if not _is_unsaid(item):
                    self.kept.append(place)
            elif unsaid:  # a list that holds nothing but marks gets its first real item in their place
                hand[unsaid.pop(0)] = yaml_hand.styled(item, 2)
                self.taken.append(place)
            else:
                after = _position(name, hand, item, after + 1)
                hand.insert(after, yaml_hand.styled(item, 2))
                self.taken.append(place)
                shift += 1
        self._shed(name, old, new, hand, where)

    def _shed(self, name: str, old: list[Any], new: list[Any], hand: Any, where: str) -> None:
        """Take out what the workbook had at the last import, has no more, and nobody has touched since."""
        if name in _KEPT:
            return
        wanted = {own for own, _item in _by_identity(name, new)}
        for own, item in _by_identity(name, old):
            if own not in wanted and self._was_deleted(item, f"{where}[{own}]", ""):
                position = next(i for i, one in enumerate(hand) if one == item)
                del hand[position]
                self.taken.append(f"{where}[{own}]")
                self.shed.append(f"{where}[{own}]")

    def memory(self) -> dict[str, str]:
        """What is to be the base of the next import: what this one says, and what others said of the same file."""
        kept = {place: d for place, d in self.base.items() if not place.startswith(tuple(self.shed))}
        return kept | self.said


def digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]


def memory(root: Path, unit: str) -> Path:
    """Where it is kept what the last import of a unit said."""
    return root / ".daylight" / "imports" / f"{unit}.json"


def recall(root: Path, unit: str) -> dict[str, dict[str, str]]:
    """Digests by file and place; nothing where there was no import yet."""
    try:
        found: dict[str, dict[str, str]] = json.loads(memory(root, unit).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _same(old: Any, new: Any) -> bool:
    """Whether two values say the same; cells keep no spaces around lines."""
    if isinstance(old, str) and isinstance(new, str):
        return _stripped(old) == _stripped(new)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(_same(a, b) for a, b in zip(old, new, strict=True))
    return bool(old == new)


def _is_unsaid(value: Any) -> bool:
    """Whether a value is nothing but marks."""
    if isinstance(value, dict):
        return bool(value) and all(_is_unsaid(v) for v in value.values())
    if isinstance(value, list):
        return bool(value) and all(_is_unsaid(v) for v in value)
    return is_blank(value)


def _has_identity(name: str, value: Any) -> bool:
    return name in IDENTITY and isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _by_identity(name: str, value: list[Any]) -> Iterator[tuple[str, Any]]:
    """Items with their own names; those that have the same one are counted."""
    seen: dict[str, int] = {}
    for item in value:
        own = "|".join(_stripped(str(item.get(part, ""))) for part in IDENTITY[name])
        seen[own] = seen.get(own, 0) + 1
        yield (own if seen[own] == 1 else f"{own}#{seen[own]}"), item


def _stripped(text: str) -> str:
    """A text as cells keep it: without spaces around its lines."""
    return "\n".join(line.strip() for line in text.strip().split("\n"))


def _position(name: str, hand: Any, item: Any, after: int) -> int:
    """Where a new item goes: articles in their order, all else behind the one that it follows in the workbook; at the end where
    it follows none."""
    if name == "articles":
        number = _article(item)
        return next((i for i, other in enumerate(hand) if _article(other) > number), len(hand))
    return after or len(hand)


def _article(item: Any) -> int:
    found = _ARTICLE.match(str(item.get("article", "")))
    return (number_of(found[1]) if found else None) or 0
