"""What the rules about words and numbers find in a text, and what they leave alone."""

from pathlib import Path

import pytest

from generator.check import check

FOUND = {
    "identity-number": [
        "号码 11010519491231002X",
        "号码 11010519491231002x。",
        "110105 19491231 002X",
        "１１０１０５１９４９１２３１００２Ｘ",
    ],
    "mobile-number": [
        "电话 13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "+86 13800138000",
        "8613800138000",
        "１３８００１３８０００",
    ],
    "bank-card-number": ["卡号 6200000000000005", "6200 0000 0000 0005", "4111-1111-1111-1111"],
    "named-person": ["找张三同志办", "由陈建国同志签字", "联系人：王五，工作日接听", "经办人: 欧阳锋"],
    "secrecy-mark": ["秘密★", "绝密 10年", "密级：机密", "内部资料，注意保存", "（内部使用）", "先看现场。\n内部资料"],
    "typed-total": ["共3项风险", "共 12 项职权", "风险点30个", "一级2个", "防控措施共二十条", "一级风险点 5 个"],
}
LEFT_ALONE = [
    "编号 110105194912310021",  # the check digit is wrong
    "编号 110105194913310022",  # there is no thirteenth month
    "流水号 20260301000100012",
    "QL13800138000",
    "138001380001",
    "0000-5551101，0000-5551102",
    "6200000000000006",
    "任何同志",
    "有关方面同志",
    "责任人：许可受理岗",
    "负责人：金融科",
    "联系人：周一至周五值班的岗位",
    "保守国家秘密十年",
    "商业秘密除外",
    "把内部资料泄露给投标人",
    "回执请注意保存",
    "每一个风险点都有措施",
    "职权一项一项核对",
    "三级两个岗位互查",
    "二级以上风险",
]
MINE = frozenset(FOUND)


def _told(root: Path, texts: list[str]) -> list[tuple[str, str]]:
    """(text, rule) of each finding when a power's conditions are ``texts``."""
    path = root / "catalog/units/park-office/powers/tree-felling.yml"
    head, _, rest = path.read_text("utf-8").partition(
        "conditions:\n  - 树木危及房屋、行人安全，或者建设工程确实避不开。\n"
    )
    lines = [f"  - {_quoted(text)}\n" for text in texts]
    path.write_text(f"{head}conditions:\n{''.join(lines)}{rest}", "utf-8")
    first = head.count("\n") + 2
    return [(texts[d.line - first], d.rule) for d in check(root).diagnostics if d.rule in MINE]


def _quoted(text: str) -> str:
    return '"' + text.replace("\n", "\\n") + '"'


@pytest.mark.parametrize("rule", FOUND)
def test_each_text_is_told_by_its_rule_alone(base_catalog: Path, rule: str) -> None:
    assert _told(base_catalog, FOUND[rule]) == [(text, rule) for text in FOUND[rule]]


def test_what_only_looks_alike_is_left_alone(base_catalog: Path) -> None:
    assert _told(base_catalog, LEFT_ALONE) == []


def test_a_name_beside_a_telephone_is_told(base_catalog: Path) -> None:
    path = base_catalog / "catalog/units/park-office/unit.yml"
    text = path.read_text("utf-8")
    for telephone, expected in (
        ("0000-5551100（王五）", True),
        ("张三 0000-5551100", True),
        ("0000-5551100（夏季）", False),
    ):
        path.write_text(text.replace("telephone: 0000-5551100", f"telephone: {telephone}"), "utf-8")
        assert ("named-person" in {d.rule for d in check(base_catalog).diagnostics}) is expected


def test_messages_do_not_spread_the_number(base_catalog: Path) -> None:
    path = base_catalog / "catalog/units/park-office/powers/tree-felling.yml"
    path.write_text(path.read_text("utf-8") + "quota: 11010519491231002X，13800138000，6200000000000005\n", "utf-8")
    messages = [d.message for d in check(base_catalog).diagnostics if d.rule in MINE]
    assert len(messages) == 3
    assert not any(n in m for m in messages for n in ("11010519491231002X", "13800138000", "6200000000000005"))
