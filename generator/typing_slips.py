"""What goes wrong at the keyboard: encodings, invisible characters, full-width punctuation, tabs."""

import codecs
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

import yaml

from generator.diagnostics import Diagnostic, Severity, error
from generator.i18n import _, in_quotes
from generator.yaml_tree import MOST_FAULTS

_FULLWIDTH_COLON: Final = re.compile(r"^[ \t]*(?:- +)*([a-z_]+)(：)", re.MULTILINE)
_FULLWIDTH_QUOTE: Final = re.compile(r"^[ \t]*(?:- +)*[A-Za-z_]+: *([“‘])[^”’\n]*[”’] *$", re.MULTILINE)
_TAB_INDENT: Final = re.compile(r"^ *(\t)", re.MULTILINE)
HIDDEN: Final = (
    r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff"
)
"""What nobody sees and what changes what is read, as a class of characters; some of these end a line in one dialect of YAML and not in another."""
_HIDDEN: Final = re.compile(f"[{HIDDEN}]")


def decode(path: str, raw: bytes) -> tuple[str | None, list[Diagnostic]]:
    """The text of ``raw``, decoded by what it seems to be where it is not UTF-8, so that its other faults are told too."""
    hint = _("Save it again as UTF-8 (Notepad: Save as, Encoding: UTF-8).")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        fault = error(path, (1, 1), "not-utf8", _("This file is saved as UTF-16."), hint)
        return raw.decode("utf-16", errors="replace"), [fault]
    faults: list[Diagnostic] = []
    if raw.startswith(codecs.BOM_UTF8):
        raw = raw.removeprefix(codecs.BOM_UTF8)
        message = _("This file begins with a byte order mark, which is not needed.")
        cure = _("Save it as UTF-8 without BOM.")
        faults.append(Diagnostic(path, 1, 1, Severity.WARNING, "byte-order-mark", message, cure))
    try:
        return raw.decode("utf-8"), faults
    except UnicodeDecodeError as stopped:
        before = raw[: stopped.start].decode("utf-8")
    text = _from_gbk(raw, before)
    message = (
        _("This is not a text file in UTF-8.")
        if text is None
        else _("This file is not saved as UTF-8; it looks like GBK.")
    )
    faults.append(error(path, _place(before, len(before)), "not-utf8", message, hint))
    if text is None and b"\0" not in raw:
        text = raw.decode("utf-8", errors="replace")
    return text, faults


def _from_gbk(raw: bytes, before: str) -> str | None:
    """``raw`` as GBK, if it may be that: Chinese that was UTF-8 ``before`` the first wrong byte shows that it is not."""
    if b"\0" in raw or any(c > "\u07ff" for c in before):
        return None
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return None


def any_in(text: str) -> bool:
    """Whether ``hidden_characters`` or ``fullwidth_colons`` have anything to tell of ``text``: a quick question, mostly a no."""
    return bool(_HIDDEN.search(text) or ("：" in text and _FULLWIDTH_COLON.search(text)))


def hidden_characters(path: str, text: str) -> list[Diagnostic]:
    """Characters that nobody sees and that change what is read, bidirectional overrides (UAX #9) among them."""
    hint = _("Delete it; it often comes along when text is pasted from Word or a web page.")
    message = _("An invisible or control character ({code}) stands here.")
    return [
        error(path, _place(text, m.start()), "hidden-character", message.format(code=f"U+{ord(m[0]):04X}"), hint)
        for m in _few(_HIDDEN, text)
    ]


def without_hidden_characters(text: str) -> str:
    """``text`` with a space for each such character, so that every other place stays where it is."""
    return _HIDDEN.sub(" ", text)


def fullwidth_colons(path: str, text: str) -> list[Diagnostic]:
    """Full-width colons after what looks like the name of a field; YAML reads such a line as text."""
    return [
        error(
            path,
            _place(text, m.start(2)),
            "fullwidth-colon",
            _("A full-width colon “：” follows {key}.").format(key=in_quotes(m[1])),
            _("Use a half-width colon and a space: “{key}: ”.").format(key=m[1]),
        )
        for m in _few(_FULLWIDTH_COLON, text)
    ]


def explain_syntax(path: str, text: str, problem: yaml.YAMLError) -> list[Diagnostic]:
    """The likely causes of a syntax error, each at its place; libyaml's own words where none is seen before it."""
    causes = [*fullwidth_colons(path, text), *_tabs(path, text), *_fullwidth_quotes(path, text)]
    mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if any(c.line <= line + 1 for c in causes):
        return causes
    reason = getattr(problem, "problem", None) or str(problem).partition("\n")[0]
    message = _("This cannot be understood as YAML from here on: {reason}.").format(reason=_(reason))
    hint = _("Check the indentation, the space after each colon, and quotation marks that are not closed.")
    return [*causes, error(path, (line, column), "yaml-syntax", message, hint)]


def _tabs(path: str, text: str) -> Iterator[Diagnostic]:
    message, hint = _("A tab is used for indentation."), _("Indent with spaces, two for each level.")
    return (error(path, _place(text, m.start(1)), "tab-indent", message, hint) for m in _few(_TAB_INDENT, text))


def _fullwidth_quotes(path: str, text: str) -> Iterator[Diagnostic]:
    message = _("Full-width quotation marks are used to quote a value.")
    hint = _("Use half-width quotation marks, or none.")
    return (
        error(path, _place(text, m.start(1)), "fullwidth-quote", message, hint) for m in _few(_FULLWIDTH_QUOTE, text)
    )


def _few(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return islice(pattern.finditer(text), MOST_FAULTS)


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
