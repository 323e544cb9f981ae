"""What is internal reaches no file that readers take away."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from exported import exported
from test_disclose import Canaries, planted_in

from generator.disclose import disclose
from generator.exports.linked_data import json_ld
from generator.public import PublicCatalog


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory, sample_copier: Any) -> tuple[PublicCatalog, Canaries, set[str]]:
    """What is published of a copy full of canaries, the canaries, and the ids of alerts and of powers that are drafts."""
    root: Path = sample_copier(tmp_path_factory.mktemp("exported-canaries"))
    catalog, canaries, drafts = planted_in(root)
    return disclose(catalog), canaries, drafts


def _taken(public: PublicCatalog) -> Iterator[tuple[str, bytes]]:
    """Every file, and every member of those that are archives."""
    for place, content in exported(public).items():
        yield place, place.encode()
        if place.endswith(".xlsx"):
            with zipfile.ZipFile(BytesIO(content)) as members:
                yield from ((f"{place}:{name}", members.read(name)) for name in members.namelist())
        else:
            yield place, content
    for power in public.powers:
        yield power.key, json_ld(power, public.jurisdiction, "https://x.example").encode()


def test_no_internal_word_reaches_any_file(planted: tuple[PublicCatalog, Canaries, set[str]]) -> None:
    public, canaries, drafts = planted
    assert len(canaries.planted) > 1500
    assert drafts
    forbidden = re.compile("|".join([r"canary\d+", r"86420\d{5}", *drafts]).encode())
    assert all(forbidden.fullmatch(word.encode()) for word in canaries.planted)
    leaks = [(place, m[0].decode()) for place, raw in _taken(public) for m in forbidden.finditer(raw)]
    assert leaks == []


def test_public_words_are_found_by_the_same_search(planted: tuple[PublicCatalog, Canaries, set[str]]) -> None:
    public, _canaries, _drafts = planted
    words = {"占用、挖掘城市道路审批", "许可收件岗", "street-occupation", "QL-CG-XK-001"}
    found: dict[str, set[str]] = {}
    for place, raw in _taken(public):
        ending = place.partition(":")[0].rpartition(".")[2]
        found.setdefault(ending, set()).update(w for w in words if w.encode() in raw)
    assert found["csv"] == found["xlsx"] == found["json"] == words
    assert {"占用、挖掘城市道路审批", "street-occupation"} <= found["xml"] & found["html"]
