"""A filled frame is what the theme writes for that page, whatever the page says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from builds import SETTINGS
from markupsafe import Markup

from generator import mkdocs_plugin
from generator.cache import Cache
from generator.frame import Draw, Frames, Site
from generator.page import Metadata, Page
from generator.public import PublicCatalog

STRANGE = "<b>&\"'</b> {{ 1 }} \ue000title\ue001 ”"


@pytest.fixture(scope="module")
def theme(public: PublicCatalog, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Frames, Draw]]:
    scaffold, draw = mkdocs_plugin.set_up(SETTINGS, root, public.jurisdiction)
    cache = Cache(tmp_path_factory.mktemp("frames"))
    yield Frames(Site(b"key", scaffold.named, scaffold.url), lambda: draw, cache), draw
    cache.close()


def _page(address: str = "powers/a-unit/a-power.html", **changed: object) -> Page:
    page = {
        "address": address,
        "kind": "power",
        "title": "占用城市道路审批",
        "description": "要占道，先来办。",
        "body": Markup('<h1>占用城市道路审批</h1>\n\n<h2 id="who">谁来办</h2>\n<p>本单位。</p>\n'),
        "metadata": Metadata("职权目录", "2026-03-01", "晴岚市某局", "123/2026-00001", ("占道", "审批")),
        "path": "catalog/units/a-unit/powers/a-power.yml",
    }
    told = {**page, **changed}
    return Page(**{**told, "body": str(told["body"]).encode()})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "page",
    [
        _page(),
        _page("powers/another-unit/another-power.html"),
        _page("powers/index.html", kind="powers", title="职权目录"),
        _page("index.html", kind="home", outlined=False),
        _page("categories/licensing.2.html"),
        _page("finder.html", outlined=False),
        _page(title=STRANGE, description=STRANGE),
        _page(metadata=Metadata("职权目录", "2026-03-01", STRANGE, STRANGE, (STRANGE, STRANGE))),
        _page(body=Markup('<h1>{}</h1>\n\n<h2 id="x">{}</h2>\n<p>{}</p>\n').format(STRANGE, "甲<乙>&丙", STRANGE)),
        _page(body=Markup("<p>没有标题。</p>")),
        _page(path="", metadata=Metadata("单位", "", "", "", ())),
    ],
    ids=lambda page: page.address,
)
def test_a_filled_frame_is_what_the_theme_draws(theme: tuple[Frames, Draw], page: Page) -> None:
    frames, draw = theme
    assert frames.fill(page).decode() == draw(page)


def test_words_are_words_and_never_markup(theme: tuple[Frames, Draw]) -> None:
    frames, _draw = theme
    page = _page(title="<script>alert(1)</script>", description='"><script>', metadata=Metadata("x", "y", "<script>"))
    assert "<script>alert" not in frames.fill(page).decode()
    assert '"><script>' not in frames.fill(page).decode()


def test_a_frame_is_drawn_once_for_all_pages_of_a_shape(theme: tuple[Frames, Draw], tmp_path: Path) -> None:
    _frames, draw = theme
    drawn: list[str] = []

    def counted(page: Page) -> str:
        drawn.append(page.address)
        return draw(page)

    cache = Cache(tmp_path)
    site = Site(b"another", frozenset({"index.html"}), "https://a.example/")
    for number in range(5):
        Frames(site, lambda: counted, cache).fill(_page(f"powers/unit-{number}/power.html", title=f"甲{number}"))
    assert len(drawn) == 1
