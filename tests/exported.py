"""The files that readers take away of a published catalogue, by address."""

from generator.cards import card_of
from generator.exports import bundle, volumes
from generator.public import PublicCatalog
from generator.shelves import Shelves, shelve


def shelves_of(public: PublicCatalog) -> Shelves:
    return shelve(public.city, tuple(map(card_of, public.dossiers)))


def exported(public: PublicCatalog) -> dict[str, bytes]:
    """All files of the units and of the city; no two have one address."""
    taken = [bundle.of_unit(dossier, public.jurisdiction) for dossier in public.dossiers]
    assets = [file for unit in taken for file in unit.files]
    head, pieces, tables = bundle.head_of(shelves_of(public)), [unit.pieces for unit in taken], []
    for number, some in enumerate(volumes.volumes(pieces), start=1):
        bound = list(volumes.of_units(number, some, public.jurisdiction))
        tables += volumes.described(number, bound)
        assets += bound
    assets += [asset for part in bundle.OF_CITY for asset in part.make(public.jurisdiction, head, tables, pieces)]
    files = {asset.address: asset.content for asset in assets}
    assert len(files) == len(assets)
    return files
