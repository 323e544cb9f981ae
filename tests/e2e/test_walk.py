"""A flow's chart and table as one thing, a case followed through it, and the chart made larger."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .built import Site
from .conftest import PHONE, WIDE, Scheme, Visit
from .test_accessibility import GUIDELINES, faults

LIT = "dl-here"


@pytest.fixture
def page(visit: Visit, site: Site) -> Page:
    """The longest page of a power."""
    return visit(site.page("power"), width=WIDE)


def _row(page: Page, symbol: Locator) -> Locator:
    return page.locator(f"[id='{(symbol.get_attribute('href') or '').removeprefix('#')}']")


def _is_lit(part: Locator) -> bool:
    return LIT in (part.get_attribute("class") or "").split()


def _steps_on(page: Page) -> set[str]:
    found = page.locator(".flowchart").first.locator("a.node.dl-on").all()
    return {symbol.get_attribute("href") or "" for symbol in found}


def test_pointing_at_a_step_lights_up_its_symbol_and_its_row(page: Page) -> None:
    symbol = page.locator(".flowchart a.node").nth(2)
    row = _row(page, symbol)
    symbol.hover()
    assert (_is_lit(symbol), _is_lit(row)) == (True, True)
    row.locator("th").hover()
    assert (_is_lit(symbol), _is_lit(row)) == (True, True)
    page.mouse.move(0, 0)
    assert (_is_lit(symbol), _is_lit(row)) == (False, False)


def test_coming_to_a_step_by_keyboard_lights_up_its_symbol_and_its_row(page: Page) -> None:
    first, second = (page.locator(".flowchart a.node").nth(n) for n in (0, 1))
    page.locator(".dl-chart").first.focus()
    page.keyboard.press("Tab")
    assert [_is_lit(part) for part in (first, _row(page, first))] == [True, True]
    page.keyboard.press("Tab")
    assert [_is_lit(part) for part in (first, _row(page, first), second, _row(page, second))] == [
        False,
        False,
        True,
        True,
    ]


def test_a_shortcut_to_an_end_lights_up_one_way_and_tells_what_can_be_done_then(page: Page) -> None:
    walk, refused = page.locator(".dl-walk").first, page.locator("tr[data-outcome='refused']").first
    name = (refused.locator("th").text_content() or "").removeprefix("结束：").strip()
    walk.get_by_role("button", name=name).click()
    status = walk.get_by_role("status")
    expect(status).to_contain_text(name)
    expect(status).to_contain_text((refused.locator("td").last.text_content() or "").strip())
    expect(status.get_by_role("link")).to_have_attribute("href", "#rights")
    on = _steps_on(page)
    assert f"#{refused.get_attribute('id')}" in on
    assert 3 <= len(on) < page.locator(".flowchart").first.locator("a.node").count()
    ends = page.locator("tr[data-outcome]").all()
    assert sum(f"#{end.get_attribute('id')}" in on for end in ends) == 1


def test_the_arrows_of_a_way_join_its_steps(page: Page) -> None:
    page.locator(".dl-walk-ends button").first.click()
    chart = page.locator(".flowchart").first
    prefix = (chart.get_attribute("id") or "").removeprefix("chart-")
    on = {step.removeprefix(f"#{prefix}-") for step in _steps_on(page)}
    ways = [(way.get_attribute("data-way") or "").split() for way in chart.locator(".way.dl-on").all()]
    joined = {node.removesuffix(".parallel") for way in ways for node in way}
    assert joined == on


def test_the_limits_along_a_way_are_added_up_and_what_goes_on_together_counts_once(page: Page) -> None:
    told = page.locator(".dl-walk-told").first
    for button in page.locator(".dl-walk-ends button").all():
        button.click()
        on = [_row(page, symbol) for symbol in page.locator(".flowchart a.node.dl-on").all()]
        all_days = sum(
            int(row.get_attribute("data-limit") or 0) for row in on if row.get_attribute("data-unit") == "day"
        )
        said = re.search(r"最长 (\d+) 日", told.text_content() or "")
        longest = max([int(row.get_attribute("data-limit") or 0) for row in on])
        assert said
        assert longest <= int(said[1]) <= all_days


def test_a_case_is_followed_by_keyboard_alone_question_by_question(page: Page) -> None:
    walk = page.locator(".dl-walk").first
    expect(walk.get_by_role("button", name="看全部")).not_to_be_visible()
    answered = 0
    while walk.locator("fieldset").count() > answered and answered < 12:
        question = walk.locator("fieldset").nth(answered)
        question.get_by_role("radio").first.focus()
        page.keyboard.press("Space")
        expect(question.get_by_role("radio").first).to_be_checked()
        answered += 1
    assert answered >= 3
    expect(walk.get_by_role("status")).to_contain_text("结束：")
    assert len(_steps_on(page)) > answered
    walk.get_by_role("button", name="看全部").press("Enter")
    assert _steps_on(page) == set()
    expect(walk.locator("fieldset")).to_have_count(1)
    expect(walk.get_by_role("status")).to_be_empty()


def test_another_answer_drops_the_questions_that_do_not_come_any_more(page: Page) -> None:
    walk = page.locator(".dl-walk").first
    walk.get_by_role("button").nth(1).click()
    before = walk.locator("fieldset").count()
    assert before >= 2
    walk.locator("fieldset").first.get_by_role("radio").last.check()
    expect(walk.locator("fieldset")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_a_case_is_followed(visit: Visit, site: Site, scheme: Scheme) -> None:
    page = visit(site.page("power"), width=PHONE, scheme=scheme)
    page.locator(".dl-walk-ends button").nth(1).click()
    expect(page.locator(".dl-walk-told").first).not_to_be_empty()
    assert faults(page, GUIDELINES, []) == []


def test_every_end_of_every_flow_is_reached_by_its_shortcut(visit: Visit, site: Site) -> None:
    for address in site.pages("powers/*/*.html")[:8]:
        page = visit(address)
        for walk in page.locator(".dl-walk").all():
            for button in walk.locator(".dl-walk-ends button").all():
                button.click()
                name = (button.text_content() or "").partition(" ")[2]
                expect(walk.get_by_role("status"), f"{address}: {name}").to_contain_text(f"结束：{name}")
        page.context.close()


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_a_chart_is_made_larger_and_smaller_and_fits_its_frame(visit: Visit, site: Site, width: int) -> None:
    page = visit(site.page("power"), width=width)
    view = page.locator(".dl-view").first
    chart, frame = view.locator(".flowchart"), view.locator(".dl-chart")

    def wide(part: Locator) -> float:
        box = part.bounding_box()
        assert box
        return box["width"]

    natural = wide(chart)
    view.get_by_role("button", name="放大流程图").click()
    assert wide(chart) == pytest.approx(1.25 * natural, rel=0.01)
    view.get_by_role("button", name="缩小流程图").click()
    assert wide(chart) == pytest.approx(natural, rel=0.01)
    view.get_by_role("button", name="适合宽度").click()
    assert wide(chart) <= wide(frame)
    assert frame.evaluate("frame => frame.scrollWidth - frame.clientWidth") <= 0


def test_a_chart_fills_the_screen_until_escape_where_the_browser_has_no_full_screen(page: Page) -> None:
    page.evaluate("delete Element.prototype.requestFullscreen")
    view = page.locator(".dl-view").first
    view.get_by_role("button", name="全屏").click()
    box = view.bounding_box()
    assert box
    assert (box["x"], box["y"], box["width"]) == (0, 0, page.evaluate("document.documentElement.clientWidth"))
    expect(view.get_by_role("button", name="退出全屏")).to_be_focused()
    page.keyboard.press("Escape")
    expect(view.get_by_role("button", name="全屏看流程图")).to_be_focused()
    expect(view).not_to_have_class(re.compile("dl-full"))


def test_without_scripts_the_table_says_it_all_and_no_button_stands_idle(visit: Visit, site: Site) -> None:
    page = visit(site.page("power"), scripts=False)
    expect(page.locator(".dl-steps").first).to_be_visible()
    for unused in (".dl-walk", ".dl-view-bar", ".dl-large-button"):
        expect(page.locator(unused)).to_have_count(0)
