"""Changes of a unit's library of internal regulations."""

from typing import Final

from generator.change import GRAVE
from generator.comparers import Hidden, Items, Table, Value, own
from generator.effects import BETTER, NEUTRAL, STRONGER, Effects
from generator.i18n import _
from generator.model import Rule, RuleLibrary
from generator.quantities import by_rank


def _of_rule(rule: Rule) -> Effects:
    return STRONGER if rule.state == "in_force" else NEUTRAL


FIELDS: Final[Table] = {
    RuleLibrary: {"rules": Items(gain=_of_rule, keys=(own("id"), own("title")))},
    Rule: {
        "id": Value(),
        "title": Value(weight=GRAVE),
        "kind": Value(weight=GRAVE),
        "state": Value(more=STRONGER, order=by_rank(("repealed", "drafting"), "in_force")),
        "issued": Value(),
        "summary": Value(weight=GRAVE),
        "owner": Value(refers="department"),
        "public": Value(
            more=BETTER,
            order=by_rank(False, True),
            noun=lambda: _("whether it is public"),
            words=lambda: (_("public"), _("not public")),
        ),
        "number": Value(),
        "revised": Value(),
        "repealed": Value(),
        "replaced_by": Value(refers="rule"),
        "working_rule": Value(gain=STRONGER, weight=GRAVE),
        "requirements": Items(gain=STRONGER, weight=GRAVE),
        "internal": Hidden(),
    },
}
