"""Where everything is on the site: the one place that makes addresses.

An address is the path of a file in the site, with ``/``, as in ``powers/park-office/tree-felling.html``. Links are relative, so
that the site works under any path and from a folder on disk.
"""

import posixpath
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Final

HOME: Final = "index.html"
POWERS: Final = "powers/index.html"
UNITS: Final = "units/index.html"
FIELDS: Final = "fields/index.html"
FLOWS: Final = "flows/index.html"
RISKS: Final = "risks/index.html"
LAWS: Final = "laws/index.html"
RULES: Final = "rules/index.html"
ALERTS: Final = "alerts/index.html"
LEARNING: Final = "learning/index.html"
STATISTICS: Final = "statistics/index.html"
REPORTS: Final = "reports/index.html"
FINDER: Final = "finder.html"
GUIDE: Final = "guide.html"
COMPLAIN: Final = "complain.html"
CHECKS: Final = "checks/index.html"
ITEMS: Final = "items/index.html"
CHANGES: Final = "changes/index.html"
DATA: Final = "data/index.html"
INTERNAL: Final = "internal/index.html"


def power(key: str) -> str:
    return f"powers/{key}.html"


def item(name: str) -> str:
    return f"items/{name}.html"


def category(name: str) -> str:
    return f"categories/{name}.html"


def unit(name: str) -> str:
    return f"units/{name}.html"


def unit_powers(name: str) -> str:
    return f"{unit(name)}#powers"


def field(name: str) -> str:
    return f"fields/{name}.html"


def flows(of_unit: str) -> str:
    return f"flows/{of_unit}.html"


def risks(of_unit: str) -> str:
    return f"risks/{of_unit}.html"


def sheet(of_unit: str, flow: str) -> str:
    return f"sheets/{of_unit}/{flow}.html"


def letter(to_unit: str) -> str:
    return f"letters/{to_unit}.html"


def law(name: str) -> str:
    return f"laws/{name}.html"


def rules(of_unit: str) -> str:
    return f"rules/{of_unit}.html"


def changes(of_unit: str) -> str:
    return f"changes/{of_unit}.html"


def changes_that(effect: str) -> str:
    """The changes with an effect; in a folder of its own, so that a unit may bear any name."""
    return f"changes/effects/{effect}.html"


def controls(of_unit: str) -> str:
    return f"controls/{of_unit}.html"


def ledger(of_unit: str) -> str:
    return f"internal/ledgers/{of_unit}.html"


def forms(of_unit: str) -> str:
    return f"internal/forms/{of_unit}.html"


def internal_unit(name: str) -> str:
    return f"internal/units/{name}.html"


def internal_alerts(of_unit: str) -> str:
    return f"internal/alerts/{of_unit}.html"


def internal_field(name: str) -> str:
    return f"internal/fields/{name}.html"


def statistics(of_unit: str) -> str:
    return f"statistics/{of_unit}.html"


def reports(of_unit: str) -> str:
    """The folder of a unit's reports, or ("") of the city's."""
    return f"reports/units/{of_unit}" if of_unit else "reports/city"


def report(of_unit: str, period: str) -> str:
    """The page of the report of a month or a year."""
    return f"{reports(of_unit)}/{period}.html"


def report_file(of_unit: str, period: str, form: str, *, is_internal: bool) -> str:
    """A report for an office program."""
    return f"{reports(of_unit)}/{report_name(of_unit, period, form, is_internal=is_internal)}"


def report_name(of_unit: str, period: str, form: str, *, is_internal: bool) -> str:
    """What the file of a report is called; that says enough by itself, for the file is kept by itself."""
    return f"{'internal-' if is_internal else ''}report-{of_unit or 'city'}-{period}.{form}"


def lesson(key: str) -> str:
    return f"learning/{key}.html"


def check(rule: str) -> str:
    return f"checks/{rule}.html"


def leaf(first: str, number: int) -> str:
    """The address of a page of the list that begins at ``first``; the dot keeps it from the address of any slug."""
    stem, _dot, ending = first.rpartition(".")
    return first if number == 1 else f"{stem}.{number}.{ending}"


def post_anchor(post: str) -> str:
    return f"post-{post}"


def relative(here: str, target: str) -> str:
    """The link from the page at ``here`` to ``target``, which may end in ``#…``."""
    return _link(here.rpartition("/")[0], target)


def links_from(here: str) -> Callable[[str], str]:
    """What makes links from the page at ``here``, as ``relative`` does."""
    return partial(_link, here.rpartition("/")[0])


@lru_cache(maxsize=2048)
def _link(folder: str, target: str) -> str:
    path, mark, fragment = target.partition("#")
    return _way(folder, path) + mark + fragment


@lru_cache(maxsize=8192)
def _way(folder: str, path: str) -> str:
    return posixpath.relpath(path, folder or ".")
