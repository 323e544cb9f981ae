"""QR codes (GB/T 18284-2000, ISO/IEC 18004) as SVG."""

from typing import Final

from markupsafe import Markup, escape

QUIET: Final = 2
"""Modules left white around the code; the paper that it is printed on gives the rest."""


class _Runs(dict[bytes, str]):
    """How dark modules and the light ones after them are drawn, a stroke and a step, each worked out when it first comes."""

    def __missing__(self, run: bytes) -> str:
        dark = run.count(0)
        stroke, step = f"h{dark}" if dark else "", f"m{len(run) - dark} 0" if dark < len(run) else ""
        self[run] = drawn = stroke + step
        return drawn


_RUNS: Final = _Runs()


def qr_code(text: str, label: str) -> Markup:
    """A square without a size of its own, ``label`` as it is read aloud; up to 15 % of its modules may be unreadable (level M)."""
    import zxingcpp  # noqa: PLC0415  # where no sheet is made anew, nobody need load it

    # One pattern for all: to try all eight and take the most even takes six times as long, and any reader reads each.
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=0)
    image = code.to_image(scale=1, add_quiet_zones=False)
    size, rows = image.shape[0], bytes(memoryview(image))  # type: ignore[arg-type]  # a buffer, though its types do not say so
    box = f"{-QUIET} {-QUIET} {size + 2 * QUIET} {size + 2 * QUIET}"
    return Markup(  # noqa: S704  # numbers, and a label that is escaped
        f'<svg role="img" aria-label="{escape(label)}" viewBox="{box}" class="dl-qr"><path stroke="#000" d="{_drawn(rows, size)}"/></svg>'
    )


def _drawn(modules: bytes, size: int) -> str:
    """A path through all dark modules, row by row: a module is a byte, 0 where it is dark, 255 where it is light."""
    rows = b"\n".join([modules[at : at + size].rstrip(b"\xff") for at in range(0, len(modules), size)])
    runs = [row.split(b" ") for row in rows.replace(b"\xff\x00", b"\xff \x00").split(b"\n")]
    return "".join([f"M0 {y}.5{''.join(map(_RUNS.__getitem__, row))}" for y, row in enumerate(runs)])
