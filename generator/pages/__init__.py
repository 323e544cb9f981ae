"""The kinds of page: one file a kind, with ``of_city(shelves)``, ``of_unit(dossier, jurisdiction)`` or both, which yield its pages."""
