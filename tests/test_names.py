"""Names of values: they are equal where the values are, wherever in memory these lie, and never else."""

import pickle
from typing import Any

from msgspec.structs import replace

from generator.names import Names, encode
from generator.page import Asset, Draft
from generator.public import PublicCatalog
from generator.site import compose_unit


def test_copies_have_the_names_of_what_they_are_copied_from(public: PublicCatalog) -> None:
    drafts = list(compose_unit(public.dossiers[0], public.city.jurisdiction))
    names, others = Names(), Names()
    assert [names.of(draft) for draft in drafts] == [others.of(pickle.loads(pickle.dumps(draft))) for draft in drafts]  # noqa: S301
    assert len({names.of(draft) for draft in drafts}) == len(drafts)


def test_a_power_has_another_name_when_any_field_of_it_or_of_its_unit_is_another(public: PublicCatalog) -> None:
    names, power = Names(), public.dossiers[0].powers[0]
    units = [replace(power.unit, **{name: other}) for name, other in _others(power.unit)]
    powers = [power, *(replace(power, unit=unit) for unit in units)]
    powers += [replace(power, **{name: other}) for name, other in _others(power) if name != "unit"]
    assert len({names.of(p) for p in powers}) == 1 + len(power.__struct_fields__) - 1 + len(
        power.unit.__struct_fields__
    )
    assert len({names.of((p,)) for p in powers}) == len(powers)


def _others(value: Any) -> list[tuple[str, str]]:
    """Each field, and what is in none of them."""
    return [(name, f"another {name}") for name in value.__struct_fields__]


def test_a_draft_has_another_name_when_a_value_of_it_is_another_or_goes_by_another_word(public: PublicCatalog) -> None:
    names, dossier = Names(), public.dossiers[0]
    draft = next(d for d in compose_unit(dossier, public.city.jurisdiction) if "powers" in getattr(d, "values", ()))
    assert isinstance(draft, Draft)
    fewer = {**draft.values, "powers": draft.values["powers"][1:]}
    renamed = {("those" if name == "powers" else name): value for name, value in draft.values.items()}
    drafts = [draft, replace(draft, title="another"), *(replace(draft, values=v) for v in (fewer, renamed))]
    assert len({names.of(d) for d in drafts}) == len(drafts)


def test_a_file_has_another_name_at_another_address_or_with_another_content() -> None:
    names = Names()
    files = Asset("a", b"bc"), Asset("ab", b"c"), Asset("a", b"c")
    assert len({names.of(file) for file in files}) == len(files)
    assert names.of(Asset("a", b"c")) == names.of(files[2]) != names.of(encode(files[2]))
