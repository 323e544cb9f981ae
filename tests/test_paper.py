"""Charts for paper are cut where nothing is, into pieces that fit, and no text becomes too small."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.chart import NOTE_SIZE, Box, Chart
from generator.paper import CAPTION, LONG_SIDE, SHORT_SIDE, TURNED_LONG_SIDE, TURNED_SHORT_SIDE, Pieces, cut

EIGHT_POINTS = 8 / 0.75 - 0.01
"""In CSS pixels, less what rounding takes."""


def _chart(width: float, *boxes: Box, height: float = 0.0) -> Chart:
    return Chart("chart-a", Markup(), width, max([height, *(b[3] + 10 for b in boxes)]), boxes)


def _ladder(width: float, count: int, high: float = 60.0, gap: float = 30.0) -> Chart:
    """Boxes below one another, as wide as the chart."""
    return _chart(width, *((10, 10 + i * (high + gap), width - 10, 10 + i * (high + gap) + high) for i in range(count)))


def _views(pieces: Pieces) -> list[tuple[float, float, float, float]]:
    """(left, top, width, height) of what each piece shows."""
    found = [re.search(r'viewBox="(\S+) (\S+) (\S+) (\S+)"', svg) for svg in pieces.svgs]
    return [(float(m[1]), float(m[2]), float(m[3]), float(m[4])) for m in found if m]


def _sizes(pieces: Pieces) -> list[tuple[float, float]]:
    found = [re.search(r' width="(\S+)" height="(\S+)"', svg) for svg in pieces.svgs]
    return [(float(m[1]), float(m[2])) for m in found if m]


def test_a_chart_that_fits_is_one_piece_of_its_own_size() -> None:
    pieces = cut(_ladder(400, 5))
    assert _views(pieces) == [(0, 0, 400, 440)]
    assert _sizes(pieces) == [(400, 440)]
    assert not pieces.is_turned
    assert 'href="#chart-a.drawing"' in pieces.svgs[0]


@given(
    width=st.floats(200, 1300),
    count=st.integers(1, 40),
    high=st.floats(30, 300),
    gap=st.floats(5, 60),
    taken=st.floats(0, 500),
)
def test_pieces_cover_the_chart_fit_the_sheet_and_cut_no_box(
    width: float, count: int, high: float, gap: float, taken: float
) -> None:
    chart = _ladder(width, count, high, gap)
    pieces = cut(chart, taken)
    views, sizes = _views(pieces), _sizes(pieces)
    across, down = (TURNED_LONG_SIDE, TURNED_SHORT_SIDE) if pieces.is_turned else (SHORT_SIDE, LONG_SIDE)
    for (_l, _t, wide, _h), (drawn_wide, drawn_high) in zip(views, sizes, strict=True):
        assert drawn_wide <= across + 0.2
        assert drawn_high <= down - CAPTION + 0.2
        assert drawn_wide / wide * NOTE_SIZE >= EIGHT_POINTS
    if not pieces.is_turned:
        assert sizes[0][1] <= down - CAPTION - taken + 0.2
    for _left, top, _right, bottom in chart.boxes:
        assert any(t - 0.1 <= top and bottom <= t + h + 0.1 for _l, t, _w, h in views)


def test_a_wide_chart_has_its_sheets_turned() -> None:
    assert cut(_ladder(SHORT_SIDE, 3)).is_turned is False
    assert cut(_ladder(1000, 3)).is_turned is True


def test_a_chart_too_wide_for_any_sheet_is_cut_into_columns_and_no_text_becomes_too_small() -> None:
    chart = _chart(2400, *((x, 10, x + 100, 60) for x in range(10, 2290, 120)))
    pieces = cut(chart)
    views, sizes = _views(pieces), _sizes(pieces)
    assert len(views) == 2
    assert all(drawn / view[2] * NOTE_SIZE >= EIGHT_POINTS for view, (drawn, _high) in zip(views, sizes, strict=True))
    assert all(drawn <= TURNED_LONG_SIDE + 0.2 for drawn, _high in sizes)


def test_a_part_in_which_nothing_stands_is_left_out() -> None:
    assert len(_views(cut(_chart(2400, (10, 10, 100, 60))))) == 1


@pytest.mark.parametrize("taken", [0.0, 400.0])
def test_where_there_is_no_gap_a_chart_is_cut_at_the_end_of_the_sheet(taken: float) -> None:
    views = _views(cut(_chart(400, (10, 10, 390, 2500)), taken))
    assert views[0][3] == pytest.approx(LONG_SIDE - CAPTION - taken, abs=0.1)
    assert sum(high for _l, _t, _w, high in views) == pytest.approx(2510, abs=0.5)
