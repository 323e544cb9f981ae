"""What two entries may not share is found across files, which the examples of one small unit cannot show."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check import check
from generator.diagnostics import Diagnostic

UNITS = Path("catalog/units")


@pytest.fixture
def found(sample_copy: Path) -> Callable[..., list[Diagnostic]]:
    """What one rule finds in the sample city after a text in one file was put in another's place."""

    def find(rule: str, path: Path | str, old: str, new: str) -> list[Diagnostic]:
        file = sample_copy / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")
        return [d for d in check(sample_copy).diagnostics if d.rule == rule]

    return find


@pytest.mark.parametrize(
    ("rule", "path", "old", "new"),
    [
        ("doubled-unit-name", UNITS / "water-resources/unit.yml", "name: 晴岚市水利局", "name: 晴岚市民政局"),
        ("doubled-unit-name", UNITS / "water-resources/unit.yml", "short_name: 市水利局", "short_name: 市民政局"),
        ("doubled-credit-code", UNITS / "water-resources/unit.yml", "11990100MB1000563R", "11990100MB10006780"),
        (
            "doubled-code",
            UNITS / "urban-management/powers/street-occupation.yml",
            "990A1700400Y",
            "990A1700100Y",
        ),
        (
            "doubled-power-name",
            UNITS / "housing-construction/powers/presale-permit.yml",
            "name: 商品房预售许可",
            "name: 建筑工程施工许可证核发",
        ),
        ("impossible-area-code", "catalog/jurisdiction.yml", "fictional: 晴岚市", "# 晴岚市"),
    ],
)
def test_what_two_entries_share_is_told_once(
    found: Callable[..., list[Diagnostic]], rule: str, path: Path | str, old: str, new: str
) -> None:
    assert len(found(rule, path, old, new)) == 1


def test_two_units_may_hold_the_same_item_of_the_national_list(sample_copy: Path) -> None:
    file = sample_copy / UNITS / "urban-management/powers/street-occupation.yml"
    text = file.read_text("utf-8").replace("990A1700400Y", "990A1700100Y")
    name = next(line for line in text.splitlines() if line.startswith("name: "))
    file.write_text(text.replace(name, "name: 建筑工程施工许可"), "utf-8")
    rules = {d.rule for d in check(sample_copy).diagnostics}
    assert "doubled-code" not in rules
    assert "same-item-differs" in rules
