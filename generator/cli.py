"""The terminal's door: arguments in, exit codes out (0 clean, 1 problems found, 2 wrong use)."""

import logging
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click

from generator import __version__, forge, report
from generator.build import Engine, Preview, build_site
from generator.cache import FOLDER, Cache
from generator.composition import UnpublishableError
from generator.diagnostics import Severity
from generator.frame import Draw
from generator.git import touched_files
from generator.i18n import DEFAULT_LANGUAGE, _, use_language
from generator.kinds import FOLDERS
from generator.pipeline import Examination, look_through
from generator.public import PublicJurisdiction
from generator.publish import FreshFolder, replace_folder
from generator.rulebook import all_rules
from generator.scaffold import Scaffold
from generator.source import LARGEST_FILE
from generator.templates import site_templates

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
    cache = Cache(root / FOLDER)
    verdict = look_through(root, cache)
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
    target = (site_dir or root / "site").resolve()
    if _holds_data(target, root.resolve()):
        message = _("The site would take the place of the catalogue itself in {folder}; name another folder.")
        raise click.UsageError(message.format(folder=target))
    cache = Cache(root / FOLDER)
    examination = look_through(root, cache)
    _tell(examination)
    engine = _engine(root, examination, cache)

    def fill(fresh: Path) -> bool:
        pages = build_site(examination, engine, cache, FreshFolder(fresh, target))
        click.echo(
            _("{pages} pages composed from {files} files").format(pages=pages, files=examination.checkout.files),
            err=True,
        )
        return True

    try:
        replace_folder(target, fill)
    except UnpublishableError as problem:
        raise _Problem(str(problem)) from problem
    finally:
        cache.close()
    click.echo(_("The site is in {folder}.").format(folder=target))


class _Problem(click.ClickException):
    exit_code = PROBLEMS


def _tell(examination: Examination) -> None:
    """Say what is wrong, a line each; errors end the command."""
    for line in _lines_of(examination):
        click.echo(line, err=True)
    if not examination.is_publishable:
        raise _Problem(_("The catalogue has errors; nothing was published."))


def _lines_of(examination: Examination) -> Iterator[str]:
    names = {Severity.ERROR: _("error"), Severity.WARNING: _("warning")}
    for d in examination.diagnostics:
        yield f"{names[d.severity]}: {d.file}:{d.line}:{d.column}: {d.message} [{d.rule}] {d.hint}"


def _engine(root: Path, examination: Examination, cache: Cache) -> Engine:
    return Engine(_set_up, _engine_file(root), root.resolve(), examination.city.jurisdiction, cache)


def _set_up(settings: Path, root: Path, jurisdiction: PublicJurisdiction) -> tuple[Scaffold, Draw]:
    from generator import mkdocs_plugin  # noqa: PLC0415  # MkDocs takes longer to import than a build after an edit takes

    return mkdocs_plugin.set_up(settings, root, jurisdiction)


@main.command(
    help=_("Show the site in a browser on this machine; saving a file builds it anew."), short_help=_("Show the site.")
)
@click.option("--address", default="127.0.0.1:8000", help=_("Where to listen, as host:port."))
@click.pass_obj
def serve(root: Path, address: str) -> None:
    from generator import mkdocs_plugin  # noqa: PLC0415  # as above

    if not re.fullmatch(r"[^:]*:\d{1,5}", address):
        raise click.BadParameter(_("Write it as host:port, as in 127.0.0.1:8000."), param_hint="--address")
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="daylight-") as folder:
        preview = Preview(root, Path(folder), _set_up, _engine_file(root))
        if not _refresh(preview):
            raise SystemExit(PROBLEMS)
        click.echo(
            _("Look at http://{address}/ ; saving a file builds the site anew; Ctrl+C ends.").format(address=address)
        )
        watched = [root / name for name in FOLDERS] + [_engine_file(root), site_templates()]

        def again() -> None:
            _refresh(preview)

        mkdocs_plugin.show(Path(folder), address, again, watched)


def _refresh(preview: Preview) -> bool:
    """Build the preview anew; a catalogue with errors leaves it as it was."""
    began = time.perf_counter()
    examination = preview.look()
    for line in _lines_of(examination):
        click.echo(line, err=True)
    if not examination.is_publishable:
        click.echo(_("The catalogue has errors; nothing was published."), err=True)
        return False
    try:
        pages = preview.build(examination)
    except UnpublishableError as problem:
        click.echo(str(problem), err=True)
        return False
    took = time.perf_counter() - began
    click.echo(
        _("{pages} pages are up to date; it took {seconds:.2f} seconds.").format(pages=pages, seconds=took), err=True
    )
    return True


def _engine_file(root: Path) -> Path:
    """The engine's settings: the checkout's own, or those that came with the program."""
    beside = Path(__file__).parent.parent / ENGINE_FILE
    own = root / ENGINE_FILE
    return own if own.is_file() or not beside.is_file() else beside


def _holds_data(target: Path, root: Path) -> bool:
    """Whether a site in ``target`` would put the checkout away, or a folder of it that is kept by hand."""
    return root.is_relative_to(target) or any(target.is_relative_to(root / folder) for folder in FOLDERS)
