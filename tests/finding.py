"""What the finder ought to find, by reading every text; and its files as a reader's browser gets them."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.page import Asset
from generator.public import Dossier, PublicCatalog
from generator.search.files import index_files
from generator.search.initials import initials
from generator.search.normal import words
from generator.search.records import Collection, Record, Text, records_of, records_of_city, spelled_names
from generator.search.segment import unit_segment

KNOWN_QUERIES = (
    "行政处罚",
    "行政",
    "处罚",
    "行政许可",
    "行政处罚法第三十条",
    "行政处罚法 第四十五条",
    "《行政处罚法》第四十五条",
    "中华人民共和国行政处罚法",
    "第四十五条",
    "自由裁量权",
    "滥用自由裁量权",
    "身份证",
    "应当",
    "听证 处罚",
    "不予行政处罚决定",
    "行政处罚的行政处罚",
    "没有这样的词语",
    "罚处政行",
    "ＱＬ",
    "ql",
    "（",
    "局",
    "野家𠮷",
    "𠮷野家𠮷野",
    "野家𠮷野家",
    "istanbul",
    "i̇stan",
    "1⁄2",
    "(株)会社",
    "㈱会",
    "ab 𝐀𝐁",
    "甲乙丙",
    "constructor",
    "__proto__",
)
"""Frequent words, citations, near misses, full width, words too short to be looked up, and what strange characters make."""

STRANGE = Collection(
    "strange",
    "怪字",
    (
        Record(
            "units/strange.html",
            "unit",
            (
                Text("name", ("𠮷野家𠮷野", "İSTANBUL ½㈱会社")),
                Text("duty", ("𝐀𝐁\u3000甲乙\n丙", '甲\u2028乙</script>"\\')),
            ),
        ),
    ),
)
"""Characters outside the first plane, characters that change their length, and what scripts stumble over."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Finds by reading: every record's stretches of text, by address."""

    texts: dict[str, tuple[str, ...]]

    def find(self, query: str) -> set[str]:
        wanted = [word for word in words(query) if len(word) > 1]
        return {
            address
            for address, stretches in self.texts.items()
            if wanted and all(any(word in stretch for stretch in stretches) for word in wanted)
        }

    def queries(self, number: int, seed: int) -> Iterator[str]:
        """Stretches out of the texts, of 2 to 40 characters; two at once; and two spliced where they share two characters."""
        chance = random.Random(seed)  # examples, not secrets
        stretches = [s for texts in self.texts.values() for s in texts if len(s) > 1]
        for kind in chance.choices(("one", "two", "splice"), (6, 1, 3), k=number):
            first = _cut(chance, chance.choice(stretches))
            if kind == "one":
                yield first
            elif kind == "two":
                yield f"{first} {_cut(chance, chance.choice(stretches))}"
            else:
                other = chance.choice([s for s in stretches if first[-2:] in s])
                yield first + other[other.index(first[-2:]) + 2 :][:4]


def _cut(chance: random.Random, stretch: str) -> str:
    length = min(len(stretch), chance.choice((2, 3, 3, 4, 4, 4, 5, 6, 7, 8, 9, 12, 20, 40)))
    start = chance.randrange(len(stretch) - length + 1)
    return stretch[start : start + length]


def collections(public: PublicCatalog) -> list[Collection]:
    """All that can be found of a city, and one strange record more."""
    fields = {field.id: field.name for field in public.jurisdiction.focus_fields}
    return [records_of_city(public.city), *(_records(dossier, fields) for dossier in public.dossiers), STRANGE]


def _records(dossier: Dossier, fields: Mapping[str, str]) -> Collection:
    return records_of(dossier, fields, initials(spelled_names(dossier)))


def reader(shelf: Iterable[Collection]) -> Reader:
    records = [record for collection in shelf for record in collection.records]
    return Reader(
        {r.address: tuple(s for text in r.texts for piece in text.pieces for s in words(piece)) for r in records}
    )


def files(shelf: Sequence[Collection]) -> dict[str, bytes]:
    return written(index_files([unit_segment(collection) for collection in shelf]))


def written(assets: Iterable[Asset]) -> dict[str, bytes]:
    """Assets by their addresses, no two at one."""
    found: dict[str, bytes] = {}
    for asset in assets:
        assert asset.address not in found
        found[asset.address] = asset.content
    return found


def put(folder: Path, assets: dict[str, bytes]) -> None:
    for address, content in assets.items():
        target = folder / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
