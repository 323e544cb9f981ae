"""The door to MkDocs: the one module that imports it.

MkDocs 1.x and Material are no longer developed, so all that is ours stays outside: here, ready pages are handed over, and MkDocs
puts Material's frame around them. Another engine takes over by replacing this file; ``stage.py`` shows that the pages are enough.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import base, load_config
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.chart import LayoutError
from generator.check import check
from generator.diagnostics import Diagnostic, Severity
from generator.disclose import disclose
from generator.i18n import _
from generator.kinds import FOLDERS
from generator.page import Asset, Page
from generator.public import PublicJurisdiction
from generator.site import compose

log = get_plugin_logger("daylight")

Progress = Callable[[str, int], None]
"""Told what is being done and how many are done; for a terminal that shows it."""


class DaylightConfig(base.Config):  # type: ignore[no-untyped-call]  # MkDocs ships half its types
    """The plugin's options in ``mkdocs.yml``."""

    root = c.Optional(c.Dir(exists=True))


class DaylightPlugin(BasePlugin[DaylightConfig]):  # type: ignore[no-untyped-call]  # as above
    """Checks the catalogue, composes the site and gives both to MkDocs."""

    def __init__(self) -> None:
        self.progress: Progress = lambda _what, _done: None
        self._pages: list[Page] = []
        self._assets: list[Asset] = []
        self._jurisdiction: PublicJurisdiction | None = None

    def _root(self, config: MkDocsConfig) -> Path:
        return Path(self.config.root or Path(config.config_file_path or "").parent)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        config.watch.extend(str(self._root(config) / folder) for folder in FOLDERS)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check and compose before MkDocs empties the site folder: a fault leaves the last good site as it is."""
        self.progress(_("checking the catalogue"), 0)
        verdict = check(self._root(config))
        for diagnostic in verdict.diagnostics:
            _log(diagnostic)
        if not verdict.is_publishable:
            raise PluginError(_("The catalogue has errors; nothing was published."))
        public = disclose(verdict.catalog)
        self._jurisdiction = public.jurisdiction
        self._pages, self._assets = [], []
        try:
            for item in compose(public):
                self._take(item)
        except LayoutError as error:
            raise PluginError(
                _("The chart {chart} cannot be drawn: {reason}").format(chart=error.diagram, reason=error)
            ) from error
        log.info(
            _("{pages} pages composed from {files} files").format(
                pages=len(self._pages), files=len(verdict.catalog.documents)
            )
        )
        _identify(config, public.jurisdiction)

    def _take(self, item: Page | Asset) -> None:
        if isinstance(item, Page):
            self._pages.append(item)
            self.progress(_("composing pages"), len(self._pages))
        else:
            self._assets.append(item)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        listed = _addresses_in(config.nav)
        edit = self._jurisdiction.repository.edit if self._jurisdiction and self._jurisdiction.repository else None
        for page in self._pages:
            source = page.address.removesuffix(".html") + ".md"
            level = InclusionLevel.INCLUDED if source in listed else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, source, content="", inclusion=level)
            ReadyPage(file, config, page, edit)
            files.append(file)
        for asset in self._assets:
            files.append(File.generated(config, asset.address, content=asset.content))
        return files

    def on_pre_page(self, page: MkDocsPage, *, config: MkDocsConfig, files: Files) -> MkDocsPage:  # noqa: ARG002
        """Date hand-written pages by the records too: nothing on the site tells the day of the build."""
        if not isinstance(page, ReadyPage):
            page.update_date = max(p.metadata.published for p in self._pages)
        return page


class ReadyPage(MkDocsPage):
    """A page whose HTML is ready; MkDocs only frames it."""

    def __init__(self, file: File, config: MkDocsConfig, ready: Page, edit: str | None) -> None:
        super().__init__(ready.title, file, config)
        self._ready = ready
        self.edit_url = f"{edit}{ready.path}" if edit and ready.path else None
        # sitemap.xml: the date of the records, not that of the build
        self.update_date = ready.metadata.published or self.update_date

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002  # MkDocs' signature
        ready = self._ready
        self.markdown = ""
        self.title = ready.title
        self.meta = {
            "title": ready.title,
            "description": ready.description,
            "hide": ready.hidden,
            "kind": ready.kind,
            "metadata": ready.metadata,
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  # MkDocs' signature
        self.content = str(self._ready.body)
        self.toc = TableOfContents([AnchorLink(h.text, h.id, 2) for h in self._ready.headings])


def _identify(config: MkDocsConfig, jurisdiction: PublicJurisdiction) -> None:
    """Let the theme know whose site this is."""
    config.site_name = jurisdiction.site.name
    config.site_description = jurisdiction.site.description
    config.extra["jurisdiction"] = jurisdiction
    if not config.site_url or "127.0.0.1" not in config.site_url:
        config.site_url = f"https://{jurisdiction.site.domain}/"


def _addresses_in(nav: Any) -> set[str]:
    """The source paths that a nav of mkdocs.yml names."""
    if isinstance(nav, str):
        return {nav}
    items = nav.values() if isinstance(nav, dict) else nav or ()
    return {path for item in items for path in _addresses_in(item)}


def _log(diagnostic: Diagnostic) -> None:
    tell = log.error if diagnostic.severity is Severity.ERROR else log.warning
    d = diagnostic
    tell(f"{d.file}:{d.line}:{d.column}: {d.message} [{d.rule}] {d.hint}")


def build(config_file: Path, root: Path, site_dir: Path, progress: Progress) -> bool:
    """Build the site of the checkout at ``root`` into the empty folder ``site_dir``; whether that went well."""
    config = load_config(str(config_file), site_dir=str(site_dir), plugins=[{"daylight": {"root": str(root)}}])
    plugin = config.plugins["daylight"]
    if isinstance(plugin, DaylightPlugin):
        plugin.progress = progress
    try:
        mkdocs_build(config)
    except Abort:
        return False
    return True


def serve(config_file: Path, root: Path, address: str) -> None:
    """Show the site at ``address`` (host:port) and build it anew whenever a file is saved."""
    mkdocs_serve(str(config_file), dev_addr=address, plugins=[{"daylight": {"root": str(root)}}])
