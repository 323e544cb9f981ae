"""Markdown files with data before the text, as the site's engine and most others have them, read as one YAML document.

The mark that ends the data becomes the name of a last field, ``body``, and every line of the text is indented below it. So all that is known of
YAML is known of these files too, and every value stands on the line on which its author sees it.
"""

import re
from typing import Final

ENDING: Final = ".md"
_MARKED: Final = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n(.*))?\Z", re.DOTALL)


def as_yaml(raw: bytes) -> bytes | None:
    """The YAML document that a Markdown file stands for; ``None`` where no data stands between two lines of ``---`` at its head."""
    found = _MARKED.match(raw)
    if found is None:
        return None
    data, text = found[1], (found[2] or b"").replace(b"\r\n", b"\n")
    lines = [b"  " + line if line.strip() else b"" for line in text.rstrip().split(b"\n")]
    return b"\n".join([b"", data.rstrip(b"\r\n"), b"body: |2-", *lines, b""])
