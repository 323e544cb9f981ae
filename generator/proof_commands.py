"""The commands that prove: is a published site what a commit says."""

from pathlib import Path
from typing import Final

import click

from generator.git import GitError
from generator.i18n import _
from generator.rebuild import RebuildError, rebuilt
from generator.site_commands import PROBLEMS
from generator.verify import Report, differences, tool_differences
from generator.verify import verify as check_site


@click.command(
    help=_("Is the published site in a folder what a commit says: every file, its origin, its signature."),
    short_help=_("Prove what a site was made of."),
)
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--commit", metavar="REV", help=_("The commit that it must be of; else the one that it names."))
@click.option(
    "--signers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="DAYLIGHT_SIGNERS",
    help=_("An allowed signers file (ssh-keygen): one of these must have signed."),
)
@click.option("--rebuild", is_flag=True, help=_("Build that commit again, from nothing, and compare."))
@click.pass_obj
def verify(root: Path, site: Path, commit: str | None, signers: Path | None, rebuild: bool) -> None:
    report = check_site(site, root, commit, signers)
    if rebuild:
        _rebuild(root, report)
    if report.faults:
        click.echo(_("NO: {site} is not what it should be: {count} faults").format(site=site, count=len(report.faults)))
        for fault in report.faults:
            click.echo(f"  {fault}")
        raise SystemExit(PROBLEMS)
    click.echo(_("YES: {site}: {held}.").format(site=site, held=_("; ").join(report.held)))


def _rebuild(root: Path, report: Report) -> None:
    """Add what comes of building the site's commit again."""
    if report.manifest is None or report.manifest.source.commit is None:
        return  # a fault already
    try:
        again = rebuilt(root, report.manifest.source.commit)
    except (RebuildError, GitError) as problem:
        report.faults.append(_("Its commit cannot be built again: {reason}").format(reason=problem))
        return
    differing = list(differences(report.manifest.files, again.files))
    if differing:
        report.faults.append(_("Built again, {count} files come out differently:").format(count=len(differing)))
        report.faults += [f"  {line}" for line in differing]
        report.faults += tool_differences(report.manifest.tools, again.tools)
    else:
        report.held.append(_("built again, it is the same"))
        report.held += tool_differences(report.manifest.tools, again.tools)


PROOF_COMMANDS: Final = (verify,)
