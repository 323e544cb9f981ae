"""The pictures in CONTRIBUTING.md show what the screens say.

Beside each picture lies what its screen said when it was taken. Where a screen says something else now, ``make pictures`` takes it anew:
texts are compared and not pixels, for these are other ones on each machine.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from .built import Site
from .test_editor import FLOW, POWER, Opener, city, desk, forms  # noqa: F401  # fixtures

PICTURES: Final = Path(__file__).parent / "pictures"
TAKE: Final = os.environ.get("DAYLIGHT_PICTURES") == "1"
SIZE: Final = {"width": 1200, "height": 760}


def _form(page: Page) -> Page:
    """A power in the form editor, of which somebody has taken out what it is for."""
    page.set_viewport_size(SIZE)
    page.get_by_label("一句话说明").fill("")
    page.locator("#faults li").first.wait_for()
    page.evaluate("scrollTo(0, 0)")
    return page


def _flow(page: Page) -> Page:
    """A flow in the form editor, with its drawing."""
    page.set_viewport_size(SIZE)
    page.locator("#chart svg").wait_for()
    return page


ENTRIES: Final[dict[str, tuple[str, Callable[[Page], Page], str]]] = {
    "form": (POWER, _form, "#faults"),
    "flow": (FLOW, _flow, "#chart"),
}
"""The pictures of the form editor: the entry, what is done to it, and the part whose words are held to the picture."""


@pytest.mark.parametrize("name", ENTRIES)
def test_a_picture_of_the_form_editor_says_what_the_editor_says(desk: Opener, name: str) -> None:  # noqa: F811
    path, prepare, part = ENTRIES[name]
    page = prepare(desk(path, width=SIZE["width"]))
    _held(page, name, page.locator(part).inner_text())


def test_a_picture_of_a_page_says_what_the_page_says(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport=SIZE, reduced_motion="reduce", locale="zh-CN")
    page = context.new_page()
    page.goto(f"{site.origin}/powers/urban-management/street-occupation.html")
    _held(page, "page", page.locator(".dl-answers").inner_text())
    context.close()


def _held(page: Page, name: str, words: str) -> None:
    picture, said = PICTURES / f"{name}.png", PICTURES / f"{name}.txt"
    if TAKE:
        page.screenshot(path=picture)
        said.write_text(f"{words}\n", "utf-8")
    assert picture.is_file()
    assert said.read_text("utf-8") == f"{words}\n", "the screen has changed; take its picture anew: make pictures"
