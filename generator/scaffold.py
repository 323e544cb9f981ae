"""What of a site is there whatever the catalogue says: the theme's own files and the pages that are written by hand."""

from msgspec import Struct


class Scaffold(Struct, frozen=True):
    """``url`` is the site's and ends with ``/``; ``named`` are the addresses of the navigation that the catalogue fills.

    ``files`` are bytes by address.
    """

    url: str
    named: frozenset[str]
    files: dict[str, bytes]
