"""How names are typed in a hurry: the first letters of their pinyin."""

from collections.abc import Iterable


def initials(names: Iterable[str]) -> dict[str, str]:
    """The first letters of each of ``names``; where a character is read in several ways, those of the usual one."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  # its tables take a quarter of a second, and most builds name nothing new

    return {name: "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, errors="ignore")) for name in names}
