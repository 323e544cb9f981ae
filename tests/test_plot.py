"""Plots are plain shapes: the same bytes each time, with words for those who do not see them, and nothing that runs or is fetched."""

import re
import subprocess
import sys
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from generator import plot
from generator.plot import Plot, Series

STRANGE = '<b>"甲"局</b>'
SVG = "{http://www.w3.org/2000/svg}"


def _plot(*values: int, labels: tuple[str, ...] = ()) -> Plot:
    names = labels or tuple(f"单位{i}" for i in range(len(values)))
    twice = tuple(2 * v for v in values)
    return Plot("p", "等级", "甲局最多。", names, (Series("一级", values, "dl-a"), Series("二级", twice, "dl-b")), "项")


@pytest.fixture(params=[plot.rows, plot.columns])
def draw(request: pytest.FixtureRequest) -> Callable[[Plot], str]:
    drawn: Callable[[Plot], str] = request.param
    return drawn


def test_a_plot_has_a_bar_and_a_number_for_each_count_that_is_not_nothing(draw: Callable[[Plot], str]) -> None:
    svg = ET.fromstring(draw(_plot(3, 0, 5)))  # noqa: S314  # our own
    for style in ("dl-a", "dl-b"):
        own = [group for group in svg.iter(f"{SVG}g") if style in (group.get("class") or "").split()]
        assert sum(1 for group in own for _bar in group.iter(f"{SVG}rect")) == 2
    assert sorted(text.text or "" for text in svg.iter(f"{SVG}text") if text.get("class") == "value") == sorted(
        ["3", "5", "6", "10"]
    )


def test_bars_are_as_long_as_what_they_count() -> None:
    svg = ET.fromstring(plot.rows(_plot(3, 6)))  # noqa: S314  # our own
    lengths = [float(bar.get("width") or 0) for bar in svg.iter(f"{SVG}rect")]
    assert [round(length / lengths[1], 1) for length in lengths] == [2, 1, 4, 2]


@pytest.mark.parametrize("values", [(3, 0, 5), (1,), (0, 0), (13, 40, 7, 111), (26, 0, 36), tuple(range(30))])
def test_what_is_filled_in_lies_where_pygal_itself_draws_it(
    draw: Callable[[Plot], str], values: tuple[int, ...]
) -> None:
    turn = -1 if draw is plot.rows else 1
    own = [values[::turn], tuple(2 * v for v in values)[::turn]]
    kind = plot._ROWS if draw is plot.rows else plot._COLUMNS
    names = _plot(*values).labels[::turn]
    step = plot._step(names) if draw is plot.columns else 1
    labels = [name if i % step == 0 else "" for i, name in enumerate(names)]
    (graph,) = (e for e in plot._tree(kind, labels, own) if e.tag == "g")
    expected = _parts(plot._shape(graph, {"color-0": "dl-a", "color-1": "dl-b"}))
    assert _parts(draw(_plot(*values))) == expected


def _parts(svg: str) -> list[tuple[str | None, ...]]:
    """Everything that is to be seen; a bar without a length is not."""
    found = [
        (e.tag.rpartition("}")[2], e.text, *(e.get(name) for name in plot._ATTRIBUTES))
        for e in ET.fromstring(svg).iter()  # noqa: S314  # our own
        if not e.tag.endswith("rect") or {e.get("width"), e.get("height")}.isdisjoint({None, "0"})
    ]
    return [part for part in found if part[0] in ("rect", "path", "text")]


def test_a_plot_of_nothing_has_no_bar_and_no_word_but_its_own(draw: Callable[[Plot], str]) -> None:
    assert "<rect" not in draw(_plot(0, 0))
    assert "data" not in draw(_plot(0))
    assert "<g" not in draw(_plot())


def test_a_plot_is_an_image_with_a_name_and_a_description(draw: Callable[[Plot], str]) -> None:
    svg = ET.fromstring(draw(_plot(1)))  # noqa: S314  # our own
    title, said = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert title is not None
    assert said is not None
    assert (svg.get("role"), title.text, said.text) == ("img", "等级", "甲局最多。")
    assert svg.get("aria-labelledby") == f"{title.get('id')} {said.get('id')}"


def test_nothing_runs_is_fetched_or_tells_the_day(draw: Callable[[Plot], str]) -> None:
    drawn = draw(_plot(1, 2))
    assert not re.search(r"script|style=|href|url\(|<!--|pygal|20\d\d-", drawn)


def test_names_are_text_whatever_is_in_them(draw: Callable[[Plot], str]) -> None:
    drawn = draw(_plot(1, labels=(STRANGE,)))
    assert STRANGE not in drawn
    assert STRANGE in "".join(ET.fromstring(drawn).itertext())  # noqa: S314  # our own


def test_months_that_would_cover_one_another_are_named_every_few() -> None:
    labels = tuple(f"25.{i}" for i in range(1, 25))
    svg = ET.fromstring(plot.columns(_plot(*range(1, 25), labels=labels)))  # noqa: S314  # our own
    shown = [text.text for text in svg.iter(f"{SVG}text") if text.get("class") != "value"]
    assert shown == list(labels[:: len(labels) // len(shown)])


def test_bytes_are_the_same_in_every_process() -> None:
    code = "from tests.test_plot import _plot; from generator import plot; print(plot.rows(_plot(3, 1)))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_a_program_that_draws_nothing_does_not_load_the_library() -> None:
    code = "import sys, generator.templates; print('pygal' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert run.stdout == "False\n"


def test_the_library_leaves_nothing_among_the_importers() -> None:
    """Its own finder would have Python warn at every later import."""
    plot.rows(_plot(1))
    assert all(hasattr(finder, "find_spec") for finder in sys.meta_path)
