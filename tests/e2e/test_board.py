"""The board of risks: put into another order and narrowed down with scripts, whole without."""

from playwright.sync_api import Page, expect

from .conftest import PHONE, Visit

ROWS = ".dl-risk-board tbody tr:visible"


def _column(page: Page, label: str) -> list[str]:
    return [(cell.text_content() or "").strip() for cell in page.locator(f"{ROWS} [data-label='{label}']").all()]


def _head(page: Page, name: str) -> None:
    page.get_by_role("columnheader", name=name).get_by_role("button").click()


def test_without_scripts_the_board_is_whole(visit: Visit) -> None:
    page = visit("risks/index.html", scripts=False)
    rows = page.locator(".dl-risk-board tbody tr")
    assert rows.count() >= 20
    expect(page.locator(".dl-board-tools, .dl-risk-board button, .dl-risk-board [hidden]")).to_have_count(0)


def test_a_column_is_put_into_order_and_back(visit: Visit) -> None:
    page = visit("risks/index.html")
    before = _column(page, "风险岗位")
    _head(page, "风险岗位")
    expect(page.get_by_role("columnheader", name="风险岗位")).to_have_attribute("aria-sort", "ascending")
    up = _column(page, "风险岗位")
    assert sorted(up) == sorted(before)
    assert up != before
    assert page.evaluate(
        "words => words.every((w, i) => !i || new Intl.Collator('zh-CN').compare(words[i - 1], w) <= 0)", up
    )
    _head(page, "风险岗位")
    expect(page.get_by_role("columnheader", name="风险岗位")).to_have_attribute("aria-sort", "descending")
    assert page.evaluate(
        "words => words.every((w, i) => !i || new Intl.Collator('zh-CN').compare(words[i - 1], w) >= 0)",
        _column(page, "风险岗位"),
    )


def test_the_board_is_narrowed_down_by_several_columns_together(visit: Visit) -> None:
    page = visit("risks/index.html", width=PHONE)
    units, natures = _column(page, "单位"), _column(page, "性质")
    wanted = (units[0], natures[0])
    both = list(zip(units, natures, strict=True)).count(wanted)
    page.get_by_label("单位").select_option(wanted[0])
    page.get_by_label("性质").select_option(wanted[1])
    assert set(zip(_column(page, "单位"), _column(page, "性质"), strict=True)) == {wanted}
    assert len(_column(page, "单位")) == both < len(units)
    expect(page.get_by_role("status")).to_have_text(f"{len(units)} 项中的 {both} 项")
    page.get_by_role("button", name="看全部").press("Enter")
    assert _column(page, "单位") == units


def test_a_row_leads_to_what_it_looks_like_who_guards_and_how_to_report(visit: Visit) -> None:
    page = visit("risks/index.html")
    link = page.locator(f"{ROWS} th a").first
    name = link.text_content() or ""
    link.click()
    card = page.locator(".dl-risk:target")
    expect(card).to_be_in_viewport()
    for told in (name, "发生时是什么样", "谁来防、怎样防", "看到这种情形？"):
        expect(card).to_contain_text(told)
    expect(card.get_by_role("link", name="写邮件反映")).to_be_visible()
