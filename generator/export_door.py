"""The command ``export``: a unit's entries as a workbook, to be edited and taken in again by ``import``."""

from pathlib import Path

import click

from generator.i18n import _
from generator.site_commands import Problem


@click.command(
    "export",
    help=_("Write a unit's catalogue as a workbook made to be edited; daylight import takes it back."),
    short_help=_("Write a workbook to be edited."),
)
@click.option("--format", "form", type=click.Choice(["xlsx"]), default="xlsx", help=_("The form of the file."))
@click.option("--unit", metavar="SLUG", required=True, help=_("The identifier of the unit, as in catalog/units/."))
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("Where the workbook goes; <unit>.xlsx in this folder unless given."),
)
@click.pass_obj
def export(root: Path, *, form: str, unit: str, out: Path | None) -> None:
    from generator import export_command  # noqa: PLC0415  # its libraries take longer to import than other commands take

    there = sorted(p.parent.name for p in (root / "catalog/units").glob("*/unit.yml"))
    if unit not in there:
        message = _("There is no such unit. There are: {units}.").format(units="、".join(there) or "—")
        raise click.BadParameter(message, param_hint="--unit")
    file = out or Path(f"{unit}.{form}")
    try:
        file.write_bytes(export_command.workbook(root, unit))
    except export_command.TooLongError as problem:
        message = _("{place}: a cell holds no text as long as this; shorten it first.")
        raise Problem(message.format(place=problem)) from problem
    except export_command.UnfitError as problem:
        message = _(
            "{file}, line {line}: this cannot be put into a workbook. Let daylight validate say what is wrong, and put it right first."
        )
        raise Problem(message.format(file=problem.path, line=problem.line)) from problem
    except OSError as problem:
        raise Problem(_("{file} cannot be written: {reason}.").format(file=file, reason=problem.strerror)) from problem
    message = _("Wrote {file}. When it is edited: daylight import {file} --unit {unit}")
    click.echo(message.format(file=file, unit=unit))
