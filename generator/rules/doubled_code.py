"""一个编码用在两处。

一个编码只能是一项职权或者一个子项。两处用了同一个编码，按编码查到的就不知道是哪一个。国家基本编码全国统一，
几个单位行使同一事项时可以相同，但名称也应当是同一个事项。取消了的职权，编码也不再给别的职权用。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    sub_items:
      - {id: dead, name: 砍伐枯死树, code: SL-YL-XK-001-01}
      - {id: dangerous, name: 砍伐危险树, code: SL-YL-XK-001-01}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    sub_items:
      - {id: dead, name: 砍伐枯死树, code: SL-YL-XK-001-01}
      - {id: dangerous, name: 砍伐危险树, code: SL-YL-XK-001-02}
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from generator.census import Census
from generator.codes import is_placeholder
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _, in_quotes
from generator.wording import are_alike, repeated

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


class _Use(Struct, frozen=True):
    """A code where it stands, with the name of what it stands for."""

    code: str
    scheme: str
    name: str
    unit: str
    path: str
    trail: Trail


def survey(census: Census) -> Iterator[Finding]:
    for use, first in repeated(((u.scheme, u.code.upper()), u) for u in _uses(census)):
        if not _is_shared(use, first):
            message = _("The code {code} stands for {name} already, in {path}.")
            text = message.format(code=in_quotes(use.code), name=in_quotes(first.name), path=first.path)
            yield Finding(use.path, use.trail, text, _("Give one of the two a code of its own."))


def _is_shared(use: _Use, other: _Use) -> bool:
    """Whether two units hold the same item of the national list."""
    return use.scheme == "national_basic" and use.unit != other.unit and are_alike(use.name, other.name)


def _uses(census: Census) -> Iterator[_Use]:
    for power in census.powers:
        own = {code: scheme for scheme, code in power.codes}
        for i, (scheme, code) in enumerate(power.codes):
            if not is_placeholder(code):
                yield _Use(code, scheme, power.name, power.unit, power.path, ("codes", i, "value"))
        for i, name, code in power.sub_items:
            if not is_placeholder(code):
                scheme = next((s for value, s in own.items() if code[:9] == value[:9]), "local")
                yield _Use(code, scheme, name, power.unit, power.path, ("sub_items", i, "code"))
