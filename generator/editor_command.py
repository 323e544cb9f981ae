"""The command that makes the editor: pages with forms, for use inside the house."""

import functools
import http.server
import re
from pathlib import Path

import click

from generator.editor.folder import NotAPlaceError, write
from generator.i18n import _

USUAL_FOLDER = "editor-site"


@click.command(
    help=_("Write pages with forms for every entry, for use inside the house only; they hold what is not disclosed."),
    short_help=_("Make the forms for clerks."),
)
@click.option("--out", type=click.Path(path_type=Path), help=_("Where the pages go; editor-site/ unless given."))
@click.option("--serve", "address", metavar="HOST:PORT", help=_("Show them in a browser at this address, too."))
@click.pass_obj
def editor(root: Path, out: Path | None, address: str | None) -> None:
    if address is not None and not re.fullmatch(r"[^:]*:\d{1,5}", address):
        raise click.BadParameter(_("Write it as host:port, as in 127.0.0.1:8000."), param_hint="--serve")
    folder = out or root / USUAL_FOLDER
    try:
        count = write(root, folder)
    except NotAPlaceError as problem:
        raise click.UsageError(str(problem)) from problem
    except OSError as problem:
        message = _("The editor cannot be written into {folder}: {reason}.")
        raise click.ClickException(message.format(folder=folder, reason=problem.strerror or problem)) from problem
    said = _(
        "The editor of {count} entries is in {folder}: open index.html. It is for use inside the house and may not be published."
    )
    click.echo(said.format(count=count, folder=folder))
    if address is not None:
        _show(folder, address)


def _show(folder: Path, address: str) -> None:
    """Serve the pages until Ctrl+C."""
    host, _colon, port = address.rpartition(":")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    try:
        server = http.server.ThreadingHTTPServer((host, int(port)), handler)
    except OSError as problem:
        message = _("Nothing can listen at {address}: {reason}.")
        raise click.ClickException(message.format(address=address, reason=problem.strerror or problem)) from problem
    with server:
        click.echo(_("Look at http://{address}/ ; Ctrl+C ends.").format(address=address))
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo()
