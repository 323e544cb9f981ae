"""The command ``import``: a clerk's tables become YAML to be reviewed."""

from pathlib import Path

import click

from generator.i18n import _
from generator.intake.grid import UnreadableError
from generator.kinds import is_slug
from generator.site_commands import Problem


@click.command(
    "import",
    help=_("Take lists of powers, risks, rules and posts from workbooks and Word tables; writes YAML to be reviewed."),
    short_help=_("Take lists from workbooks."),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--unit", required=True, metavar="SLUG", help=_("The identifier of the unit, as in catalog/units/."))
@click.option(
    "--fill",
    "fills",
    multiple=True,
    metavar=_("HEADING=VALUE"),
    help=_("A value for all rows that have none; may be given several times."),
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("Where the report goes: .md, .txt, or .xlsx for a copy with comments; may be given several times."),
)
@click.option("--dry-run", is_flag=True, help=_("Report only; write no YAML."))
@click.option("--overwrite", is_flag=True, help=_("Take the workbook's values where the files were changed by hand."))
@click.pass_obj
def import_files(  # noqa: PLR0917  # click gives them all by name
    root: Path,
    files: tuple[Path, ...],
    unit: str,
    fills: tuple[str, ...],
    reports: tuple[Path, ...],
    dry_run: bool,
    overwrite: bool,
) -> None:
    from generator import import_command  # noqa: PLC0415  # its libraries take longer to import than other commands take

    if not is_slug(unit):
        message = _("Use small letters, digits and hyphens only, at most 64, as in street-occupation.")
        raise click.BadParameter(message, param_hint="--unit")
    for path in reports:
        if path.suffix not in import_command.REPORTS:
            raise click.BadParameter(_("Name it .md, .txt or .xlsx."), param_hint="--report")
    try:
        values = import_command.fills_of(fills)
    except import_command.FillError as problem:
        message = _("{text}: write it as HEADING=VALUE, with a heading that lists have.").format(text=problem)
        raise click.BadParameter(message, param_hint="--fill") from problem
    try:
        done = import_command.run(root, files, unit, values, overwrite=overwrite, rehearse=dry_run)
        if not dry_run:
            import_command.write(root, unit, done)
        for path in reports:
            path.write_bytes(done.as_report(path.suffix))
    except UnreadableError as problem:
        raise Problem(str(problem)) from problem
    except OSError as problem:
        raise Problem(
            _("{file} cannot be written: {reason}.").format(file=problem.filename, reason=problem.strerror)
        ) from problem
    click.echo(done.as_report(".txt").decode("utf-8"), nl=False)
    if not done.made.counts:
        raise Problem(_("No table was found in it: a row of headings, with names below, was looked for."))
