"""What the rules of wording and of contacts let pass and what they do not, beyond their manuals."""

from pathlib import Path

import pytest

from generator.check import check

POWER = "catalog/units/park-office/powers/tree-felling.yml"


def _found(root: Path, old: str, new: str) -> set[str]:
    """The rules that find something once ``old`` in the power's file is ``new``."""
    path = root / POWER
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return {d.rule for d in check(root).diagnostics}


@pytest.mark.parametrize(
    "telephone",
    [
        "0000-5551101",
        "010-12345679",
        "(0571)5551101",
        "0571 5551101",
        "+86-571-5551101",
        "400-123-4567",
        "0571-12345",
        "12345",
        "0000-5551101转801",
        "0000-5551101、5551102",
        "0000-5551101 或 0000-5551102",
    ],
)
def test_a_telephone_number_may_be_written_in_these_ways(base_catalog: Path, telephone: str) -> None:
    assert "unusable-contact" not in _found(base_catalog, "0000-5551101", f'"{telephone}"')


@pytest.mark.parametrize("telephone", ["5551101", "0000-55511", "0000-555110155", "请打总机", "0000-5551101、无", "1"])
def test_this_is_no_telephone_number(base_catalog: Path, telephone: str) -> None:
    assert "unusable-contact" in _found(base_catalog, "0000-5551101", f'"{telephone}"')


@pytest.mark.parametrize(
    "text", ["见附件", "（详见附件）", "按照有关规定办理。", "略", "/", "……", "TODO", "详询窗口。"]
)
def test_this_says_nothing(base_catalog: Path, text: str) -> None:
    found = _found(base_catalog, "对砍伐城市树木的申请进行审查，决定准不准。", f'"{text}"')
    assert "empty-wording" in found


@pytest.mark.parametrize(("field", "is_found"), [("quota", False), ("procedure", True)])
def test_none_is_an_answer_only_where_it_is_news(base_catalog: Path, field: str, is_found: bool) -> None:
    found = _found(base_catalog, "materials:\n", f"{field}: 无\nmaterials:\n")
    assert ("empty-wording" in found) == is_found


@pytest.mark.parametrize("text", ["某某市的树", "XX局", "2026年X月X日", "罚款____元", "×× 路", "20XX年", "编号1111111"])
def test_this_is_still_to_be_filled_in(base_catalog: Path, text: str) -> None:
    assert "leftover-placeholder" in _found(base_catalog, "决定准不准。", text)


@pytest.mark.parametrize(
    "text",
    [
        "有人说“找某某公司办得快”的，可以举报。",
        "坑深3×4米。",
        "罚款10000000元。",
        "工作服XXL号。",
        "电话 0571-88888888。",
    ],
)
def test_this_is_filled_in(base_catalog: Path, text: str) -> None:
    assert "leftover-placeholder" not in _found(base_catalog, "决定准不准。", text)


@pytest.mark.parametrize("text", ["胸径<30厘米", "A&B两类", "5*3*2米", "见《条例》[1]", "3 < 5 > 2"])
def test_signs_are_not_markup(base_catalog: Path, text: str) -> None:
    assert "markup-in-text" not in _found(base_catalog, "决定准不准。", text)


@pytest.mark.parametrize(
    "limit",
    [
        "limit: {value: 45, unit: workday}",
        "limit_text: 六十日内",
        "limit_text: 四十五个工作日内",
        "limit_text: 知道之日起两个月内",
        "limit_text: 一年内",
    ],
)
def test_sixty_days_and_more_are_enough_for_reconsideration(base_catalog: Path, limit: str) -> None:
    assert "short-reconsideration-limit" not in _found(base_catalog, "limit: {value: 60, unit: day}", limit)


@pytest.mark.parametrize(
    "limit",
    ["limit: {value: 30, unit: workday}", "limit_text: 15日内", "limit_text: 一个月内", "limit_text: 三十个工作日内"],
)
def test_less_than_sixty_days_is_too_short_for_reconsideration(base_catalog: Path, limit: str) -> None:
    assert "short-reconsideration-limit" in _found(base_catalog, "limit: {value: 60, unit: day}", limit)


@pytest.mark.parametrize(
    "note", ["由窗口在系统里核对。", "不用提交，查不到的再请您提供。", "单位核对登记信息，个人核对身份证。"]
)
def test_a_shared_material_may_be_explained(base_catalog: Path, note: str) -> None:
    shared = f"form: electronic, source: government_shared, note: {note}}}"
    found = _found(base_catalog, "form: electronic, source: applicant}", shared)
    assert "shared-material-demanded" not in found


def test_hostile_text_is_read_in_no_time(base_catalog: Path) -> None:
    hostile = "“" * 600 + "_ " * 600 + "<a " * 600 + "1" * 600 + "{" * 600
    assert "leftover-placeholder" in _found(base_catalog, "决定准不准。", f"'{hostile}'")
