"""What is drawn is what a telephone reads."""

import re

import pytest
import zxingcpp

from generator.qr_code import QUIET, qr_code

PIXELS = 4
"""For each module."""


def _seen(svg: str) -> memoryview:
    """The picture of a code as a camera would have it, white around it: one byte a pixel."""
    box = re.search(r'viewBox="-2 -2 (\d+) \1"', svg)
    path = re.search(r' d="([^"]+)"', svg)
    assert box
    assert path
    side = int(box[1]) * PIXELS
    picture = [bytearray(b"\xff" * side) for _ in range(side)]
    for y, row in re.findall(r"M0 (\d+)\.5([^M]*)", path[1]):
        x = 0
        for stroke, step in re.findall(r"h(\d+)|m(\d+) 0", row):
            if stroke:
                left, right = (QUIET + x) * PIXELS, (QUIET + x + int(stroke)) * PIXELS
                for line in range((QUIET + int(y)) * PIXELS, (QUIET + int(y) + 1) * PIXELS):
                    picture[line][left:right] = bytes(right - left)
            x += int(stroke or step)
    return memoryview(b"".join(picture)).cast("B", (side, side))


@pytest.mark.parametrize(
    "text",
    [
        "https://qinglan.example/powers/park-office/tree-felling.html",
        "https://qinglan.example/" + "a" * 300,
        "HTTPS://A.EXAMPLE/7",
        "https://晴岚.example/职权/砍伐树木许可",
    ],
)
def test_a_code_as_it_is_drawn_reads_as_its_text(text: str) -> None:
    (read,) = zxingcpp.read_barcodes(_seen(qr_code(text, "二维码")))
    assert (read.text, read.ec_level) == (text, "M")


def test_a_code_says_aloud_what_it_is() -> None:
    assert qr_code("https://qinglan.example/", '二维码 "甲"').startswith(
        '<svg role="img" aria-label="二维码 &#34;甲&#34;" viewBox="-2 -2 29 29" class="dl-qr">'
    )
