"""``daylight serve`` as a process, looked at as a browser looks at it."""

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from suite import ROOT

PATIENCE = 600.0
"""Seconds after which what was waited for is not going to come; a slow machine is no fault."""


class Served:
    """A preview that runs at ``origin`` (no slash at its end)."""

    def __init__(self, process: subprocess.Popen[bytes], origin: str) -> None:
        self.process = process
        self.origin = origin

    def page(self, address: str) -> str:
        """What is at ``address`` now; nothing where there is no such page, or no server yet."""
        try:
            with urllib.request.urlopen(f"{self.origin}/{address}", timeout=PATIENCE) as answer:  # noqa: S310  # ours
                return str(answer.read().decode())
        except urllib.error.URLError:
            return ""

    def wait_for(self, address: str, text: str, every: float = 0.02) -> float:
        """Ask for a page every so many seconds until it says ``text``; how many seconds that took."""
        began = time.perf_counter()
        while text not in self.page(address):
            assert self.process.poll() is None, "the preview has ended"
            assert time.perf_counter() - began < PATIENCE, f"{address} does not say {text}"
            time.sleep(every)
        return time.perf_counter() - began


@contextmanager
def serving(root: Path, environment: Mapping[str, str], said: Path) -> Iterator[Served]:
    """The preview of ``root``, ended as with Ctrl+C; what it says goes to the file ``said``."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "generator", "--root", str(root), "serve", "--address", host]
    with said.open("wb") as file:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=dict(environment),
            stdout=file,
            stderr=subprocess.STDOUT,
            preexec_fn=_heed_interrupts,  # noqa: PLW1509  # it asks for nothing that another thread could hold
        )
    try:
        yield Served(process, f"http://{host}")
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(PATIENCE)
        finally:
            process.kill()


def _heed_interrupts() -> None:
    """What a shell starts in the background ignores them, and so does what that starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
