"""Makes ``.venv`` in this checkout with all that Daylight needs, each package as locked. Wants Python, a network, no root.

``python3 bootstrap.py`` is enough to build the site, ``--dev`` adds what the checks need; the Makefile calls both. A run that
finds everything in place ends at once. pip is fetched from the package index, since Debian's Python comes without one. An
index, a certificate or a proxy named in the environment or in pip's own settings is used for that too.

This file must parse on Python 3.6, so that whoever has an old one reads a sentence and no traceback.
"""

import base64
import configparser
import hashlib
import http.client
import json
import os
import platform
import re
import shutil
import ssl
import subprocess
import sys
import sysconfig
import tempfile
import time
import urllib.parse
import urllib.request
import venv
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

if sys.version_info < (3, 11):  # noqa: UP036  # the old ones come here to be told
    sys.exit(
        f"错误：阳光权力需要 Python 3.11 或更新的版本，这里的 {sys.executable} 是 {platform.python_version()}。\n"
        "　　　装好新的 Python 后指明用它，例如：make site PYTHON=python3.12\n"
        "error: Daylight needs Python 3.11 or newer; name one: make site PYTHON=python3.12"
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "daylight.json"
"""What the environment was made from; written last, so that one left half done is made anew."""

LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"
PROJECT = "pyproject.toml"

PIP_WHEEL = "pip-26.3-py3-none-any.whl"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
DEFAULT_INDEX = "https://pypi.org/simple"
TRIES = 3
TIMEOUT_SECONDS = 30

NETWORK_SIGNS = re.compile(
    r"Retry\(total=0,|Could not fetch URL|ReadTimeoutError|IncompleteRead|ProtocolError|ConnectionError|HTTP error \d"
    r"|incomplete-download"
)
CERTIFICATE_SIGN = "problem confirming the ssl certificate"
NO_WHEEL_SIGN = re.compile(r"No matching distribution found for (\S+)")
BAD_HASH_SIGN = "DO NOT MATCH THE HASHES"


class SetupError(Exception):
    """A step that failed: told in Chinese to people of an office, in English to maintainers."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"错误：{chinese}\nerror: {english}")


def main(words: list[str]) -> int:
    if words not in ([], ["--dev"]):
        _say("用法：python3 bootstrap.py [--dev]")
        return 2
    try:
        _set_up(dev=bool(words))
    except SetupError as error:
        _say(str(error))
    except OSError as error:
        _say(str(SetupError(f"读写文件失败：{error}", f"cannot read or write: {error}")))
    except KeyboardInterrupt:
        _say("\n已中断；再运行一次即可继续。")
    else:
        return 0
    return 1


def _set_up(*, dev: bool) -> None:
    locks = {name: _digest(ROOT / name) for name in (LOCK, DEV_LOCK)}
    base = [str(ROOT), os.path.realpath(sys.executable), platform.python_version()]
    project = _digest(ROOT / PROJECT)
    wanted = DEV_LOCK if dev else LOCK

    made = _read_stamp()
    have: dict[str, str] = made.get("locks", {})
    is_usable = bool(have) and made.get("base") == base and have.items() <= locks.items()
    is_complete = is_usable and (wanted in have or DEV_LOCK in have)
    if is_complete and made.get("project") == project:
        return

    _demand_write_access()
    STAMP.unlink(missing_ok=True)
    if not is_usable:
        have = {}
        _make_venv()
    if not is_complete:
        have[wanted] = locks[wanted]
        _say("正在下载并安装软件包，第一次需要几分钟……")
        _pip("install", "--require-hashes", "--only-binary", ":all:", "--requirement", str(ROOT / wanted))
    # Its build backend is among the locked packages.
    _pip("install", "--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    STAMP.write_text(json.dumps({"base": base, "locks": have, "project": project}), "utf-8")
    _say("运行环境准备好了。")


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        raise SetupError(f"缺少文件 {path.name}，请重新获取一份完整的代码。", f"{path.name} is missing.") from None


def _read_stamp() -> dict[str, Any]:
    """What the environment was made from; empty where there is none that works."""
    try:
        found = json.loads(STAMP.read_text("utf-8")) if PYTHON.exists() else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _demand_write_access() -> None:
    for folder in (ROOT, VENV):
        if folder.exists() and not os.access(folder, os.W_OK):
            raise SetupError(
                f"不能写入 {folder}。请在自己的文件夹里另取一份代码再运行；不需要管理员权限，也请不要用 sudo。",
                f"no write access to {folder}. Use a checkout of your own; root is not needed.",
            )


def _make_venv() -> None:
    """A new and empty environment with the pinned pip, whose wheel can install itself."""
    _say(f"正在建立运行环境 .venv（Python {platform.python_version()}）……")
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(VENV)
    with tempfile.TemporaryDirectory(prefix="daylight-") as folder:
        wheel = Path(folder) / PIP_WHEEL
        wheel.write_bytes(_download_pip())
        venv.EnvBuilder(symlinks=os.name != "nt").create(VENV)
        _run([str(wheel / "pip"), "install", "--no-index", "--no-deps", str(wheel)])


def _pip(*words: str) -> None:
    _run(["-m", "pip", *words])


def _run(words: list[str]) -> None:
    """Run the environment's Python apart from the user's own packages; its lines are shown only if it fails."""
    settings = {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_PROGRESS_BAR": "off", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    with subprocess.Popen(  # noqa: S603  # the words are this file's own
        [str(PYTHON), "-I", "-X", "utf8", *words],
        cwd=ROOT,
        env=os.environ | settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        lines = []
        for line in process.stdout or ():
            lines.append(line.rstrip())
            _show_progress(lines[-1])
        _show_progress("")
    if process.returncode != 0:
        raise _pip_error(lines)


def _pip_error(lines: list[str]) -> SetupError:
    said = "\n".join(lines)
    last = "\n".join(lines[-12:])
    if CERTIFICATE_SIGN in said:
        return _certificate_error(_index(), last)
    if NETWORK_SIGNS.search(said):
        return _network_error(_index(), last)
    if BAD_HASH_SIGN in said:
        return SetupError(
            "下载的软件包与锁定的校验值不符，没有安装。请换一个软件源再试；仍然不符，请告诉维护者。",
            f"a package does not match its locked hash.\n{last}",
        )
    without_wheel = NO_WHEEL_SIGN.search(said)
    if without_wheel:
        machine = f"{sysconfig.get_platform()}, {platform.python_implementation()} {platform.python_version()}"
        return SetupError(
            f"软件源里没有适合这台机器的 {without_wheel[1]}（{machine}）。\n"
            "　　　可用的系统：Debian 12 一类的 Linux（glibc 2.28 起，x86_64 或 aarch64）、macOS 11 起、64 位 Windows；"
            "Alpine 一类的 musl 系统不行。\n"
            "　　　系统没有问题的，可能是软件源不全，请换一个再试：PIP_INDEX_URL=https://… make site",
            f"the index has no wheel of {without_wheel[1]} for {machine}: an unsupported platform, or a mirror with gaps.",
        )
    return SetupError("安装软件包失败，原因见下面。", f"pip failed:\n{last}")


def _network_error(address: str, reason: str) -> SetupError:
    return SetupError(
        f"连不上软件源 {_without_secrets(address)}。请检查网络；单位有代理的先设置 HTTPS_PROXY，"
        "有内部软件源的先设置 PIP_INDEX_URL，再运行一次。",
        f"cannot reach the package index (HTTPS_PROXY, PIP_INDEX_URL and PIP_CERT are honoured):\n{reason}",
    )


def _certificate_error(address: str, reason: str) -> SetupError:
    return SetupError(
        f"不能确认软件源 {_without_secrets(address)} 的证书。系统缺根证书的，请管理员安装 ca-certificates；"
        "单位用自己的证书的，用 PIP_CERT 指明证书文件。",
        f"the package index's certificate does not verify (ca-certificates missing? PIP_CERT is honoured):\n{reason}",
    )


def _download_pip() -> bytes:
    index = _index().rstrip("/") + "/pip/"
    page, address = _fetch(index)
    links = _Links()
    links.feed(page.decode("utf-8", "replace"))
    link = next((x for x in links.found if urllib.parse.urlsplit(x).path.endswith("/" + PIP_WHEEL)), None)
    if link is None:
        raise SetupError(
            f"软件源 {_without_secrets(index)} 里没有 {PIP_WHEEL}，请换一个软件源：PIP_INDEX_URL=https://… make site",
            f"the index does not list {PIP_WHEEL}.",
        )
    wheel, _ = _fetch(urllib.parse.urljoin(address, link))
    if hashlib.sha256(wheel).hexdigest() != PIP_SHA256:
        raise SetupError(f"{PIP_WHEEL} 与锁定的校验值不符，没有安装。", f"{PIP_WHEEL} does not match its hash.")
    return wheel


class _Links(HTMLParser):
    """The links of an index's page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


def _fetch(address: str) -> tuple[bytes, str]:
    """What is at ``address``, and the address it came from in the end."""
    for tries_left in reversed(range(TRIES)):
        try:
            tls = ssl.create_default_context(cafile=_pip_setting("cert"))
            with urllib.request.urlopen(_request(address), timeout=TIMEOUT_SECONDS, context=tls) as answer:  # noqa: S310  # the index is the user's choice
                return answer.read(), answer.url
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = f"{type(error).__name__}: {error}"
            if isinstance(getattr(error, "reason", error), ssl.SSLError):
                raise _certificate_error(address, reason) from error
            if not tries_left:
                raise _network_error(address, reason) from error
            time.sleep(1)
    raise AssertionError


def _request(address: str) -> urllib.request.Request:
    parts = urllib.parse.urlsplit(address)
    request = urllib.request.Request(_without_secrets(address), headers={"Accept": "text/html, */*;q=0.1"})  # noqa: S310  # as above
    if parts.username is not None:
        words = f"{urllib.parse.unquote(parts.username)}:{urllib.parse.unquote(parts.password or '')}"
        request.add_unredirected_header("Authorization", "Basic " + base64.b64encode(words.encode()).decode())
    return request


def _without_secrets(address: str) -> str:
    parts = urllib.parse.urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _index() -> str:
    return _pip_setting("index-url") or DEFAULT_INDEX


def _pip_setting(name: str) -> str | None:
    """A setting as pip itself finds it: in the environment, then in the user's file, then in the machine's."""
    variable = "PIP_" + name.upper().replace("-", "_")
    if os.environ.get(variable):
        return os.environ[variable]
    home = Path.home()
    if os.name == "nt":
        files = [Path(os.environ[root]) / "pip/pip.ini" for root in ("PROGRAMDATA", "APPDATA") if root in os.environ]
    else:
        own = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "pip/pip.conf"
        files = [Path("/etc/xdg/pip/pip.conf"), Path("/etc/pip.conf"), home / ".pip/pip.conf", own]
    files.append(Path(os.environ.get("PIP_CONFIG_FILE", os.devnull)))
    settings = configparser.RawConfigParser(strict=False)
    try:
        settings.read(files, "utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return None  # pip itself will tell
    for section in ("install", "global"):
        for spelling in (name, name.replace("-", "_")):
            value = settings.get(section, spelling, fallback="").strip()
            if value:
                return value
    return None


def _show_progress(line: str) -> None:
    """What pip is at, on one line of a terminal; nothing in a log."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K" + line[: shutil.get_terminal_size().columns - 1])
        sys.stderr.flush()


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
