"""The site as a server gives it that does what ``daylight headers`` says: with the security policy, and text compressed."""

import functools
import gzip
import http
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.headers import inline, policy

from .built import Site
from .conftest import Handler, Server

TEXT = (".html", ".css", ".js", ".json", ".jsonld", ".svg", ".xml", ".csv")


class _Strict(Handler):
    """Sends the policy with everything, and text compressed as nginx does unless it is told otherwise."""

    policy = ""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def do_GET(self) -> None:  # noqa: N802  # the base class' name
        file = Path(self.translate_path(self.path))
        if file.suffix not in TEXT or not file.is_file():
            return super().do_GET()
        body = gzip.compress(file.read_bytes(), 6)
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)
        return None


@contextmanager
def strictly(folder: Path) -> Iterator[Site]:
    """The site in ``folder`` at an address of its own."""
    handler: Any = type("Strict", (_Strict,), {"policy": policy(inline(folder))})
    with Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Site(folder, f"http://127.0.0.1:{server.server_port}")
        server.shutdown()
        thread.join()
