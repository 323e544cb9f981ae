"""The commands that make sites: build, serve, shard and merge."""

import logging
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click
from msgspec import Struct
from msgspec.structs import replace

from generator.apart import MixedUpError, keep_apart
from generator.audience import Audience
from generator.build import Engine, Preview, build_site
from generator.cache import Cache, usual_folder
from generator.composition import UnpublishableError
from generator.diagnostics import Diagnostic, Severity, has_errors
from generator.edition import edition, look_back
from generator.examination import Examination, look_through
from generator.frame import Draw
from generator.headers import inline, nginx
from generator.i18n import _
from generator.kinds import FOLDERS, UNIT
from generator.manifest import MANIFEST, About, about, about_checkout
from generator.origin import CHANGED, Origin
from generator.public import PublicJurisdiction
from generator.publish import Target
from generator.renewal import Proof, publish
from generator.revisions import RevisionError
from generator.scaffold import Scaffold
from generator.shards import make_shard, share
from generator.signing import SigningError, sign
from generator.templates import site_templates

PROBLEMS: Final = 1
ENGINE_FILE: Final = "mkdocs.yml"
MOST_NAMED: Final = 10
"""Places that are named where there may be thousands."""

PLACES: Final = {Audience.PUBLIC: "site", Audience.INTERNAL: "site-internal"}
"""The folder of the checkout in which the site for an audience goes unless another is named."""


class Problem(click.ClickException):
    """What keeps a command from doing what it is for."""

    exit_code = PROBLEMS


class _Seal(Struct, frozen=True):
    """What a site is to say of itself: in its manifest, on every page where it is but a preview; and the key that signs it, if any."""

    said: About
    key: Path | None
    preview: str | None = None

    @property
    def proof(self) -> Proof:
        key = self.key
        return Proof(self.said, (lambda folder: sign(folder / MANIFEST, key)) if key else None)


def _site_dir(command: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        "--site-dir",
        type=click.Path(file_okay=False, path_type=Path),
        help=_("Where the site goes; site/ unless given."),
    )(command)


def _signed(command: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        "--sign",
        "key",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        envvar="DAYLIGHT_SIGN",
        help=_("Sign the manifest with this OpenSSH key."),
    )(command)


@click.command(
    help=_("Check the catalogue, compose the site and publish it into a folder."), short_help=_("Build the site.")
)
@_site_dir
@_signed
@click.option(
    "--audience",
    type=click.Choice([audience.value for audience in Audience]),
    default=Audience.PUBLIC.value,
    help=_(
        "For everybody, or (with everything that is not disclosed) for the supervisor's own network, into site-internal/."
    ),
)
@click.option(
    "--preview",
    metavar="WORDS",
    help=_("Mark every page as a preview, with these words, and keep it from search engines."),
)
@click.option(
    "--at",
    metavar="REV",
    help=_(
        "Build an older version: a git revision, or a day as in 2026-05-01. The files of the checkout are not touched."
    ),
)
@click.pass_obj
def build(
    root: Path, *, site_dir: Path | None, key: Path | None, audience: str, preview: str | None, at: str | None
) -> None:
    seen_by = Audience(audience)
    target = _target(root, site_dir, seen_by)
    with _cache(usual_folder()) as cache, _version(root, at, cache) as examination:
        said = about_checkout(root) if at is None else about(Origin(CHANGED))
        _publish(root, replace(examination, audience=seen_by), target, cache, _Seal(said, key, preview))


@contextmanager
def _version(root: Path, at: str | None, cache: Cache) -> Iterator[Examination]:
    """The checkout as it is, or as it was; without an answer from git nothing is done."""
    if at is None:
        yield look_through(root, cache)
        return
    try:
        with look_back(root, edition(root, at), cache) as examination:
            yield examination
    except RevisionError as problem:
        raise click.BadParameter(str(problem), param_hint="--at") from problem


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
@_signed
@click.pass_obj
def merge(root: Path, shards: tuple[Path, ...], site_dir: Path | None, key: Path | None) -> None:
    target = _target(root, site_dir)
    with _cache(usual_folder()) as cache:
        for folder in shards:
            try:
                cache.absorb(folder)
            except OSError as problem:
                message = _("{folder} is no shard: {reason}").format(folder=folder, reason=problem.strerror or problem)
                raise click.BadParameter(message) from problem
        _publish(root, look_through(root, cache), target, cache, _Seal(about_checkout(root), key))


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
        if not _refresh(preview, is_first=True):
            raise SystemExit(PROBLEMS)
        said = _("Look at http://{address}/ ; saving a file builds the site anew; Ctrl+C ends.")
        click.echo(said.format(address=address))
        watched = [root / name for name in FOLDERS] + [_engine_file(root), site_templates()]

        def again() -> None:
            _refresh(preview)

        mkdocs_plugin.show(Path(folder), address, again, watched)


@click.command(
    help=_(
        "Write what a server ought to say with every page of a built site: its security policy, caching, compression."
    ),
    short_help=_("Write the server's headers."),
)
@_site_dir
@click.pass_obj
def headers(root: Path, site_dir: Path | None) -> None:
    site = site_dir or root / "site"
    if not (site / "index.html").is_file():
        raise click.UsageError(_("There is no site in {folder}; build it first.").format(folder=site))
    found = inline(site)
    if found.attributes:
        message = _("No policy can allow what stands in the tags of these pages: {places}")
        raise Problem(message.format(places="; ".join(found.attributes[:MOST_NAMED])))
    click.echo(nginx(found), nl=False)


SITE_COMMANDS: Final = (build, serve, shard, merge, headers)


def _publish(root: Path, examination: Examination, target: Path, cache: Cache, seal: _Seal) -> None:
    """Build the site of an examined version of ``root`` and put it at ``target``, under ``seal``."""
    _tell(examination.diagnostics)
    shown_as = replace(examination.city.jurisdiction, preview=seal.preview or None)
    engine = Engine(_set_up, _engine_file(root), root.resolve(), shown_as, cache)

    def fill(site: Target) -> None:
        pages = build_site(examination, engine, cache, site, _say)
        said = _("{pages} pages composed from {files} files")
        click.echo(said.format(pages=pages, files=examination.checkout.files), err=True)

    def waiting() -> None:
        said = _("Another build is putting a site into {folder}; this one goes on after it.")
        click.echo(said.format(folder=target), err=True)

    try:
        is_new = publish(target, fill, waiting, seal.proof)
    except UnpublishableError as problem:
        raise Problem(str(problem)) from problem
    except SigningError as problem:
        message = _("The site cannot be signed: {reason}. What was there is as it was.")
        raise Problem(message.format(reason=problem)) from problem
    except OSError as problem:
        message = _("The site cannot be written into {folder}: {reason}. What was there is as it was.")
        raise Problem(message.format(folder=target, reason=problem.strerror or problem)) from problem
    said = _("The site is in {folder}.") if is_new else _("Nothing has changed; the site in {folder} is as it was.")
    click.echo(said.format(folder=target))


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)


def _refresh(preview: Preview, *, is_first: bool = False) -> bool:
    """Build the preview anew; a catalogue with errors leaves it as it was. What the site lacks is said once."""
    began = time.perf_counter()
    examination = preview.look()
    for line in _lines_of(examination.diagnostics):
        click.echo(line, err=True)
    if not examination.is_publishable:
        click.echo(_("The catalogue has errors; nothing was published."), err=True)
        return False
    try:
        pages = preview.build(examination, _say) if is_first else preview.build(examination)
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
    package = Path(__file__).parent
    beside = (root, package.parent, package)  # the program's checkout; what was installed of it
    return next((folder / ENGINE_FILE for folder in beside if (folder / ENGINE_FILE).is_file()), root / ENGINE_FILE)


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
