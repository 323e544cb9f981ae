"""``daylight owners``: who must look at which change, written for the forge that asks them."""

from pathlib import Path
from typing import Final

import click

from generator import report
from generator.catalog import Catalog, load_found
from generator.diagnostics import has_errors
from generator.discovery import discover
from generator.i18n import _
from generator.kinds import JURISDICTION, UNIT
from generator.owners import FORGES, owners_file
from generator.site_commands import PROBLEMS, Problem
from generator.source import read


@click.command(
    help=_("Write the owners file of a forge from “owners” in the catalogue; without --forge, those that there are."),
    short_help=_("Write who reviews which file."),
)
@click.option("--forge", "forges", multiple=True, type=click.Choice(list(FORGES)), help=_("For which forge."))
@click.option("--check", "only_check", is_flag=True, help=_("Write nothing; exit 1 where a file is out of date."))
@click.pass_obj
def owners(root: Path, forges: tuple[str, ...], only_check: bool) -> None:
    chosen = forges or tuple(name for name, form in FORGES.items() if (root / form.path).is_file())
    if not chosen:
        raise click.UsageError(_("There is no owners file yet; name a forge with --forge."))
    loaded = _registers(root)
    if loaded.jurisdiction is None or loaded.jurisdiction.owners is None:
        raise Problem(
            _("{file} does not name the accounts of the four offices under “owners”.").format(file=JURISDICTION.pattern)
        )
    is_stale = False
    for forge in chosen:
        place, text = root / FORGES[forge].path, owners_file(forge, loaded.jurisdiction.owners, loaded.units)
        if place.is_file() and place.read_text("utf-8") == text:
            continue
        is_stale = True
        if only_check:
            message = _("{file} is out of date; run: daylight owners --forge {forge}")
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, "utf-8", newline="\n")
            message = _("{file} is written anew.")
        click.echo(message.format(file=FORGES[forge].path, forge=forge), err=only_check)
    if only_check and is_stale:
        raise SystemExit(PROBLEMS)


def _registers(root: Path) -> Catalog:
    """The city's and all units' own files, and no others. What is wrong in them is told, and ends the command."""
    found, misplaced = discover(root)
    loaded, faults = load_found(root, [f for f in found if f.identity.kind in (JURISDICTION, UNIT)], read)
    faults += [fault for fault in misplaced if not found]
    if has_errors(faults):
        raise Problem("\n" + report.as_text(sorted(faults), lambda _path, _number: "").rstrip("\n"))
    return loaded


OWNERS_COMMANDS: Final = (owners,)
