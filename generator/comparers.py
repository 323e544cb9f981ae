"""How the two values of one field are compared: a single value, a part with fields of its own, a list, something internal.

A comparer is told what it means when a value is gained; what it means when it is lost is the mirror of that.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any, Final, Protocol

from msgspec import Struct
from msgspec.structs import replace

from generator.change import GRAVE, Change, Entry
from generator.effects import BURDEN, NEUTRAL, Effects
from generator.i18n import _, in_quotes
from generator.kinds import Kind
from generator.likeness import Candidate, Pairing, pair
from generator.quantities import Order, by_date, charges_in, numbers_in
from generator.references import Target
from generator.side import View, choices, described, general, headline, in_words
from generator.wording import respelled

Judgement = Effects | Callable[[Any], Effects]
"""What something means: always the same, or depending on the thing (or what holds it)."""

_SHOWN: Final = 5
_LONG: Final = 30
_MARGIN: Final = 12
_INNER_MARKS: Final = str.maketrans("“”", "‘’")


class Comparer(Protocol):
    def __call__(self, spot: "Spot", /) -> Iterator[Change]: ...


Table = Mapping[type, Mapping[str, Comparer]]


class Spot(Struct, frozen=True, dict=True):
    """A field on both sides. ``holders`` are the objects that it is a field of; the views stand at the field itself."""

    table: Table
    kind: Kind
    entry: Entry
    field: str
    holders: tuple[Any, Any]
    old: View
    new: View
    subject: tuple[str, ...] = ()

    @property
    def before(self) -> Any:
        return getattr(self.holders[0], self.field)

    @property
    def after(self) -> Any:
        return getattr(self.holders[1], self.field)

    @cached_property
    def schema(self) -> Mapping[str, Any]:
        return described(self.kind, general(self.new.trail))

    @property
    def title(self) -> str:
        """The field's Chinese name."""
        return str(self.schema.get("title", self.field))

    @property
    def name(self) -> str:
        """The stable name of the field, as in ``material-form``."""
        return f"{_kebab(type(self.holders[1]).__name__)}-{self.field.replace('_', '-')}"

    def said_before(self, refers: Target | None = None) -> str:
        return in_words(self.before, self.old, self.kind, refers)

    def said_after(self, refers: Target | None = None) -> str:
        return in_words(self.after, self.new, self.kind, refers)

    def effects(self, judgement: Judgement) -> Effects:
        """What ``judgement`` says of the holder, if it says the same of both."""
        if isinstance(judgement, Effects):
            return judgement
        before, after = (judgement(holder) for holder in self.holders)
        return before if before == after else NEUTRAL

    def change(
        self,
        what: str,
        message: str,
        *,
        before: str = "",
        after: str = "",
        effects: Effects = NEUTRAL,
        weight: int = 0,
        at: View | None = None,
    ) -> Change:
        """A change here, or at the place ``at``."""
        gone = at.side is self.old.side if at else self.after in (None, ()) and self.before not in (None, ())
        place = at or (self.old if gone else self.new)
        return Change(
            f"{self.name}-{what}",
            self.entry,
            place.path,
            *place.place,
            "，".join(self.subject),
            message,
            before,
            after,
            effects,
            effects.weight + weight,
            is_gone=gone,
        )


@lru_cache(256)
def _kebab(name: str) -> str:
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).removeprefix("-")


def compare_fields(spot: Spot, holders: tuple[Any, Any], subject: tuple[str, ...]) -> Iterator[Change]:
    """Every change between two objects of one class; the views of ``spot`` stand at the objects."""
    rows = spot.table.get(type(holders[1]), {})
    for name in holders[1].__struct_fields__:
        if getattr(holders[0], name) != getattr(holders[1], name) and not (
            not spot.new.trail and name in FROM_THE_PATH
        ):
            inner = Spot(
                spot.table, spot.kind, spot.entry, name, holders, spot.old.at(name), spot.new.at(name), subject
            )
            yield from rows.get(name, UNKNOWN)(inner)


FROM_THE_PATH: Final = frozenset({"path", "unit", "id"})
"""The fields that an entry has from its path, not from what is written in it."""


# --- a single value -------------------------------------------------------------


class Value(Struct, frozen=True):
    """A value that is told as one: it has no fields, or a few words say them all. ``gain`` is what it means to write it where nothing was; ``more`` what it means when it grows
    in the sense of ``order``; ``refers`` what it is the id of; ``words`` what is said for ``True`` and ``False``."""

    gain: Judgement = NEUTRAL
    more: Judgement = NEUTRAL
    order: Order | None = None
    refers: Target | None = None
    noun: Callable[[], str] | None = None
    words: Callable[[], tuple[str, str]] | None = None
    weight: int = 0

    def __call__(self, spot: Spot) -> Iterator[Change]:
        before, after = (
            self._say(spot.before, spot.said_before(self.refers)),
            self._say(spot.after, spot.said_after(self.refers)),
        )
        noun = self.noun() if self.noun else spot.title
        if not before or not after:
            yield self._one_sided(spot, noun, before, after)
        elif not (self.refers and _refer_to_one(spot, self.refers)):
            if self.refers and before == after:  # two things of one name
                before, after = _ids(spot.before), _ids(spot.after)
            move = self.order(spot.before, spot.after) if self.order else 0
            more = spot.effects(self.more)
            effects = more if move > 0 else more.mirrored if move < 0 else NEUTRAL
            terms = choices(spot.schema)
            is_amount = not terms and not isinstance(spot.before, bool)
            what = {1: "increased", -1: "decreased"}.get(move, "changed") if is_amount else "changed"
            wording = Wording(noun, before, after, is_quoted=isinstance(spot.before, str) and not terms)
            yield reworded(spot, what, wording, effects=effects, weight=self.weight)

    def _say(self, value: Any, said: str) -> str:
        return self.words()[not value] if self.words and isinstance(value, bool) else said

    def _one_sided(self, spot: Spot, noun: str, before: str, after: str) -> Change:
        gain = spot.effects(self.gain)
        if after:
            message = _("{field} is now stated: {value}").format(field=noun, value=short(after).rstrip("。"))
            return spot.change("added", message, after=after, effects=gain, weight=self.weight)
        message = _("{field} is no longer stated: {value}").format(field=noun, value=short(before).rstrip("。"))
        return spot.change("removed", message, before=before, effects=gain.mirrored, weight=self.weight)


def _ids(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "、".join(value)


def _refer_to_one(spot: Spot, refers: Target) -> bool:
    """Whether both values name the same things, whatever their ids are now."""

    def named(value: Any, view: View) -> list[Hashable]:
        ids = value if isinstance(value, tuple) else (value,)
        return [view.canonical(refers, i) for i in ids]

    if refers == "node" and spot.before == spot.after:
        return True
    return named(spot.before, spot.old) == named(spot.after, spot.new)


class Wording(Struct, frozen=True):
    """Two values of ``noun`` in words; ``is_quoted`` where they are somebody's own words, not a term or a number."""

    noun: str
    before: str
    after: str
    is_quoted: bool = True


def reworded(
    spot: Spot, what: str, words: Wording, *, effects: Effects = NEUTRAL, weight: int = 0, at: View | None = None
) -> Change:
    """One value that has become another: only the signs, a few words of many, or all of it."""
    noun, before, after = words.noun, words.before, words.after
    if respelled(before, after) and numbers_in(before) == numbers_in(after) and effects == NEUTRAL:
        message = _("only punctuation or spaces differ in {field}").format(field=noun)
        return spot.change("respelled", message, before=before, after=after, at=at)
    if max(len(before), len(after)) > _LONG:
        template = _("{field} is reworded: {before} became {after}")
        shown = tuple(quoted(part) for part in _where_they_differ(before, after))
    else:
        template = _("{field} changes from {before} to {after}")
        shown = tuple(_set_off(v, is_quoted=words.is_quoted) for v in (before, after))
    message = template.format(field=noun, before=shown[0], after=shown[1].rstrip())
    return spot.change(what, message, before=before, after=after, effects=effects, weight=weight, at=at)


def _where_they_differ(before: str, after: str) -> tuple[str, str]:
    """The parts of two texts that differ, with a few characters around them."""
    start = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    room = min(len(before), len(after)) - start
    end = next((i for i in range(room) if before[-1 - i] != after[-1 - i]), room)
    first = start - _MARGIN if start > _MARGIN else 0
    rest = end - _MARGIN if end > _MARGIN else 0

    def part(text: str) -> str:
        return f"{'…' * (first > 0)}{text[first : len(text) - rest]}{'…' * (rest > 0)}"

    return part(before), part(after)


def _set_off(text: str, *, is_quoted: bool) -> str:
    """A value inside a sentence: Chinese words of somebody in quotes, letters and digits with spaces around them."""
    if is_quoted and not text.isascii():
        return quoted(text)
    return f"{' ' * text[0].isascii()}{short(text)}{' ' * text[-1].isascii()}"


def quoted(text: str, limit: int = 60) -> str:
    """A text in quotation marks, cut at ``limit`` characters; marks inside it become single ones."""
    return in_quotes(text.translate(_INNER_MARKS), limit)


def short(text: str, limit: int = 60) -> str:
    """A text on one line, cut at ``limit`` characters, without invisible characters."""
    return in_quotes(text, limit)[1:-1]


class Dated(Struct, frozen=True):
    """The date of something that was done: a later one is of its next time, an earlier one is the past written anew."""

    def __call__(self, spot: Spot) -> Iterator[Change]:
        for change in Value(order=by_date)(spot):
            yield replace(change, weight=GRAVE) if change.kind.endswith(("-decreased", "-removed")) else change


class Lasting(Struct, frozen=True):
    """What is said once and then stands: that it is filled in is no news; that it is changed or taken back is the past written anew,
    ``unless`` that field of what holds it is another too."""

    within: Comparer
    unless: str = ""

    def __call__(self, spot: Spot) -> Iterator[Change]:
        before, after = (value if isinstance(value, tuple) else (value,) for value in (spot.before, spot.after))
        is_more = all(value is None or value in after for value in before)
        is_anew = self.unless and getattr(spot.holders[0], self.unless) != getattr(spot.holders[1], self.unless)
        for change in self.within(spot):
            yield change if is_more or is_anew else replace(change, weight=max(change.weight, GRAVE))


class Annals(Struct, frozen=True):
    """A list of what happened when. What is new in it comes after what was ``known`` of its holder, or else it is the past written anew."""

    within: Comparer
    known: Callable[[Any], str]

    def __call__(self, spot: Spot) -> Iterator[Change]:
        known = self.known(spot.holders[0])
        is_backdated = any(entry.date < known for entry in spot.after if entry not in spot.before)
        for change in self.within(spot):
            if is_backdated and change.kind == f"{spot.name}-added":
                yield replace(change, kind=f"{spot.name}-backdated", effects=NEUTRAL, weight=GRAVE)
            else:
                yield change


class Watched(Struct, frozen=True):
    """A text that has no business with charges: where it begins to speak of paying, that is a charge, whatever else it says. Where it
    ceases to, that is relief only if nothing came in its place."""

    within: Comparer

    def __call__(self, spot: Spot) -> Iterator[Change]:
        for change in self.within(spot):
            more = charges_in(change.after) - charges_in(change.before)
            is_relief = more < 0 and not change.effects.is_adverse and _is_cut(change.before, change.after)
            effects = BURDEN if more > 0 else BURDEN.mirrored if is_relief else change.effects
            yield replace(change, effects=effects, weight=effects.weight + GRAVE) if more > 0 or is_relief else change


def _is_cut(before: str, after: str) -> bool:
    """Whether a text has become another by nothing but a piece being taken out of it."""
    start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(after))
    return before.endswith(after[start:])


# --- a part with fields of its own ------------------------------------------------


class Part(Struct, frozen=True):
    """An object inside another. ``gain`` is as for ``Value``; ``named`` says whether its title must stand before its fields'."""

    gain: Judgement = NEUTRAL
    named: bool = True
    weight: int = 0

    def __call__(self, spot: Spot) -> Iterator[Change]:
        if spot.before is None or spot.after is None:
            yield from Value(gain=self.gain, weight=self.weight)(spot)
        else:
            subject = (*spot.subject, spot.title) if self.named else spot.subject
            yield from compare_fields(spot, (spot.before, spot.after), subject)


class Told(Struct, frozen=True):
    """An object that is told as one value where a few words say it, and field by field where these are the same."""

    gain: Judgement = NEUTRAL
    weight: int = 0

    def __call__(self, spot: Spot) -> Iterator[Change]:
        same = spot.said_before() == spot.said_after()
        comparer: Comparer = Part(self.gain) if same else Value(gain=self.gain, weight=self.weight)
        yield from comparer(spot)


# --- a list ---------------------------------------------------------------------


Key = Callable[[View, Any], Hashable]
"""What an item of a list goes by; ``None`` where it has no such name."""


def own(name: str) -> Key:
    """The item's field ``name``."""
    return lambda _view, item: getattr(item, name)


class Items(Struct, frozen=True):
    """A list. ``gain`` is what one item more means, ``keys`` what items go by, the surest first; without a key, and beyond the keys,
    they are paired by their words, unless not ``by_words``. ``noun`` names a group of items with equal effects. Where a list
    ``swaps``, items that come in the place of others are told with them, for nobody can say which of them do more."""

    gain: Judgement = NEUTRAL
    keys: tuple[Key, ...] = ()
    refers: Target | None = None
    noun: Callable[[Any], str] | None = None
    weight: int = 0
    by_words: bool = True
    swaps: bool = False

    def __call__(self, spot: Spot) -> Iterator[Change]:
        found = self.pairing(spot)
        gone = [(spot.before[i], spot.old.at(i)) for i in found.gone]
        new = [(spot.after[j], spot.new.at(j)) for j in found.new]
        if self.swaps and gone and new:
            yield self._swapped(spot, gone, new)
        else:
            yield from self._told(spot, "removed", gone)
            yield from self._told(spot, "added", new)
        for i, j in found.pairs:
            yield from self._within(spot, i, j)
        if any(a > b for (a, _b), (b, _c) in pairwise(found.pairs)):
            message = _("the order of {field} is another").format(field=spot.title)
            yield spot.change(
                "reordered",
                message,
                before=spot.said_before(self.refers),
                after=spot.said_after(self.refers),
            )

    def pairing(self, spot: Spot) -> Pairing:
        is_closed = (
            self.refers is not None
            or not self.by_words
            or bool(choices(described(spot.kind, (*general(spot.new.trail), 0))))
        )
        olds = [self._candidate(v, spot.old.at(i), spot, is_closed) for i, v in enumerate(spot.before)]
        news = [self._candidate(v, spot.new.at(j), spot, is_closed) for j, v in enumerate(spot.after)]
        return pair(olds, news)

    def _candidate(self, item: Any, view: View, spot: Spot, is_closed: bool) -> Candidate:
        if self.refers:
            return Candidate(item, (view.canonical(self.refers, item),))
        text = "" if is_closed else in_words(item, view, spot.kind)
        return Candidate(item, (item, *(key(view, item) for key in self.keys)), text)

    def _swapped(self, spot: Spot, gone: Sequence[tuple[Any, View]], new: Sequence[tuple[Any, View]]) -> Change:
        said = [[in_words(item, view, spot.kind, self.refers) for item, view in side] for side in (gone, new)]
        message = _("{field}: {before} replaced by {after}").format(
            field=spot.title, before=_listed(said[0]), after=_listed(said[1])
        )
        before, after = ("、".join(words) for words in said)
        return spot.change("replaced", message, before=before, after=after, weight=GRAVE, at=new[0][1])

    def _told(self, spot: Spot, what: str, items: Sequence[tuple[Any, View]]) -> Iterator[Change]:
        """The items that were added or removed, those together that mean the same."""
        groups: defaultdict[tuple[str, Effects], list[tuple[Any, View]]] = defaultdict(list)
        for item, view in items:
            gain = self.gain if isinstance(self.gain, Effects) else self.gain(item)
            groups[self.noun(item) if self.noun else spot.title, gain].append((item, view))
        for (noun, gain), members in groups.items():
            said = [in_words(item, view, spot.kind, self.refers) for item, view in members]
            values: dict[str, Any] = {"field": noun, "count": len(said), "items": _listed(said)}
            whole = "、".join(said)
            at = members[0][1]
            if what == "added":
                message = _("{field}: {count} more: {items}").format(**values)
                yield spot.change(what, message, after=whole, effects=gain, weight=self.weight, at=at)
            else:
                message = _("{field}: {count} fewer: {items}").format(**values)
                yield spot.change(what, message, before=whole, effects=gain.mirrored, weight=self.weight, at=at)

    def _within(self, spot: Spot, i: int, j: int) -> Iterator[Change]:
        before, after = spot.before[i], spot.after[j]
        old, new = spot.old.at(i), spot.new.at(j)
        if before == after or self.refers:
            return
        if isinstance(after, Struct):
            subject = f"{spot.title}{quoted(headline(after, new, spot.kind), 30)}"
            inner = replace(spot, old=old, new=new)
            yield from compare_fields(inner, (before, after), (*spot.subject, subject))
        else:
            yield reworded(spot, "reworded", Wording(spot.title, str(before), str(after)), weight=self.weight, at=new)


def _listed(said: Sequence[str]) -> str:
    shown = "；".join(short(s).rstrip("。；") for s in said[:_SHOWN])
    return shown if len(said) <= _SHOWN else _("{items} and others").format(items=shown)


class Folded(Struct, frozen=True):
    """Something whose small changes come many at a time and mean little by themselves: they are told as one."""

    within: Comparer

    def __call__(self, spot: Spot) -> Iterator[Change]:
        found = list(self.within(spot))
        small = [c for c in found if _is_small(c) and not c.is_internal and not c.is_gone]
        yield from (c for c in found if c not in small)
        if len(small) == 1:
            yield small[0]
        elif small:
            told = _listed([f"{c.subject}{c.message}" for c in small])
            message = _("{field}: {count} updates: {items}").format(field=spot.title, count=len(small), items=told)
            before, after = ("；".join(getattr(c, side) for c in small) for side in ("before", "after"))
            weight = max(c.weight for c in small)
            yield spot.change("backdated" if weight else "updated", message, before=before, after=after, weight=weight)


def _is_small(change: Change) -> bool:
    """Whether a change is folded with others: it bears on nobody, or is of a date."""
    return not change.weight or (change.weight == GRAVE and change.kind.endswith("-decreased"))


# --- the rest -------------------------------------------------------------------


class Hidden(Struct, frozen=True):
    """What is for the unit's own use: that it changed is told, what it says is kept apart."""

    weight: int = 0

    def __call__(self, spot: Spot) -> Iterator[Change]:
        message = _("{field} changed; it is internal and not shown").format(field=spot.title)
        change = spot.change("changed", message, before=spot.said_before(), after=spot.said_after(), weight=self.weight)
        yield replace(change, is_internal=True)


class Elsewhere(Struct, frozen=True):
    """What is compared by another way than field by field; ``why`` says which."""

    why: str

    def __call__(self, spot: Spot) -> Iterator[Change]:  # noqa: ARG002  # as every comparer is called
        return iter(())


class Unknown(Struct, frozen=True):
    """A field that no table has: whatever it holds, its change is told, and judged neutral."""

    def __call__(self, spot: Spot) -> Iterator[Change]:
        values = (spot.before, spot.after)
        if "internal" in (spot.schema.get("x-disclosure"), spot.field):
            yield from Hidden()(spot)
        elif all(isinstance(v, tuple) for v in values):
            yield from Items()(spot)
        elif all(isinstance(v, Struct) for v in values) and type(values[0]) is type(values[1]):
            yield from Part()(spot)
        else:
            yield from Value()(spot)


UNKNOWN: Final = Unknown()
