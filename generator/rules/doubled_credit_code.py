"""两个单位用了同一个统一社会信用代码。

一个代码终身只属于一个单位（GB 32100-2015）。两处一样，总有一处是抄来没有改的。

不对::

    # catalog/jurisdiction.yml
    publisher:
      # ……
      uscc: 11990900MB2000020F  # <-
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

from generator.census import Census
from generator.codes import is_placeholder_body
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _, in_quotes
from generator.wording import plain, repeated

SOURCE: Final = "GB 32100-2015"
SEVERITY: Final = Severity.ERROR

Body = tuple[str, Trail, str, frozenset[str]]
"""(path, trail, code, names) of a body."""


def survey(census: Census) -> Iterator[Finding]:
    for (path, trail, code, names), (first, _trail, _code, other_names) in repeated((b[2], b) for b in _bodies(census)):
        if not names & other_names and not is_placeholder_body(code):
            message = _("The credit code {code} is that of another body already, in {path}.")
            text = message.format(code=in_quotes(code), path=first)
            yield Finding(path, trail, text, _("Copy each body's code from its own registration certificate."))


def _bodies(census: Census) -> Iterator[Body]:
    """The units, and the publisher, which may be one of them under one of its names."""
    for unit in census.units.values():
        names = (unit.name, unit.short_name, *unit.other_names)
        yield unit.path, ("uscc",), unit.uscc, frozenset(map(plain, names))
    if census.core.jurisdiction:
        jurisdiction = census.core.jurisdiction
        publisher = jurisdiction.publisher
        yield jurisdiction.path, ("publisher", "uscc"), publisher.uscc, frozenset({plain(publisher.name)})
