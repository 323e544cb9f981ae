"""Long lists stand on pages of bounded length, and nothing of them is lost."""

import pytest

from generator.leaves import LONGEST, leaves


@pytest.mark.parametrize("length", [0, 1, LONGEST, LONGEST + 1, 5 * LONGEST - 1])
def test_every_entry_is_on_one_page_and_no_page_is_too_long(length: int) -> None:
    pages = list(leaves("laws/a-law.html", range(length)))
    assert [item for page in pages for item in page.items] == list(range(length))
    assert all(len(page.items) <= LONGEST for page in pages)
    assert [page.here for page in pages] == list(pages[0].addresses)
    assert pages[0].here == "laws/a-law.html"


def test_later_pages_have_addresses_that_no_entry_has() -> None:
    _first, second = leaves("laws/a-law.html", range(LONGEST + 1))
    assert second.here == "laws/a-law.2.html"
    assert (second.is_first, second.suffix) == (False, "（第 2 页）")
