"""职权有裁量空间，却没有一个风险点说到裁量怎么会被滥用。

可轻可重的地方最容易讲人情。有裁量权基准的职权，至少要有一个风险点的 factors.discretion 不是 none，
或者在风险点里写明裁量、从轻、从重、幅度、标准会怎样走样。

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: favour
        # ……
        factors: {power_held: direct, likelihood: medium, harm: crime, discretion: none}
    # catalog/units/park-office/powers/tree-felling.yml
    discretion:  # <-
      # ……

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: favour
        # ……
        factors: {power_held: direct, likelihood: medium, harm: crime, discretion: some}
    # catalog/units/park-office/powers/tree-felling.yml
    discretion:
      # ……
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.kinds import RISKS
from generator.model import Risk

SOURCE: Final = "R7"
SEVERITY: Final = Severity.WARNING

WORDS: Final = ("裁量", "从轻", "从重", "减轻", "幅度", "标准")
"""What a risk speaks of when it speaks of discretion."""


def check(catalog: Catalog) -> Iterator[Finding]:
    unguarded = _unguarded(catalog)
    unknown = {unit for kind, unit, _name in catalog.declared.opaque if kind == RISKS}
    for power in catalog.powers.values():
        is_living = power.is_held
        if power.discretion and is_living and power.unit not in unknown and (power.unit, power.id) in unguarded:
            message = _("The power has discretion, and none of its risks is about the abuse of it.")
            hint = _("Add a risk about it, or give the factor discretion of a risk that is about it.")
            yield Finding(power.path, ("discretion",), message, hint)


def _unguarded(catalog: Catalog) -> set[tuple[str, str | None]]:
    """The powers that have risks, none of which is about discretion."""
    seen, guarded = set(), set()
    for ledger in catalog.ledgers.values():
        power = ledger.unit, ledger.about.power
        seen.add(power)
        if any(_is_about_discretion(risk) for risk in ledger.risks):
            guarded.add(power)
    return seen - guarded


def _is_about_discretion(risk: Risk) -> bool:
    return risk.factors.discretion != "none" or any(word in risk.name or word in risk.behaviour for word in WORDS)
