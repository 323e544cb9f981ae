"""The terminal's door: arguments in, exit codes out (0 clean, 1 problems found, 2 wrong use)."""

import os
import sys
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Final

import click

from generator import __version__, diff_command, diff_report, forge, gate_report, report
from generator.cache import Cache, usual_folder
from generator.editor_command import editor
from generator.examination import look_through
from generator.export_door import export
from generator.git import touched_files
from generator.i18n import DEFAULT_LANGUAGE, _, use_language
from generator.import_door import import_files
from generator.new_door import new
from generator.owners_command import OWNERS_COMMANDS
from generator.proof_commands import PROOF_COMMANDS
from generator.report_command import REPORT_COMMANDS
from generator.revisions import RevisionError
from generator.rulebook import all_rules, rule_names
from generator.site_commands import PROBLEMS, SITE_COMMANDS
from generator.source import LARGEST_FILE
from generator.workdays import is_announced, unannounced


def _language_asked_for(words: list[str]) -> str:
    """The value of ``--lang`` on the command line: help is written before options are read."""
    for i, word in enumerate(words):
        if word.startswith("--lang="):
            return word.partition("=")[2]
        if word == "--lang" and i + 1 < len(words):
            return words[i + 1]
    return DEFAULT_LANGUAGE


use_language(_language_asked_for(sys.argv[1:]))


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_("Daylight keeps, checks and publishes what public bodies may do."),
)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help=_("The checkout with catalog/ and flows/; this folder unless given."),
)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help=_("The language of messages."))
@click.version_option(__version__, prog_name="daylight", help=_("Show the version."))
@click.pass_context
def main(context: click.Context, root: Path, lang: str) -> None:
    use_language(lang)
    context.obj = root


AUTO = "auto"


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> str:
    """The day that was asked about; what is late on it must be known, so its year's holidays must be."""
    if not value:
        return ""
    try:
        year = date.fromisoformat(value).year if len(value) == len("2026-11-01") else 0
    except ValueError:
        year = 0
    if not year:
        raise click.BadParameter(_("Write a day as in 2026-11-01."))
    if not is_announced(year):
        raise click.BadParameter(unannounced(year))
    return value


@main.command(help=_("Check the catalogue: every fault in one run."), short_help=_("Check the catalogue."))
@click.option(
    "--format",
    "form",
    type=click.Choice([AUTO, *report.FORMATS]),
    default=AUTO,
    help=_("How faults are told; in CI what its forge shows, else text."),
)
@click.option("--base", metavar="REV", help=_("Tell first what is wrong in files changed since this git revision."))
@click.option(
    "--as-of", metavar="DATE", callback=_day, help=_("Tell also what was late on this day, as in 2026-11-01.")
)
@click.pass_obj
def validate(root: Path, form: str, base: str | None, as_of: str) -> None:
    cache = Cache(usual_folder())
    verdict = look_through(root, cache, as_of)
    cache.close()
    touched = touched_files(root, base or forge.base_revision(os.environ))
    diagnostics = report.touched_first(verdict.diagnostics, touched)
    if form == AUTO:
        form = forge.report_format(os.environ)
        if forge.wants_gitlab_report(os.environ):
            quality = report.as_gitlab(diagnostics, _lines(root))
            (root / forge.GITLAB_REPORT).write_text(quality, "utf-8")
    click.echo(report.FORMATS[form](diagnostics, _lines(root)), nl=False)
    if not verdict.is_publishable:
        raise SystemExit(PROBLEMS)


def _lines(root: Path) -> report.Lines:
    """Reads the lines that faults are in, each file once."""

    @cache
    def read(path: str) -> tuple[str, ...]:
        file = root / path
        try:
            if file.is_symlink() or not file.is_file():  # neither look outside nor wait at a pipe
                return ()
            with file.open("rb") as opened:
                text = opened.read(LARGEST_FILE).decode("utf-8-sig", "replace")
        except OSError:
            return ()
        return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))

    def line(path: str, number: int) -> str:
        found = read(path)
        text = found[number - 1] if number <= len(found) else ""
        return "".join(c if c.isprintable() else " " for c in text)

    return line


@main.command(help=_("Show the manual page of a rule; without a name, the list of all rules."))
@click.argument("rule", type=click.Choice(rule_names()), required=False)
def explain(rule: str | None) -> None:
    for known in all_rules():
        if rule is None:
            click.echo(f"{known.name}  {known.summary}")
        elif known.name == rule:
            click.echo(f"{known.name}（{known.source}）\n\n{known.manual}")


@main.command(
    help=_("What a change means: two versions of the catalogue compared as what they say."),
    short_help=_("Say what a change means."),
)
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--format", "form", type=click.Choice(list(gate_report.FORMATS)), default="text", help=_("How changes are told.")
)
@click.option("--internal", is_flag=True, help=_("Show what internal fields say, too."))
@click.option("--gate", is_flag=True, help=_("Fail where a change needs a record that is not there."))
@click.option("--public", is_flag=True, help=_("Tell only what is published, for readers outside the repository."))
@click.pass_obj
def diff(root: Path, *, base: str, head: str | None, form: str, internal: bool, gate: bool, public: bool) -> None:
    if not gate and form not in diff_report.FORMATS:
        raise click.UsageError(_("The format {form} is for --gate only.").format(form=form))
    if internal and public:
        raise click.UsageError(_("What is internal is not public: give --internal or --public."))
    wanted = diff_command.Wanted(form, _today() if gate else None, internal=internal, public=public)
    try:
        report, passes = diff_command.told(root, base, head, wanted)
    except RevisionError as problem:
        raise click.UsageError(str(problem)) from problem
    click.echo(report, nl=False)
    if not passes:
        raise SystemExit(PROBLEMS)


def _today() -> str:
    """The date in China, wherever the machine is: records are signed there."""
    return datetime.now(timezone(timedelta(hours=8))).date().isoformat()


COMMANDS: Final = (
    *SITE_COMMANDS,
    *PROOF_COMMANDS,
    *OWNERS_COMMANDS,
    *REPORT_COMMANDS,
    import_files,
    export,
    new,
    editor,
)
for command in COMMANDS:
    main.add_command(command)
