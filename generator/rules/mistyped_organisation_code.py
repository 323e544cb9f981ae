"""统一社会信用代码里的组织机构代码校验不对。

统一社会信用代码第九到十七位是组织机构代码，它自己也有校验码（GB 11714-1997）。整个代码的校验码对、里面的这一段不对，
说明代码是编出来的，或者先抄错、后凑数。

不对::

    # catalog/jurisdiction.yml
    publisher:
      # ……
      uscc: 11990900MB2000013P  # <-
      hours: 工作日 9:00—12:00

对::

    # catalog/jurisdiction.yml
    publisher:
      # ……
      uscc: 11990900MB2000012L
      hours: 工作日 9:00—12:00
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.codes import is_credit_code, is_organisation_code, is_placeholder_body, organisation_of
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _, in_quotes

SOURCE: Final = "GB 32100-2015、GB 11714-1997"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for path, trail, code in _credit_codes(catalog):
        organisation = organisation_of(code)
        if is_credit_code(code) and not is_placeholder_body(code) and not is_organisation_code(organisation):
            message = _("The organisation code {part} inside the credit code fails its own check.")
            yield Finding(
                path,
                trail,
                message.format(part=in_quotes(organisation)),
                _("Copy the whole code again from the registration certificate; do not work out its last character."),
            )


def _credit_codes(catalog: Catalog) -> Iterator[tuple[str, Trail, str]]:
    if catalog.jurisdiction:
        yield catalog.jurisdiction.path, ("publisher", "uscc"), catalog.jurisdiction.publisher.uscc
    for unit in catalog.units.values():
        yield unit.path, ("uscc",), unit.uscc
