"""职权编码不合编码规则。

编码少一位、多一位、写成小写，就和别处对不上，按编码查不到这项职权。本地编码按 jurisdiction.yml 里 codes 的规则写；
国家基本编码十二位：区域三位、类型一位、系统两位、主项三位、子项三位；国家实施编码三十一位。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    codes:
      - {scheme: local, value: SL-YL-XK-01}  # <-
      - {scheme: national_basic, value: 990A1703300}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    codes:
      - {scheme: local, value: SL-YL-XK-001}
      - {scheme: national_basic, value: 990A17033000}

子项的编码也要合规则。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    sub_items:
      - {id: dead, name: 砍伐枯死树, code: SL-YL-XK-001-1}  # <-
      - {id: dangerous, name: 砍伐危险树, code: SL-YL-XK-001-02}

对::

    # catalog/units/park-office/powers/tree-felling.yml
    sub_items:
      - {id: dead, name: 砍伐枯死树, code: SL-YL-XK-001-01}
      - {id: dangerous, name: 砍伐危险树, code: SL-YL-XK-001-02}
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from generator.catalog import Catalog
from generator.codes import basic_code, is_implementation_code, is_placeholder, local_form
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import Power
from generator.vocabulary import label

SOURCE: Final = "R1、GB/T 39554.1-2020"
SEVERITY: Final = Severity.ERROR

Forms = Mapping[str, Callable[[str], bool]]
"""What tells for each scheme whether a code has its form."""


def check(catalog: Catalog) -> Iterator[Finding]:
    forms = _forms(catalog)
    hint = _hint(catalog)
    for power in catalog.powers.values():
        if power.is_held:
            yield from _of_power(power, forms, hint)


def _of_power(power: Power, forms: Forms, hint: str) -> Iterator[Finding]:
    for i, code in enumerate(power.codes):
        if not is_placeholder(code.value) and not forms[code.scheme](code.value):
            message = _("The code {code} does not have the form of its scheme ({scheme}).")
            scheme = label("codeScheme", code.scheme)
            text = message.format(code=in_quotes(code.value), scheme=scheme)
            yield Finding(power.path, ("codes", i, "value"), text, hint)
    schemes = {code.scheme for code in power.codes}
    for i, item in enumerate(power.sub_items):
        fits = item.code is None or is_placeholder(item.code) or any(forms[s](item.code) for s in schemes)
        if not fits:
            message = _("The sub-item's code {code} has the form of none of this power's schemes.")
            yield Finding(power.path, ("sub_items", i, "code"), message.format(code=in_quotes(item.code)), hint)


def _forms(catalog: Catalog) -> Forms:
    local = catalog.jurisdiction.codes if catalog.jurisdiction else None
    return {
        "local": (local_form(local.pattern) if local else None) or (lambda _code: True),
        "national_basic": lambda code: basic_code(code) is not None,
        "national_implementation": is_implementation_code,
    }


def _hint(catalog: Catalog) -> str:
    local = catalog.jurisdiction.codes if catalog.jurisdiction else None
    hint = _("A national basic code has 12 characters in capitals, a national implementation code 31.")
    return _("Local codes: {description}").format(description=local.description) + " " + hint if local else hint
