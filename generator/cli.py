"""The terminal's door: arguments in, exit codes out (0 clean, 1 problems found, 2 wrong use)."""

import logging
import os
import sys
from functools import cache
from pathlib import Path

import click

from generator import __version__, forge, report
from generator.check import check
from generator.git import touched_files
from generator.i18n import DEFAULT_LANGUAGE, _, use_language
from generator.kinds import FOLDERS
from generator.publish import replace_folder
from generator.rulebook import all_rules
from generator.source import LARGEST_FILE

PROBLEMS = 1
ENGINE_FILE = "mkdocs.yml"


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


@main.command(help=_("Check the catalogue: every fault in one run."), short_help=_("Check the catalogue."))
@click.option(
    "--format",
    "form",
    type=click.Choice([AUTO, *report.FORMATS]),
    default=AUTO,
    help=_("How faults are told; in CI what its forge shows, else text."),
)
@click.option("--base", metavar="REV", help=_("Tell first what is wrong in files changed since this git revision."))
@click.pass_obj
def validate(root: Path, form: str, base: str | None) -> None:
    verdict = check(root)
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
@click.argument("rule", type=click.Choice([r.name for r in all_rules()]), required=False)
def explain(rule: str | None) -> None:
    for known in all_rules():
        if rule is None:
            click.echo(f"{known.name}  {known.summary}")
        elif known.name == rule:
            click.echo(f"{known.name}（{known.source}）\n\n{known.manual}")


@main.command(
    help=_("Check the catalogue, compose the site and publish it into a folder."), short_help=_("Build the site.")
)
@click.option(
    "--site-dir", type=click.Path(file_okay=False, path_type=Path), help=_("Where the site goes; site/ unless given.")
)
@click.pass_obj
def build(root: Path, site_dir: Path | None) -> None:
    from generator import mkdocs_plugin  # noqa: PLC0415  # MkDocs takes a third of a second to import

    target = (site_dir or root / "site").resolve()
    if _holds_data(target, root.resolve()):
        message = _("The site would take the place of the catalogue itself in {folder}; name another folder.")
        raise click.UsageError(message.format(folder=target))
    _speak_plainly()
    if not replace_folder(target, lambda fresh: mkdocs_plugin.build(_engine_file(root), root.resolve(), fresh, _show)):
        raise SystemExit(PROBLEMS)
    click.echo(_("The site is in {folder}.").format(folder=target))


@main.command(
    help=_("Show the site in a browser on this machine; saving a file builds it anew."), short_help=_("Show the site.")
)
@click.option("--address", default="127.0.0.1:8000", help=_("Where to listen, as host:port."))
@click.pass_obj
def serve(root: Path, address: str) -> None:
    from generator import mkdocs_plugin  # noqa: PLC0415  # as above

    _speak_plainly()
    mkdocs_plugin.serve(_engine_file(root), root.resolve(), address)


def _engine_file(root: Path) -> Path:
    """The engine's settings: the checkout's own, or those that came with the program."""
    beside = Path(__file__).parent.parent / ENGINE_FILE
    own = root / ENGINE_FILE
    return own if own.is_file() or not beside.is_file() else beside


def _holds_data(target: Path, root: Path) -> bool:
    """Whether a site in ``target`` would put the checkout away, or a folder of it that is kept by hand."""
    return root.is_relative_to(target) or any(target.is_relative_to(root / folder) for folder in FOLDERS)


class _Lines(logging.Formatter):
    """One line a message; warnings and errors say that they are."""

    def format(self, record: logging.LogRecord) -> str:
        names = {logging.WARNING: _("warning"), logging.ERROR: _("error")}
        text = record.getMessage().removeprefix("daylight: ")
        name = names.get(record.levelno)
        return f"{name}: {text}" if name else text


def _speak_plainly() -> None:
    """Let the engine's log come out as calm lines."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Lines())
    logger = logging.getLogger("mkdocs")
    logger.handlers[:] = [handler]
    logger.propagate = False
    logger.setLevel(logging.INFO)


def _show(what: str, done: int) -> None:
    """Progress on one line of a terminal; in a log, silence between the lines."""
    if sys.stderr.isatty():
        count = f" {done}" if done else ""
        click.echo(f"\r\033[K{what}{count}", nl=False, err=True)
