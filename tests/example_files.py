"""The files of an example: what a manual shows of them, laid over the small catalogue.

A manual shows only the lines that its rule is about; clerks read it as YAML.

- ``# path`` begins a file. Its fields take the place of those of the same name in that file of the catalogue; the other fields stay.
  A file that the catalogue does not have comes from ``example_stock``, or is shown whole.
- ``# path 照 another`` begins a new file that is like another one, named as seen from the new one's folder, but for these fields.
- ``# path 删去`` is a file that goes.
- ``# 没有 field`` takes a field away.
- ``# ……`` among the fields of a mapping, or the items of a list, stands for all those that stay as they are. Items of such a list
  take the place of the one of the same ``id`` (or ``right``); an item without one, or with a new one, comes last.
"""

import re
from pathlib import Path
from posixpath import dirname, join, normpath
from textwrap import dedent, indent
from typing import Final, NamedTuple

_HEADER = re.compile(r"^# ((?:catalog|flows)/\S+)(?: (?:(删去)|照 (\S+)))?$", re.MULTILINE)
_FIELD = re.compile(r"^([A-Za-z_]+):", re.MULTILINE)
_ITEM = re.compile(r"^- (?:\{?(?:id|right): ([\w-]+))?", re.MULTILINE)
_LEFT_OUT = "# ……"
_REST = re.compile(rf"^{_LEFT_OUT}\n", re.MULTILINE)
_GONE = re.compile(r"^# 没有 (\w+)\n", re.MULTILINE)

STOCK: Final = Path(__file__).parent / "example_stock"
"""Sound files that the small catalogue does not have, for the examples that need more than it."""


class Fragment(NamedTuple):
    """A piece of an example: the file, its text (``None``: the file goes), and the file that it is like, if any."""

    path: str
    text: str | None
    like: str = ""


def fragments(example: str) -> list[Fragment]:
    starts = list(_HEADER.finditer(example))
    ends = [m.start() for m in starts[1:]] + [len(example)]
    return [
        Fragment(
            m[1],
            None if m[2] else example[m.end() : end].strip("\n") + "\n",
            normpath(join(dirname(m[1]), m[3])) if m[3] else "",
        )
        for m, end in zip(starts, ends, strict=True)
    ]


def lay_over(root: Path, fragment: Fragment) -> None:
    """Make the file of a catalogue what the fragment says.

    Raises ``ValueError`` where the fragment leaves out what is not there.
    """
    path = root / fragment.path
    if fragment.text is None:
        path.unlink()
        return
    origin = fragment.like or fragment.path
    old = next((f.read_text("utf-8") for f in (root / origin, STOCK / origin) if f.exists()), "")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(mapping(old, fragment.text) if old or fragment.like else fragment.text, "utf-8")


def mapping(old: str, new: str, *, keep: bool = True) -> str:
    """The text of a mapping with the fields of ``new`` in the place of its own, which stay (``keep``) or go."""
    fields = dict(_there(_parts(_FIELD, old)) if keep else _parts(_FIELD, old))
    for gone in _GONE.findall(new):
        del fields[gone]
    shown = {n: _field(fields.get(n, ""), f) for n, f in _parts(_FIELD, _REST.sub("", _GONE.sub("", new)))}
    return "".join(({**fields, **shown} if keep else shown).values())


def _list(old: str, new: str, *, keep: bool) -> str:
    items = _there(_parts(_ITEM, old)) if keep else _parts(_ITEM, old)
    known = dict(items)
    shown = [(name, _item(known.get(name, ""), item)) for name, item in _parts(_ITEM, _REST.sub("", new))]
    if not keep:
        return "".join(item for _, item in shown)
    changed = {name: item for name, item in shown if name and name in known}
    added = [item for name, item in shown if name not in changed]
    return "".join([*(changed.get(name, item) for name, item in items), *added])


def _field(old: str, new: str) -> str:
    head, _, value = new.partition("\n")
    shown = dedent(value)
    if _LEFT_OUT not in shown:
        return new
    merge = _list if _ITEM.search(shown) else mapping
    whole = merge(dedent(old.partition("\n")[2]), shown, keep=bool(_REST.search(shown)))
    return f"{head}\n{indent(whole, '  ')}"


def _item(old: str, new: str) -> str:
    shown = _as_mapping(new)
    if _LEFT_OUT not in shown:
        return new
    whole = mapping(_as_mapping(old), shown, keep=bool(_REST.search(shown)))
    return "- " + indent(whole, "  ")[2:]


def _as_mapping(item: str) -> str:
    return dedent("  " + item[2:])


def _there(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    if not parts:
        raise ValueError("an example leaves out what the catalogue does not have")
    return parts


def _parts(start: re.Pattern[str], text: str) -> list[tuple[str, str]]:
    """The parts of a text, each from its start to the next, with the name that the start gives ("" for none)."""
    starts = list(start.finditer(text))
    ends = [m.start() for m in starts[1:]] + [len(text)] * bool(starts)
    return [(m[1] or "", text[m.start() : end]) for m, end in zip(starts, ends, strict=True)]
