"""提到的东西不存在。

职权写了承办岗位，岗位表里却没有这个岗位；环节写了下一步，却找不到那一步。读的人到这里就断了线，
出了问题也找不到该负责的岗位。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    department: greening-sectoin  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    department: greening-section
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final

from generator.catalog import Catalog
from generator.census import Census
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.references import Reference, Register, Target, references

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    register = Register(catalog)
    missing = (r for r in references(catalog) if not register.has(r))
    return _dangling((r for r in missing if not r.leads_out), register)


def survey(census: Census) -> Iterator[Finding]:
    outward = (r for unit in census.returns.values() for r in unit.outward)
    return _dangling((r for r in outward if not census.has(r)), census)


def _dangling(mentions: Iterable[Reference], register: Register | Census) -> Iterator[Finding]:
    for reference in mentions:
        yield Finding(reference.path, reference.trail, _message(reference), _hint(reference, register))


def _message(reference: Reference) -> str:
    name = in_quotes(reference.id)
    messages: dict[Target, str] = {
        "law": _("There is no law {name} in catalog/laws/."),
        "article": _("Article {name} is not among the articles registered for this law."),
        "unit": _("There is no unit {name}."),
        "department": _("This unit has no department {name}."),
        "post": _("This unit has no post {name}."),
        "power": _("There is no power {name} in this unit."),
        "rule": _("The unit's rule library has no rule {name}."),
        "risk": _("The unit has no risk {name}."),
        "flow": _("The unit has no flow {name}."),
        "node": _("The flow has no step or end {name}."),
        "field": _("There is no focus field {name}."),
        "link": _("The focus field has no link {name}."),
        "alert_scheme": _("There is no alert scheme {name} in catalog/alert-schemes/."),
    }
    return messages[reference.target].format(name=name)


def _hint(reference: Reference, register: Register | Census) -> str:
    near = get_close_matches(reference.id, register.candidates(reference), n=1)
    if near:
        return _("Did you mean {name}?").format(name=near[0])
    if reference.target == "article":
        return _("Check the number; if it is right, add it to articles in catalog/laws/{law}.yml.").format(
            law=reference.unit
        )
    return _("Check the spelling; if it is right, add what is named.")
