"""Who must look at a change of which file, in the words of each forge: the owners files that their forges read.

What each forge makes of such a file differs, and so do the files:

- GitHub (docs.github.com, "About code owners"): patterns as in .gitignore, and the last that matches counts.
- Gitee (help article 4379): the same.
- GitLab ("Code Owners syntax"): the last that matches counts in each section, and each section asks for an approval of its own.
- Gitea ("Code owners"): regular expressions of Go that match the whole path; all that match count; ``!`` matches everything else.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from generator.kinds import EXCUSE, FLOW, JURISDICTION, LAW, UNIT
from generator.model import OfficeAccounts, Unit
from generator.vocabulary import label

Accounts = tuple[str, ...]

_EVERYTHING: Final = ""
_FIRST: Final = "# 由 daylight owners 按 catalog/ 里的 owners 生成；要改请改 catalog/，再运行一次。"
"""In Chinese whatever the terminal speaks, as all that is kept in the repository: the same registers, the same bytes."""


class Share(Struct, frozen=True):
    """Whose the files at ``path`` are: a file, or a folder if it ends with ``/``, or everything that is nobody else's."""

    path: str
    accounts: Accounts
    comment: str = ""


def shares(city: OfficeAccounts, units: Mapping[str, Unit]) -> tuple[Share, ...]:
    """Whose each file is, the general before the special. The files of a unit that names nobody stay with the disclosure office."""
    every_office = tuple(sorted({*city.risk_control, *city.legal, *city.staffing, *city.disclosure}))
    return (
        Share(_EVERYTHING, city.disclosure, "没有写明由谁负责的其他文件"),
        Share(JURISDICTION.pattern, every_office, "防控办、法制办、编办、公开办共同负责"),
        Share(_folder(LAW.pattern), city.legal),
        Share(_folder(EXCUSE.pattern), city.risk_control),
        *(share for name in sorted(units) for share in _of_unit(name, units[name])),
    )


def _of_unit(name: str, unit: Unit) -> Iterator[Share]:
    if unit.owners:
        yield Share(_folder(UNIT.pattern.format(unit=name)), unit.owners, unit.name)
        yield Share(_folder(FLOW.pattern.replace("{unit}", name)), unit.owners)


def _folder(pattern: str) -> str:
    return pattern[: pattern.rindex("/") + 1]


# --- the files ------------------------------------------------------------------


def _last_wins(city: OfficeAccounts, units: Mapping[str, Unit]) -> Iterator[str]:
    for share in shares(city, units):
        yield from _commented(share, f"/{share.path}" if share.path else "*")


def _in_sections(city: OfficeAccounts, units: Mapping[str, Unit]) -> Iterator[str]:
    """The catalogue as one section, and one for each office, so that all four must approve what is the whole city's."""
    yield "[职权目录]"
    yield from _last_wins(city, units)
    for office in ("risk_control", "legal", "staffing", "disclosure"):
        yield ""
        yield f"[{label('filingOffice', office)}] {' '.join(getattr(city, office))}"
        yield f"/{JURISDICTION.pattern}"


def _all_count(city: OfficeAccounts, units: Mapping[str, Unit]) -> Iterator[str]:
    everything, *special = shares(city, units)
    yield from _commented(everything, f"!({'|'.join(_expression(share.path) for share in special)})")
    for share in special:
        yield from _commented(share, _expression(share.path))


def _expression(path: str) -> str:
    """A regular expression for a path. Gitea takes backslashes out before it reads one, so there are none."""
    return path.replace(".", "[.]") + (".*" if path.endswith("/") else "")


def _commented(share: Share, pattern: str) -> Iterator[str]:
    if share.comment:
        yield f"# {share.comment}"
    yield f"{pattern} {' '.join(share.accounts)}"


class Form(Struct, frozen=True):
    """A forge's owners file: where it looks for it, and how its lines are made."""

    path: str
    lines: Callable[[OfficeAccounts, Mapping[str, Unit]], Iterator[str]]


FORGES: Final[Mapping[str, Form]] = {
    "github": Form(".github/CODEOWNERS", _last_wins),
    "gitlab": Form(".gitlab/CODEOWNERS", _in_sections),
    "gitee": Form(".gitee/CODEOWNERS", _last_wins),
    "gitea": Form(".gitea/CODEOWNERS", _all_count),
}


def owners_file(forge: str, city: OfficeAccounts, units: Mapping[str, Unit]) -> str:
    """The owners file for ``forge`` (one of ``FORGES``)."""
    return "\n".join((_FIRST, "", *FORGES[forge].lines(city, units), ""))
