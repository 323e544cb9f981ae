"""Changes of the settings that a whole city shares."""

from typing import Final

from generator.change import GRAVE
from generator.comparers import Hidden, Items, Part, Table, Value, own
from generator.effects import BETTER, SHELTER, STRONGER, WEAKER, Effects
from generator.model import (
    AlertDisclosure,
    AlertPeriod,
    CheckSeverity,
    CodeRule,
    DisclosurePolicy,
    FocusField,
    FocusLink,
    Jurisdiction,
    LevelFactors,
    LevelScheme,
    OfficeAccounts,
    Publisher,
    Repository,
    Site,
    Term,
)
from generator.quantities import by_rank, by_size


def _of_check(check: CheckSeverity) -> Effects:
    return STRONGER if check.severity == "error" else WEAKER


FIELDS: Final[Table] = {
    Jurisdiction: {
        "name": Value(),
        "area_code": Value(),
        "publisher": Part(),
        "site": Part(),
        "supervision": Items(gain=SHELTER, keys=(own("contact"), own("name"))),
        "risk_scheme": Items(keys=(own("level"),), weight=GRAVE),
        "disclosure": Part(named=False),
        "focus_fields": Items(gain=STRONGER, keys=(own("id"), own("name"))),
        "alert_scheme": Value(gain=STRONGER, refers="alert_scheme", weight=GRAVE),
        "fictional": Value(),
        "repository": Part(gain=BETTER),
        "codes": Part(gain=STRONGER),
        "terms": Items(keys=(own("term"),)),
        "checks": Items(gain=_of_check, keys=(own("rule"),), by_words=False),
        "owners": Hidden(weight=GRAVE),
        "internal": Hidden(),
    },
    Publisher: {
        "name": Value(),
        "uscc": Value(),
        "telephone": Value(),
        "address": Value(),
        "hours": Value(),
        "postcode": Value(),
        "email": Value(),
    },
    Site: {
        "name": Value(),
        "domain": Value(),
        "id_code": Value(),
        "description": Value(),
        "keywords": Items(),
        "icp": Value(),
        "licence": Value(),
    },
    Repository: {
        "public": Value(more=SHELTER, order=by_rank(False, True)),
        "url": Value(weight=GRAVE),
        "edit": Value(weight=GRAVE),
    },
    CodeRule: {"pattern": Value(weight=GRAVE), "description": Value()},
    LevelScheme: {
        "level": Value(),
        "name": Value(),
        "criteria": Items(weight=GRAVE),
        "regime": Value(weight=GRAVE),
        "any_of": Part(named=False),
    },
    LevelFactors: {
        "power_held": Items(weight=GRAVE),
        "likelihood": Items(weight=GRAVE),
        "harm": Items(weight=GRAVE),
    },
    OfficeAccounts: {"risk_control": Hidden(), "legal": Hidden(), "staffing": Hidden(), "disclosure": Hidden()},
    DisclosurePolicy: {
        "risk_levels": Items(gain=SHELTER),
        "fields": Items(gain=SHELTER),
        "alerts": Part(gain=SHELTER, named=False),
    },
    AlertDisclosure: {
        "periods": Items(gain=SHELTER, keys=(own("begins"), own("name"))),
        "smallest": Value(order=by_size, weight=GRAVE),
    },
    AlertPeriod: {"name": Value(), "begins": Value(weight=GRAVE), "ends": Value(weight=GRAVE)},
    FocusField: {
        "id": Value(),
        "name": Value(weight=GRAVE),
        "description": Value(),
        "links": Items(gain=STRONGER, keys=(own("id"), own("name"))),
    },
    FocusLink: {"id": Value(), "name": Value(weight=GRAVE)},
    Term: {"term": Value(), "meaning": Value()},
    CheckSeverity: {"rule": Value(), "severity": Value(more=STRONGER, order=by_rank("warning", "error"))},
}
