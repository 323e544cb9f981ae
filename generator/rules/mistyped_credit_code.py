"""统一社会信用代码的校验码不对。

十八位代码的最后一位由前十七位算出来（GB 32100-2015）。对不上，一定是抄错了某一位，公众和别的系统就找不到这个单位。

不对::

    # catalog/jurisdiction.yml
    publisher:
      # ……
      uscc: 11990900MB2000012K  # <-
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
from generator.codes import credit_code_check, is_placeholder_body
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _, in_quotes

SOURCE: Final = "GB 32100-2015"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for path, trail, code in _credit_codes(catalog):
        right = credit_code_check(code)
        if not is_placeholder_body(code) and right != code[-1]:
            yield Finding(path, trail, _message(code, right), _("Copy it again from the registration certificate."))


def _credit_codes(catalog: Catalog) -> Iterator[tuple[str, Trail, str]]:
    if catalog.jurisdiction:
        yield catalog.jurisdiction.path, ("publisher", "uscc"), catalog.jurisdiction.publisher.uscc
    for unit in catalog.units.values():
        yield unit.path, ("uscc",), unit.uscc


def _message(code: str, right: str | None) -> str:
    if right is None:
        message = _("The credit code {code} has letters where the six digits of the place of registration belong.")
        return message.format(code=in_quotes(code))
    message = _("The credit code {code} is mistyped: the other characters call for {right} at the end.")
    return message.format(code=in_quotes(code), right=in_quotes(right))
