"""Graphviz's ``dot`` from a pip package: many graphs through one process, the same bytes on every machine, no root.

``graphviz-pure`` is a port of Graphviz 16 in one file that needs nothing of the system. It measures Chinese text wrongly, so it is
given none (see ``chart.py``). Powers of a kind mostly run alike, and what is laid out has no words, only sizes: graphs that are
the same are laid out once, and what came of it is kept.
"""

import functools
import subprocess
import sysconfig
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from shutil import which
from typing import Final

from generator.cache import Cache
from generator.digests import digest
from generator.i18n import _

PROGRAM: Final = "graphviz-pure"


class EngineError(Exception):
    """The engine is missing, or could not lay out a graph; ``index`` is that of the first graph that it could not."""

    def __init__(self, reason: str, index: int = 0) -> None:
        super().__init__(reason)
        self.index = index


def lay_out(graphs: Sequence[str], cache: Cache | None = None) -> list[str]:
    """The positions of each graph (DOT) in Graphviz's "plain" format: inches, growing upward. ``cache`` may know them already."""
    keys = {graph: digest(PROGRAM.encode(), _version(), graph.encode()) for graph in graphs}
    known = dict(cache.recall_all(keys.values())) if cache else {}
    missing = [graph for graph, key in keys.items() if key not in known]
    try:
        fresh = {keys[graph]: plain.encode() for graph, plain in zip(missing, _laid_out(missing), strict=True)}
    except EngineError as error:
        raise EngineError(str(error), graphs.index(missing[error.index])) from error
    if cache:
        cache.keep(fresh)
    known.update(fresh)
    return [known[keys[graph]].decode() for graph in graphs]


def _laid_out(graphs: Sequence[str]) -> list[str]:
    if not graphs:
        return []
    plain, reason = _run("\n".join(graphs))
    found = [f"{part}stop\n" for part in plain.split("stop\n")[:-1]]
    if not reason and len(found) == len(graphs):
        return found
    for index, graph in enumerate(graphs):
        _plain, reason = _run(graph)
        if reason:
            raise EngineError(reason, index)
    raise EngineError(_("{count} graphs were given, {found} came back").format(count=len(graphs), found=len(found)))


@functools.cache
def _version() -> bytes:
    return metadata.version(PROGRAM).encode()


def _run(dot: str) -> tuple[str, str]:
    """(positions, what went wrong)."""
    done = subprocess.run([_program(), "-Tplain"], input=dot.encode(), capture_output=True, check=False)  # noqa: S603  # ours
    said = done.stderr.decode("utf-8", "replace").strip()
    failed = done.returncode != 0 or not done.stdout
    return done.stdout.decode(), (said or f"exit {done.returncode}") if failed else ""


@functools.cache
def _program() -> str:
    """Where pip put the program: beside our own, or on the path."""
    beside = Path(sysconfig.get_path("scripts")) / PROGRAM
    found = which(beside) or which(PROGRAM)
    if found is None:
        message = _("The program {name}, which lays out the charts, is missing; install it by: pip install {name}")
        raise EngineError(message.format(name=PROGRAM))
    return found
