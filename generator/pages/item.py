"""Items that several units hold: the list of them, and each with what the units say of it side by side, differences marked."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from generator import address
from generator.flowchart import limit_text
from generator.holders import Holder, Terms
from generator.leaves import leaves
from generator.page import Draft, Metadata
from generator.shelves import Shelves
from generator.vocabulary import label


class Column(Struct, frozen=True):
    """Units that do an item on the same terms, and so share a column."""

    holders: tuple[Holder, ...]

    @property
    def terms(self) -> Terms:
        return self.holders[0].terms


class Said(Struct, frozen=True):
    """Something that is said of an item; ``is_common`` if it is said in every column."""

    text: str
    is_common: bool


class Row(Struct, frozen=True):
    """What is said under one heading, column by column."""

    name: str
    cells: tuple[tuple[Said, ...], ...]

    @property
    def differs(self) -> bool:
        return any(not said.is_common for cell in self.cells for said in cell)


class Comparison(Struct, frozen=True):
    """An item, who holds it, and on which terms; rows that differ come first."""

    id: str
    holders: tuple[Holder, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        return self.holders[0].terms.name

    @property
    def differences(self) -> tuple[str, ...]:
        """The headings under which the units differ."""
        return tuple(row.name for row in self.rows if row.differs)


def of_city(shelves: Shelves) -> Iterator[Draft]:
    publisher = shelves.city.jurisdiction.publisher.name
    compared = [compare(item, holders) for item, holders in shelves.by_item.items()]
    for leaf in leaves(address.ITEMS, compared):
        yield Draft(
            address=leaf.here,
            kind="items",
            title=f"几个单位都办的事项{leaf.suffix}",
            description="同一事项由几个单位办理的，放在一起比一比。",
            template="items.html.j2",
            values={"leaf": leaf, "count": len(compared)},
            metadata=Metadata("职权目录", shelves.latest, publisher),
        )
    for item in compared:
        yield Draft(
            address=address.item(item.id),
            kind="item",
            title=f"{item.name}：几个单位比一比",
            description=f"{item.name}在{len(item.holders)}个单位的条件、材料、时限和收费，有不同的标出来。",
            template="item.html.j2",
            values={"item": item},
            metadata=Metadata("职权目录", max(holder.published for holder in item.holders), publisher),
        )


def compare(item: str, holders: tuple[Holder, ...]) -> Comparison:
    """What ``holders`` say of an item side by side; those that say the same share a column."""
    groups: dict[Terms, list[Holder]] = {}
    for holder in holders:
        groups.setdefault(holder.terms, []).append(holder)
    columns = tuple(Column(tuple(group)) for group in groups.values())
    rows = (_row(name, [say(column.terms) for column in columns]) for name, say in _HEADINGS.items())
    told = sorted((row for row in rows if any(row.cells)), key=lambda row: not row.differs)
    return Comparison(item, holders, columns, tuple(told))


def _row(name: str, told: Sequence[Sequence[str]]) -> Row:
    """A row of texts, column by column. Where a column has nothing to say it says so, if others do."""
    filled = [list(dict.fromkeys(texts)) or ["没有写明"] for texts in told] if any(told) else []
    counts = Counter(text for texts in filled for text in texts)
    return Row(name, tuple(tuple(Said(text, counts[text] == len(filled)) for text in texts) for texts in filled))


def _visits(terms: Terms) -> list[str]:
    if terms.visits is None:
        return []
    return [f"{terms.visits} 次" if terms.visits else "不用到现场"]


_HEADINGS: Final[dict[str, Callable[[Terms], Sequence[str]]]] = {
    "名称": lambda t: [t.name],
    "权力类别": lambda t: [label("category", t.category)],
    "谁能办": lambda t: [label("audience", a) for a in t.audience],
    "条件": lambda t: t.conditions,
    "材料": lambda t: t.materials or ["不用交材料"],
    "法定时限": lambda t: [limit_text(t.statutory)] if t.statutory else [],
    "承诺时限": lambda t: [limit_text(t.promised)],
    "收费": lambda t: t.fees or ["不收费"],
    "跑几次": _visits,
    "办完得到": lambda t: [t.result] if t.result else [],
    "给付标准": lambda t: [t.payment] if t.payment else [],
    "法律依据": lambda t: t.basis,
}
"""What is compared, under the heading of its row."""
