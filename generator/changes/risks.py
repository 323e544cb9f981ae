"""Changes of risks: how grave a risk is held to be, and what is done about it. A risk held less grave is guarded less."""

from typing import Any, Final

from generator.change import GRAVE
from generator.comparers import Annals, Dated, Elsewhere, Hidden, Items, Part, Table, Value, own
from generator.effects import STRONGER, WEAKER
from generator.i18n import _
from generator.model import Control, Factors, LevelChange, Rating, Risk, RiskLedger, RiskSubject
from generator.quantities import by_date, by_rank, by_size


def _cited(view: Any, basis: Any) -> tuple[object, str | None]:
    return view.canonical("law", basis.law), basis.article


def _last_known(risk: Risk) -> str:
    """The day of the last rating that is known of a risk."""
    return max([risk.rating.date or "", *(change.date for change in risk.level_history)])


FIELDS: Final[Table] = {
    RiskLedger: {
        "about": Part(named=False),
        "risks": Elsewhere("risks move between the ledgers of a unit, so all of a unit's are compared at once"),
    },
    RiskSubject: {
        "power": Value(refers="power", weight=GRAVE),
        "post": Value(refers="post", weight=GRAVE),
        "department": Value(refers="department", weight=GRAVE),
        "unit": Value(weight=GRAVE),
    },
    Risk: {
        "id": Value(),
        "name": Value(weight=GRAVE),
        "layer": Value(weight=GRAVE),
        "dimension": Value(weight=GRAVE),
        "post": Value(refers="post", weight=GRAVE),
        "behaviour": Value(weight=GRAVE),
        "consequence": Value(weight=GRAVE),
        "nature": Value(more=STRONGER, order=by_rank("regulation", "discipline", "law", "crime")),
        "found_by": Items(),
        "factors": Part(named=False),
        "rating": Part(named=False),
        "controls": Items(gain=STRONGER, keys=(own("measure"),)),
        "breaches": Items(gain=STRONGER, keys=(_cited,), by_words=False, swaps=True),
        "level_history": Annals(Items(gain=STRONGER, keys=(own("date"),), by_words=False), _last_known),
        "focus_field": Value(gain=STRONGER, refers="field", weight=GRAVE),
        "internal": Hidden(),
    },
    Factors: {
        "power_held": Value(more=STRONGER, order=by_rank("little", "partial", "direct")),
        "likelihood": Value(more=STRONGER, order=by_rank("low", "medium", "high")),
        "harm": Value(more=STRONGER, order=by_rank("reputation", "discipline", "crime")),
        "discretion": Value(more=STRONGER, order=by_rank("none", "some", "wide")),
    },
    Rating: {
        "final": Value(more=WEAKER, order=by_size, noun=lambda: _("the level of the risk"), weight=GRAVE),
        "self": Value(gain=STRONGER, more=WEAKER, order=by_size),
        "reviewed": Value(gain=STRONGER, more=WEAKER, order=by_size),
        "date": Dated(),
    },
    LevelChange: {
        "date": Value(weight=GRAVE),
        "before": Value(weight=GRAVE),
        "after": Value(weight=GRAVE),
        "reason": Value(weight=GRAVE),
        "decided_by": Value(weight=GRAVE),
    },
    Control: {
        "measure": Value(weight=GRAVE),
        "kind": Value(weight=GRAVE),
        "owner": Value(refers="post", weight=GRAVE),
        "frequency": Value(gain=STRONGER, weight=GRAVE),
        "deadline": Value(gain=STRONGER, more=WEAKER, order=by_date),
        "rule": Value(gain=STRONGER, refers="rule", weight=GRAVE),
        "internal": Hidden(),
    },
}
