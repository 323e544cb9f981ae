"""The commands that make sites: build, serve, shard and merge."""

import logging
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from generator.apart import MixedUpError, keep_apart
from generator.audience import Audience
from generator.build import Engine, Preview, build_site
from generator.cache import Cache, usual_folder
from generator.composition import UnpublishableError
from generator.diagnostics import Diagnostic, Severity, has_errors
from generator.examination import look_through
from generator.frame import Draw
from generator.i18n import _
from generator.kinds import FOLDERS, UNIT
from generator.public import PublicJurisdiction
from generator.publish import Target
from generator.renewal import publish
from generator.scaffold import Scaffold
from generator.shards import make_shard, share
from generator.templates import site_templates

PROBLEMS: Final = 1
ENGINE_FILE: Final = "mkdocs.yml"

PLACES: Final = {Audience.PUBLIC: "site", Audience.INTERNAL: "site-internal"}
"""The folder of the checkout in which the site for an audience goes unless another is named."""


class Problem(click.ClickException):
    """What keeps a command from doing what it is for."""

    exit_code = PROBLEMS


def _site_dir(command: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        "--site-dir",
        type=click.Path(file_okay=False, path_type=Path),
        help=_("Where the site goes; site/ unless given."),
    )(command)


@click.command(
    help=_("Check the catalogue, compose the site and publish it into a folder."), short_help=_("Build the site.")
)
@_site_dir
@click.option(
    "--audience",
    type=click.Choice([audience.value for audience in Audience]),
    default=Audience.PUBLIC.value,
    help=_(
        "For everybody, or (with everything that is not disclosed) for the supervisor's own network, into site-internal/."
    ),
)
@click.pass_obj
def build(root: Path, site_dir: Path | None, audience: str) -> None:
    seen_by = Audience(audience)
    target = _target(root, site_dir, seen_by)
    with _cache(usual_folder()) as cache:
        _publish(root, target, cache, seen_by)


@click.command(
    help=_("Work out some units into a folder, on one of several machines; “merge” makes the site of all."),
    short_help=_("Make a part of the site."),
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--only", "units", multiple=True, metavar="UNIT", help=_("A unit to work out; may be given several times.")
)
@click.option("--share", "part", metavar="N/M", help=_("Or one of M shares of all units, counted from 1, as in 3/8."))
@click.pass_obj
def shard(root: Path, folder: Path, units: tuple[str, ...], part: str | None) -> None:
    known = sorted(p.parent.name for p in root.glob(UNIT.pattern.format(unit="*")))
    chosen = [*units, *(_share(known, part) if part else ())]
    missing = sorted(set(chosen) - set(known))
    if missing:
        raise click.BadParameter(_("There is no unit {name}.").format(name=missing[0]), param_hint="--only")
    if not chosen:
        raise click.UsageError(_("Name units with --only, or a share with --share."))
    try:
        _tell(make_shard(root, sorted(set(chosen)), folder, _set_up, _engine_file(root)))
    except UnpublishableError as problem:
        raise Problem(str(problem)) from problem
    click.echo(_("{count} units are worked out in {folder}.").format(count=len(set(chosen)), folder=folder))


def _share(units: Sequence[str], part: str) -> list[str]:
    found = re.fullmatch(r"(\d{1,4})/(\d{1,4})", part)
    number, of = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= of:
        raise click.BadParameter(_("Write it as N/M, as in 3/8."), param_hint="--share")
    return share(units, number, of)


@click.command(
    help=_("Put what “shard” worked out together into one site; what is missing is worked out here."),
    short_help=_("Make the site of its parts."),
)
@click.argument("shards", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@_site_dir
@click.pass_obj
def merge(root: Path, shards: tuple[Path, ...], site_dir: Path | None) -> None:
    target = _target(root, site_dir)
    with _cache(usual_folder()) as cache:
        for folder in shards:
            try:
                cache.absorb(folder)
            except OSError as problem:
                message = _("{folder} is no shard: {reason}").format(folder=folder, reason=problem.strerror or problem)
                raise click.BadParameter(message) from problem
        _publish(root, target, cache)


@click.command(
    help=_("Show the site in a browser on this machine; saving a file builds it anew."), short_help=_("Show the site.")
)
@click.option("--address", default="127.0.0.1:8000", help=_("Where to listen, as host:port."))
@click.pass_obj
def serve(root: Path, address: str) -> None:
    from generator import mkdocs_plugin  # noqa: PLC0415  # takes longer to import than most commands take

    if not re.fullmatch(r"[^:]*:\d{1,5}", address):
        raise click.BadParameter(_("Write it as host:port, as in 127.0.0.1:8000."), param_hint="--address")
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="daylight-") as folder:
        preview = Preview(root, Path(folder), _set_up, _engine_file(root))
        if not _refresh(preview):
            raise SystemExit(PROBLEMS)
        said = _("Look at http://{address}/ ; saving a file builds the site anew; Ctrl+C ends.")
        click.echo(said.format(address=address))
        watched = [root / name for name in FOLDERS] + [_engine_file(root), site_templates()]

        def again() -> None:
            _refresh(preview)

        mkdocs_plugin.show(Path(folder), address, again, watched)


SITE_COMMANDS: Final = (build, serve, shard, merge)


def _publish(root: Path, target: Path, cache: Cache, audience: Audience = Audience.PUBLIC) -> None:
    """Build the site of ``root`` for ``audience`` and put it at ``target``."""
    examination = replace(look_through(root, cache), audience=audience)
    _tell(examination.diagnostics)
    engine = Engine(_set_up, _engine_file(root), root.resolve(), examination.city.jurisdiction, cache)

    def fill(site: Target) -> None:
        pages = build_site(examination, engine, cache, site)
        said = _("{pages} pages composed from {files} files")
        click.echo(said.format(pages=pages, files=examination.checkout.files), err=True)

    def waiting() -> None:
        said = _("Another build is putting a site into {folder}; this one goes on after it.")
        click.echo(said.format(folder=target), err=True)

    try:
        is_new = publish(target, fill, waiting)
    except UnpublishableError as problem:
        raise Problem(str(problem)) from problem
    except OSError as problem:
        message = _("The site cannot be written into {folder}: {reason}. What was there is as it was.")
        raise Problem(message.format(folder=target, reason=problem.strerror or problem)) from problem
    said = _("The site is in {folder}.") if is_new else _("Nothing has changed; the site in {folder} is as it was.")
    click.echo(said.format(folder=target))


def _refresh(preview: Preview) -> bool:
    """Build the preview anew; a catalogue with errors leaves it as it was."""
    began = time.perf_counter()
    examination = preview.look()
    for line in _lines_of(examination.diagnostics):
        click.echo(line, err=True)
    if not examination.is_publishable:
        click.echo(_("The catalogue has errors; nothing was published."), err=True)
        return False
    try:
        pages = preview.build(examination)
    except UnpublishableError as problem:
        click.echo(str(problem), err=True)
        return False
    said = _("{pages} pages are up to date; it took {seconds:.2f} seconds.")
    click.echo(said.format(pages=pages, seconds=time.perf_counter() - began), err=True)
    return True


@contextmanager
def _cache(folder: Path) -> Iterator[Cache]:
    """The cache in ``folder``; that it cannot be used is said at the end, and is no fault."""
    cache = Cache(folder)
    try:
        yield cache
    finally:
        cache.close()
        if cache.trouble:
            message = _("What was worked out before could not be kept in {folder}: {reason}.")
            click.echo(message.format(folder=folder, reason=cache.trouble), err=True)


def _tell(diagnostics: Sequence[Diagnostic]) -> None:
    """Say what is wrong, a line each; errors end the command."""
    for line in _lines_of(diagnostics):
        click.echo(line, err=True)
    if has_errors(diagnostics):
        raise Problem(_("The catalogue has errors; nothing was published."))


def _lines_of(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    names = {Severity.ERROR: _("error"), Severity.WARNING: _("warning")}
    for d in diagnostics:
        yield f"{names[d.severity]}: {d.file}:{d.line}:{d.column}: {d.message} [{d.rule}] {d.hint}"


def _set_up(settings: Path, root: Path, jurisdiction: PublicJurisdiction) -> tuple[Scaffold, Draw]:
    from generator import mkdocs_plugin  # noqa: PLC0415  # takes longer to import than a build after an edit takes

    return mkdocs_plugin.set_up(settings, root, jurisdiction)


def _engine_file(root: Path) -> Path:
    """The engine's settings: the checkout's own, or those that came with the program."""
    beside = Path(__file__).parent.parent / ENGINE_FILE
    own = root / ENGINE_FILE
    return own if own.is_file() or not beside.is_file() else beside


def _target(root: Path, site_dir: Path | None, audience: Audience = Audience.PUBLIC) -> Path:
    """Where the site goes: not where it would put the checkout away, or a folder of it that is kept by hand, or a site for others."""
    target, whole = (site_dir or root / PLACES[audience]).resolve(), root.resolve()
    if whole.is_relative_to(target) or any(target.is_relative_to(whole / folder) for folder in FOLDERS):
        message = _("The site would take the place of the catalogue itself in {folder}; name another folder.")
        raise click.UsageError(message.format(folder=target))
    others = [whole / folder for other, folder in PLACES.items() if other is not audience]
    if any(target.is_relative_to(place) or place.is_relative_to(target) for place in others):
        message = _("{folder} is where the site for another audience goes; name another folder.")
        raise click.UsageError(message.format(folder=target))
    try:
        keep_apart(target, audience)
    except MixedUpError as problem:
        raise click.UsageError(str(problem)) from problem
    return target
