"""Questions in everyday words, as one would type them into the box: the answer is among the first five hits."""

from typing import Final
from urllib.parse import quote

from playwright.sync_api import Page, expect

from generator.public import PublicCatalog
from generator.search.columns import columns_of
from generator.search.everyday import everyday_words

from .built import Site
from .conftest import Visit

FIRST = 5

_COMPANY, _FLAT = (
    "powers/market-supervision/market-entity-registration",
    "powers/housing-construction/public-rental-allocation",
)
_ILLEGAL, _SAND = "powers/urban-management/demolition-illegal-building", "powers/water-resources/river-sand-penalty"
_LAND, _HOUSE = (
    "powers/muguang-town/village-dispute-land-adjudication",
    "powers/natural-resources/real-estate-registration",
)
_DIBAO, _FOOD = "powers/civil-affairs/minimum-living-payment", "powers/market-supervision/food-business-licence"

ASKED: Final = {
    "摆摊要去哪里办": "powers/urban-management/street-occupation",
    "低保多久批下来": _DIBAO,
    "吃低保": _DIBAO,
    "怎么投诉城管": "complain",
    "营业执照": _COMPANY,
    "注册公司要多少钱": _COMPANY,
    "房产证怎么办": _HOUSE,
    "房产证": _HOUSE,
    "公租房排队要多久": _FLAT,
    "廉租房": _FLAT,
    "邻居违建找谁举报": _ILLEGAL,
    "违建": _ILLEGAL,
    "大病没钱看病": "powers/civil-affairs/temporary-assistance",
    "电梯坏了归谁管": "powers/market-supervision/spot-check",
    "地界": _LAND,
    "两家争一块地": _LAND,
    "拆我房子要提前几天通知": _ILLEGAL,
    "公司名字被人抄了": "powers/market-supervision/name-dispute-adjudication",
    "供销社招人考试": "powers/supply-marketing/staff-recruitment",
    "挖沙": _SAND,
    "挖沙子犯法吗": _SAND,
    "小饭馆": _FOOD,
    "小饭馆开业要办啥证": _FOOD,
    "什么是一级风险": "guide",
    "沐光镇电话": "units/muguang-town",
    "最近改了什么": "changes/index",
    "数据在哪下载": "data/index",
    "纪委举报电话": "complain",
    "12345": "complain",
    "办事的人收红包向谁举报": "complain",
}  # fmt: skip
"""Thirty queries, and the page that answers each."""


def _first_hits(page: Page, site: Site, query: str) -> list[str]:
    page.goto(f"{site.origin}/finder.html?q={quote(query)}")
    expect(page.locator("#finder-results")).to_have_attribute("aria-busy", "false")
    hits: list[str] = page.locator("#finder-results a").evaluate_all("links => links.map(link => link.href)")
    return [hit.removeprefix(f"{site.origin}/").partition(".html")[0] for hit in hits[:FIRST]]


def test_everyday_words_find_what_lists_call_otherwise(visit: Visit, site: Site) -> None:
    page = visit("finder.html")
    hits = {query: _first_hits(page, site, query) for query in ASKED}
    assert {query: found for query, found in hits.items() if ASKED[query] not in found} == {}


def test_what_was_found_under_other_words_is_told_apart(visit: Visit) -> None:
    page = visit(f"finder.html?q={quote('违建')}")
    status = page.locator("#finder-status")
    expect(status).to_contain_text("按正式的说法“违法建设”又找到")
    own = page.evaluate("daylightFinder.search('违建')")
    expect(status).to_contain_text(f"找到 {len(own)} 条；")
    assert "违法建设" in page.locator("#finder-results mark").all_inner_texts()


def test_the_pages_that_the_finder_knows_are_pages_of_the_site(site: Site, public: PublicCatalog) -> None:
    missing = [page.address for page in columns_of(public.city) if not (site.folder / page.address).is_file()]
    assert missing == []


def test_every_everyday_word_is_one_that_is_looked_up_and_says_it_in_other_words() -> None:
    wrong = [word for word, formal in everyday_words() if len(word) < 2 or word in formal or not formal]
    assert wrong == []
    assert len(everyday_words()) > 100


def test_the_front_page_names_everyday_words_and_each_leads_to_its_power(visit: Visit) -> None:
    page = visit("index.html", scripts=False)
    links = page.locator(".dl-sayings a")
    said: dict[str, str] = dict(links.evaluate_all("links => links.map(link => [link.textContent, link.href])"))
    assert len(said) >= 6
    formal = dict(everyday_words())
    for word, target in said.items():
        assert word in formal
        if "finder.html" not in target:
            page.goto(target)
            name = page.get_by_role("heading", level=1).inner_text()
            assert any(own in name for own in formal[word]), (word, name)
