"""The kinds of page: one file a kind, each with ``compose(shelves)`` that yields its pages."""
