"""QR codes (GB/T 18284-2000, ISO/IEC 18004) as SVG."""

from typing import Final

from markupsafe import Markup

QUIET: Final = 2
"""Modules left white around the code; the paper that it is printed on gives the rest."""

_LARGEST: Final = 177
"""Modules along a side of the largest code."""

_DRAWN: Final = {
    **{b"\x00" * count: f"h{count}" for count in range(1, _LARGEST + 1)},
    **{b"\xff" * count: f"m{count} 0" for count in range(1, _LARGEST + 1)},
}
"""What is drawn of a run, neighbours of one colour in a row of modules: a stroke where they are dark (0), or a step."""

_SVG: Final = Markup('<svg role="img" aria-label="{}" viewBox="{}" class="dl-qr"><path stroke="#000" d="{}"/></svg>')


def qr_code(text: str, label: str) -> Markup:
    """A square without a size of its own, ``label`` as it is read aloud; up to 15 % of its modules may be unreadable (level M)."""
    import zxingcpp  # noqa: PLC0415  # where no sheet is made anew, nobody need load it

    # One pattern for all: to try all eight and take the most even takes six times as long, and any reader reads each.
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=0)
    image = code.to_image(scale=1, add_quiet_zones=False)
    size, rows = image.shape[0], bytes(memoryview(image))  # type: ignore[arg-type]  # a buffer, though its types do not say so
    drawn = "".join([_row(y, rows[y * size : (y + 1) * size]) for y in range(size)])
    box = f"{-QUIET} {-QUIET} {size + 2 * QUIET} {size + 2 * QUIET}"
    return _SVG.format(label, box, drawn)


def _row(y: int, modules: bytes) -> str:
    runs = modules.rstrip(b"\xff").replace(b"\xff\x00", b"\xff \x00").replace(b"\x00\xff", b"\x00 \xff").split()
    return f"M0 {y}.5{''.join(map(_DRAWN.__getitem__, runs))}"
