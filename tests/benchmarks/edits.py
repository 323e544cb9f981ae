"""The changes whose cost is measured: to one power, and to a law that many powers rest on."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from benchmarks.city import POWERS_A_UNIT, SAMPLE, sample_powers, sample_units
from benchmarks.mould import dump
from generator.source import read

POWERS_ON_THE_LAW: Final = 300
_AMENDED: Final = re.compile("（第([0-9]+)次修改）$")


def change_power(root: Path) -> Path:
    """Change the text of one power of the city in ``root``, each time anew; the file that was changed."""
    path = min((root / "catalog/units/unit-000/powers").glob("*.yml"))
    power = _read(root, path)
    power["content"] = _amended(power["content"])
    path.write_text(dump(power), "utf-8")
    return path


def change_law(root: Path) -> Path:
    """Change the name and every gist of the law that ``shared_law`` names, so that no page that cites it can stay."""
    law_id, _powers = shared_law(sum(1 for _ in (root / "catalog/units").iterdir()))
    path = root / f"catalog/laws/{law_id}.yml"
    law = _read(root, path)
    law["short_title"] = _amended(law.get("short_title", law["title"]))
    for article in law["articles"]:
        article["gist"] = _amended(article["gist"])
    path.write_text(dump(law), "utf-8")
    return path


def shared_law(units: int) -> tuple[str, int]:
    """The law of a city of so many units on which nearest to 300 powers rest, and how many do."""
    kinds, resting = sample_units(), Counter[str]()
    for number in range(units):
        resting.update(_resting(kinds[number % len(kinds)]))
    return min(sorted(resting.items()), key=lambda item: abs(item[1] - POWERS_ON_THE_LAW))


@cache
def _resting(unit: str) -> Counter[str]:
    """How many powers of a unit like the sample's rest on each law."""
    cited = [_laws(_read(SAMPLE, SAMPLE / f"catalog/units/{unit}/powers/{p}.yml")) for p in sample_powers(unit)]
    laws = [set(found) for found in cited]
    return Counter(law for copy in range(POWERS_A_UNIT) for law in laws[copy % len(laws)])


def _laws(data: Any) -> Iterator[str]:
    """The laws that a value names, however deep."""
    if isinstance(data, dict):
        if "law" in data:
            yield data["law"]
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            yield from _laws(value)


def _amended(text: str) -> str:
    """The text with a note of how often it was changed, which counts up."""
    before = _AMENDED.search(text)
    return f"{_AMENDED.sub('', text)}（第{int(before[1]) + 1 if before else 1}次修改）"


def _read(root: Path, path: Path) -> Any:
    return read(root, path.relative_to(root).as_posix()).data
