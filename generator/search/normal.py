"""The form in which texts and queries are compared: full width is half width, capitals are small, book marks do not count.

``finder.js`` does the same to what a reader types: one character after the other, by NFKC and then to lower case.
"""

import unicodedata
from typing import Final

IGNORED: Final = frozenset("《》〈〉\ufeff")
"""Characters that count for nothing: 《行政处罚法》第三十条 is found as 行政处罚法第三十条."""


class _Forms(dict[int, str]):
    """The form of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        form = "" if character in IGNORED else unicodedata.normalize("NFKC", character).lower()
        self[code] = form
        return form


_FORMS: Final = _Forms()


def words(text: str) -> list[str]:
    """What of ``text`` can be found: its stretches without white space, in the form in which they are compared."""
    return text.translate(_FORMS).split()
