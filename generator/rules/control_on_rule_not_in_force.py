"""防控措施依据的制度没有在施行。

措施写着按某项制度办，那项制度已经废止或者还在起草，措施就没有人管得住，等于没有防（R8、R12）。

不对::

    # catalog/units/park-office/rules.yml
    rules:
      # ……
      - {id: site-photo, title: 现场照片办法, kind: prevention, state: drafting, issued: 2024-01-05, owner: greening-section, summary: 现场照片要带定位。, public: true}
    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        controls:
          - {measure: 核查记录必须附带定位的现场照片，缺一张退回。, kind: prevention, owner: clerk, rule: site-photo}  # <-

对::

    # catalog/units/park-office/rules.yml
    rules:
      # ……
      - {id: site-photo, title: 现场照片办法, kind: prevention, state: drafting, issued: 2024-01-05, owner: greening-section, summary: 现场照片要带定位。, public: true}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.vocabulary import label

SOURCE: Final = "R8、R12"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    idle = {
        (library.unit, rule.id): rule.state
        for library in catalog.libraries.values()
        for rule in library.rules
        if rule.state != "in_force"
    }
    for ledger in catalog.ledgers.values():
        power = catalog.powers.get((ledger.unit, ledger.about.power or ""))
        if power and not power.is_held:
            continue
        for i, risk in enumerate(ledger.risks):
            for j, control in enumerate(risk.controls):
                if state := idle.get((ledger.unit, control.rule or "")):
                    yield Finding(ledger.path, ("risks", i, "controls", j, "rule"), *_words(control.rule, state))


def _words(rule: str | None, state: str) -> tuple[str, str]:
    message = _("The control rests on the rule {rule}, which is not in force: {state}.").format(
        rule=in_quotes(rule), state=label("ruleState", state)
    )
    return message, _("Name a rule that is in force, or leave rule out until there is one.")
