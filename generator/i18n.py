"""The language of messages: English in the source, Simplified Chinese to its readers.

Messages go through the ``daylight`` gettext domain, click's own too. The site itself is written in Chinese in its templates
and does not pass through here.
"""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

DOMAIN: Final = "daylight"
LOCALE_DIR: Final = Path(__file__).parent / "locale"
DEFAULT_LANGUAGE: Final = "zh_CN"

_translations: gettext.NullTranslations = gettext.translation(DOMAIN, LOCALE_DIR, [DEFAULT_LANGUAGE], fallback=True)


def use_language(language: str) -> None:
    """Speak ``language`` ("zh" or "en", in any of their usual spellings) from now on; only a door calls this."""
    global _translations  # noqa: PLW0603  # one language a process, as gettext itself has it
    code = "en" if language.lower().startswith("en") else DEFAULT_LANGUAGE
    _translations = gettext.translation(DOMAIN, LOCALE_DIR, [code], fallback=True)
    # click asks gettext's default domain, in the language of the environment.
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain(DOMAIN, LOCALE_DIR)
    gettext.textdomain(DOMAIN)


@contextmanager
def site_language() -> Iterator[None]:
    """Speak the language of the site for a while: its pages are Chinese, whatever the one who builds it reads."""
    global _translations  # noqa: PLW0603  # as above
    before, _translations = _translations, gettext.translation(DOMAIN, LOCALE_DIR, [DEFAULT_LANGUAGE], fallback=True)
    try:
        yield
    finally:
        _translations = before


def language() -> str:
    """The code of the language that is spoken."""
    return _translations.info().get("language", "en")


def _(message: str) -> str:
    return _translations.gettext(message)


def in_quotes(value: object, limit: int = 60) -> str:
    """A value as a message shows it: on one line, cut at ``limit`` characters, with invisible characters spelled out."""
    text = "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in str(value))
    return f"“{text[:limit]}…”" if len(text) > limit else f"“{text}”"
