"""编码是凑数的。

1111111111111111、4444444444、XXXX 这样的编码，是当时没有编码、先填一个占位置，后来忘了换。公开出去，
谁也不能凭它找到什么，还会和别的凑数编码撞在一起。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    codes:
      - {scheme: local, value: "1111111111111111"}  # <-
      - {scheme: national_basic, value: XXXXXXXXXXXX}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    codes:
      - {scheme: local, value: SL-YL-XK-001}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.codes import is_placeholder, organisation_of
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _, in_quotes
from generator.model import Power

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for path, trail, code in _codes(catalog):
        if is_placeholder(code):
            message = _("{code} is no code: it only fills the place of one.").format(code=in_quotes(code))
            yield Finding(
                path, trail, message, _("Write the real code, or ask for one; leave the entry out until then.")
            )


def _codes(catalog: Catalog) -> Iterator[tuple[str, Trail, str]]:
    if catalog.jurisdiction:
        yield catalog.jurisdiction.path, ("publisher", "uscc"), _telling(catalog.jurisdiction.publisher.uscc)
        yield catalog.jurisdiction.path, ("site", "id_code"), catalog.jurisdiction.site.id_code
    for unit in catalog.units.values():
        yield unit.path, ("uscc",), _telling(unit.uscc)
        yield unit.path, ("disclosure", "index_number"), unit.disclosure.index_number
    for power in catalog.powers.values():
        yield from _of_power(power)


def _of_power(power: Power) -> Iterator[tuple[str, Trail, str]]:
    for i, code in enumerate(power.codes):
        yield power.path, ("codes", i, "value"), code.value
    for i, item in enumerate(power.sub_items):
        if item.code:
            yield power.path, ("sub_items", i, "code"), item.code
    yield power.path, ("disclosure", "index_number"), power.disclosure.index_number


def _telling(credit_code: str) -> str:
    """The part of a credit code that tells bodies apart, if that is filler, or else the whole."""
    own = organisation_of(credit_code)
    return own if is_placeholder(own) else credit_code
