"""The site, built once for all workers by the program itself, a server for it, and a browser to read it with."""

import fcntl
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, Protocol

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from .built import Site

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PHONE, WIDE, HEIGHT = 390, 1440, 900

Scheme = Literal["light", "dark"]


@pytest.fixture(scope="session")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; the first worker builds it, the others wait."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    built = shared / "e2e-site"
    with (shared / "e2e-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not built.is_dir():
            program = Path(sys.executable).with_name("daylight")
            run = subprocess.run(
                [program, "--root", root, "build", "--site-dir", built], capture_output=True, text=True, check=False
            )
            assert run.returncode == 0, run.stdout + run.stderr
    return built


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files as plain hosts do, 404.html in the place of what is not there."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the base class' name
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != http.HTTPStatus.NOT_FOUND:
            return super().send_error(code, message, explain)
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle of an answer is no fault of the site."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[Site]:
    """The site at an address of this worker's own."""
    with Server(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Site(folder, f"http://127.0.0.1:{server.server_port}")
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    names = [os.environ["DAYLIGHT_BROWSER"]] if os.environ.get("DAYLIGHT_BROWSER") else BROWSERS
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        pytest.fail(
            f"These tests need Chromium or Chrome and found none of: {', '.join(names)}. "
            "Install one (apt-get install chromium), or name it in DAYLIGHT_BROWSER.",
            pytrace=False,
        )
    expect.set_options(timeout=20_000)  # a machine may be busy with the other tests
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


class Visit(Protocol):
    """Opens a page of the site as a reader who has never been here; ``watch`` is called before anything loads."""

    def __call__(
        self,
        address: str,
        *,
        width: int = WIDE,
        scheme: Scheme = "light",
        scripts: bool = True,
        watch: Callable[[Page], None] = ...,
    ) -> Page: ...


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    contexts: list[BrowserContext] = []

    def open_page(
        address: str,
        *,
        width: int = WIDE,
        scheme: Scheme = "light",
        scripts: bool = True,
        watch: Callable[[Page], None] = lambda _page: None,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            color_scheme=scheme,
            java_script_enabled=scripts,
            reduced_motion="reduce",
            locale="zh-CN",
        )
        contexts.append(context)
        page = context.new_page()
        watch(page)
        page.goto(f"{site.origin}/{address}")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def jurisdiction(root: Path) -> dict[str, Any]:
    """What catalog/jurisdiction.yml says."""
    said: dict[str, Any] = yaml.safe_load((root / "catalog" / "jurisdiction.yml").read_text("utf-8"))
    return said
