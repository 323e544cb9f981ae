"""The door to MkDocs: the one module that imports it.

MkDocs 1.x and Material are no longer developed, so all that is ours stays outside: here, ready pages are handed over, and MkDocs
puts Material's frame around them. Another engine takes over by replacing this file; ``stage.py`` shows that the pages are enough.
"""

import logging
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import jinja2
from markupsafe import escape
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.build import get_context
from mkdocs.config import base, load_config
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from generator import address
from generator.composition import Composition, UnpublishableError, compose
from generator.diagnostics import Diagnostic, Severity
from generator.frame import Draw
from generator.i18n import _
from generator.kinds import FOLDERS
from generator.manifest import MANIFEST, about_checkout
from generator.page import Metadata, Page
from generator.public import PublicJurisdiction
from generator.publish import write_manifest
from generator.scaffold import Scaffold

log = get_plugin_logger("daylight")

_SITEMAP: Final = "sitemap.xml"
_INTERNAL: Final = ("内部管理", address.INTERNAL)
"""The column that only internal sites have: (its name, its page)."""


class DaylightConfig(base.Config):  # type: ignore[no-untyped-call]  # MkDocs ships half its types
    """The plugin's options in ``mkdocs.yml``."""

    root = c.Optional(c.Dir(exists=True))


class DaylightPlugin(BasePlugin[DaylightConfig]):  # type: ignore[no-untyped-call]  # as above
    """Has the site of the checkout composed and gives it to MkDocs; or gives it a ``composition`` that is there already."""

    def __init__(self) -> None:
        self.composition: Composition | None = None
        self.theme: Theme | None = None
        self._env: jinja2.Environment | None = None
        self._files: Files | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        config.watch.extend(str(self._root(config) / folder) for folder in FOLDERS)
        config.theme.static_templates.discard(_SITEMAP)  # ours is dated by the records
        return config

    def _root(self, config: MkDocsConfig) -> Path:
        return Path(self.config.root or Path(config.config_file_path or "").parent)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check and compose before MkDocs empties the site folder: a fault leaves the last good site as it is."""
        if self.composition is None:
            try:
                self.composition = compose(self._root(config), _log)
            except UnpublishableError as problem:
                raise PluginError(str(problem)) from problem
        _identify(config, self.composition.jurisdiction)

    @property
    def _composed(self) -> Composition:
        if self.composition is None:
            raise PluginError(_("Nothing was composed."))
        return self.composition

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        listed = dict(_listed(config.nav))
        for page in self._composed.pages:
            source = _source_of(page.address)
            level = InclusionLevel.INCLUDED if source in listed else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, source, content="", inclusion=level)
            ReadyPage(file, config, page, self._composed.jurisdiction)
            files.append(file)
        for asset in self._composed.assets:
            files.append(File.generated(config, asset.address, content=asset.content))
        self._files = files
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Call the columns what the settings call them: MkDocs does not where a page was there before it looked."""
        labels = dict(_listed(config.nav))
        for page in nav.pages:
            page.title = labels.get(page.file.src_uri) or page.title
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002
        self._env = env
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        del page  # MkDocs' signature: what is drawn is drawn for any page
        if self.theme is None and self._env is not None and self._files is not None:
            self.theme = Theme(config, nav, self._files, self._env, self._composed.jurisdiction)
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        write_manifest(Path(config.site_dir), about_checkout(self._root(config)))


class ReadyPage(MkDocsPage):
    """A page whose HTML is ready; MkDocs only frames it. The theme writes words as they are given: here they are escaped."""

    def __init__(self, file: File, config: MkDocsConfig, ready: Page, jurisdiction: PublicJurisdiction) -> None:
        super().__init__(escape(ready.title), file, config)
        self._jurisdiction = jurisdiction
        self.be(ready)

    def be(self, ready: Page) -> None:
        """Be another page at the same place."""
        edit = self._jurisdiction.repository.edit if self._jurisdiction.repository else None
        self._ready = ready
        self.edit_url = f"{edit}{escape(ready.path)}" if edit and ready.path else None

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002  # MkDocs' signature
        ready = self._ready
        self.markdown = ""
        self.meta = {
            "title": escape(ready.title),
            "description": escape(ready.description),
            "hide": ready.hidden,
            "kind": ready.kind,
            "metadata": ready.metadata,
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  # MkDocs' signature
        self.content = self._ready.body
        self.toc = TableOfContents([AnchorLink(str(escape(h.text)), h.id, 2) for h in self._ready.headings])


class Theme:
    """MkDocs with a site's columns set up: draws single pages just as it would in a build of its own."""

    def __init__(
        self,
        config: MkDocsConfig,
        nav: Navigation,
        files: Files,
        env: jinja2.Environment,
        jurisdiction: PublicJurisdiction,
    ) -> None:
        self._config = config
        self._nav = nav
        self._files = files
        self._template = env.get_template("main.html")
        self._jurisdiction = jurisdiction
        self._listed = {page.file.dest_uri: page for page in nav.pages}

    def draw(self, page: Page) -> str:
        """All of the HTML of ``page``."""
        framed = self._framed(page)
        framed.read_source(self._config)
        framed.render(self._config, self._files)
        framed.active = True
        try:
            return self._template.render(get_context(self._nav, self._files, self._config, framed))
        finally:
            framed.active = False

    def _framed(self, page: Page) -> MkDocsPage:
        listed = self._listed.get(page.address)
        if isinstance(listed, ReadyPage):
            listed.be(page)
            return listed
        file = File.generated(self._config, _source_of(page.address), content="", inclusion=InclusionLevel.NOT_IN_NAV)
        return ReadyPage(file, self._config, page, self._jurisdiction)


def set_up(config_file: Path, root: Path, jurisdiction: PublicJurisdiction) -> tuple[Scaffold, Draw]:
    """What of a site is there whatever the catalogue says, and the theme that draws its pages."""
    with tempfile.TemporaryDirectory(prefix="daylight-") as folder:
        config = load_config(str(config_file), site_dir=folder, plugins=[{"daylight": {"root": str(root)}}])
        if jurisdiction.is_internal:
            config.nav = [*(config.nav or ()), {_INTERNAL[0]: _source_of(_INTERNAL[1])}]
        plugin = config.plugins["daylight"]
        if not isinstance(plugin, DaylightPlugin):
            raise TypeError("another plugin is called daylight")
        columns = list(_columns(config))
        plugin.composition = Composition(jurisdiction, columns, [])
        with _quietly():
            mkdocs_build(config)
        if plugin.theme is None:
            raise RuntimeError("MkDocs built no page")
        named = frozenset(page.address for page in columns)
        built = {f.relative_to(folder).as_posix(): f for f in Path(folder).rglob("*") if f.is_file()}
        files = {address: f.read_bytes() for address, f in built.items() if address not in named | {MANIFEST, _SITEMAP}}
        return Scaffold(config.site_url or "/", named, files), plugin.theme.draw


def show(folder: Path, address: str, rebuild: Callable[[], None], watched: Iterable[Path]) -> None:
    """Show the site in ``folder`` at ``address`` (host:port) until somebody ends it; whenever a file is saved, ``rebuild`` it."""
    host, _colon, port = address.rpartition(":")
    server = LiveReloadServer(rebuild, host or "127.0.0.1", int(port), str(folder))
    for place in watched:
        server.watch(str(place))
    try:
        server.serve()  # type: ignore[no-untyped-call]  # MkDocs ships half its types
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _columns(config: MkDocsConfig) -> Iterator[Page]:
    """A page in the place of each that the navigation names and that is not written by hand."""
    for source, _label in _listed(config.nav):
        if not (Path(config.docs_dir) / source).exists():
            address = source.removesuffix(".md") + ".html"
            yield Page(address, "", "", "", "<h1></h1>", Metadata("", "", ""))


@contextmanager
def _quietly() -> Iterator[None]:
    """Let MkDocs do a part of its work without a word about a whole site."""
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _identify(config: MkDocsConfig, jurisdiction: PublicJurisdiction) -> None:
    """Let the theme know whose site this is."""
    config.site_name = escape(jurisdiction.site.name)
    config.site_description = escape(jurisdiction.site.description)
    config.extra["jurisdiction"] = jurisdiction
    if jurisdiction.is_internal:
        config.site_url = ""  # it stands at no address of the public site
    elif not config.site_url or "127.0.0.1" not in config.site_url:
        config.site_url = f"https://{jurisdiction.site.domain}/"


def _source_of(address: str) -> str:
    """The path of the Markdown file that MkDocs would make the page at ``address`` of."""
    return address.removesuffix(".html") + ".md"


def _listed(nav: Any, label: str = "") -> Iterator[tuple[str, str]]:
    """The (source path, label) of each page that a nav of mkdocs.yml names."""
    if isinstance(nav, str):
        yield nav, label
        return
    for item in nav or ():
        for name, value in item.items() if isinstance(item, dict) else [("", item)]:
            yield from _listed(value, name)


def _log(diagnostic: Diagnostic) -> None:
    tell = log.error if diagnostic.severity is Severity.ERROR else log.warning
    d = diagnostic
    tell(f"{d.file}:{d.line}:{d.column}: {d.message} [{d.rule}] {d.hint}")
