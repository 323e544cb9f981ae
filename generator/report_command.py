"""The command that makes reports: of a month or a year, of a unit or the city, for everybody or for the supervisor."""

from pathlib import Path
from typing import Final

import click

from generator.audience import Audience
from generator.i18n import _
from generator.reports import period as periods
from generator.reports.content import UnknownUnitError, content
from generator.reports.formats import FORMATS
from generator.reports.paper import write
from generator.reports.period import Period
from generator.reports.versions import versions
from generator.revisions import RevisionError
from generator.workdays import UnannouncedYearError


def _month(_context: click.Context, _option: click.Parameter, value: str | None) -> Period | None:
    found = periods.month(value) if value else None
    if value and not found:
        raise click.BadParameter(_("Write a month as in 2026-10."))
    return found


def _year(_context: click.Context, _option: click.Parameter, value: str | None) -> Period | None:
    found = periods.year(value) if value else None
    if value and not found:
        raise click.BadParameter(_("Write a year as in 2026."))
    return found


@click.command(
    help=_("Make the report of a month or a year: what there is, what changed since the last one, what was warned of."),
    short_help=_("Make a monthly or yearly report."),
)
@click.option("--month", "of_month", metavar="MONTH", callback=_month, help=_("The month, as in 2026-10."))
@click.option("--year", "of_year", metavar="YEAR", callback=_year, help=_("Or a whole year, as in 2026."))
@click.option("--unit", default="", metavar="UNIT", help=_("The unit that the report is about; the city unless given."))
@click.option(
    "--audience",
    type=click.Choice([str(one) for one in Audience]),
    default=str(Audience.PUBLIC),
    help=_("For everybody, with what is published; or for the supervisor, with everything."),
)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="docx", help=_("The format of the file."))
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help=_("The file; named after the report unless given.")
)
@click.pass_obj
def report(
    root: Path,
    *,
    of_month: Period | None,
    of_year: Period | None,
    unit: str,
    audience: str,
    form: str,
    out: Path | None,
) -> None:
    period = of_month or of_year
    if period is None or (of_month and of_year):
        raise click.UsageError(_("Name a month with --month, or a year with --year."))
    try:
        paper = write(content(versions(root, period), period, Audience(audience), unit), form)
    except UnknownUnitError as problem:
        raise click.BadParameter(_("There is no unit {name}.").format(name=problem), param_hint="--unit") from problem
    except (RevisionError, UnannouncedYearError) as problem:
        raise click.ClickException(str(problem)) from problem
    target = out or Path(paper.address)
    try:
        target.write_bytes(FORMATS[form](paper))
    except OSError as problem:
        message = _("{file} cannot be written: {reason}.")
        raise click.ClickException(message.format(file=target, reason=problem.strerror or problem)) from problem
    click.echo(_("The report is in {file}.").format(file=target))


REPORT_COMMANDS: Final = (report,)
