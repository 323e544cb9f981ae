"""Signatures by OpenSSH, which every operator has: ``ssh-keygen -Y sign`` and ``-Y verify`` in the namespace "daylight".

A signature can be checked without Daylight::

    ssh-keygen -Y verify -f SIGNERS -I NAME -n daylight -s manifest.json.sig < manifest.json

SIGNERS is an "allowed signers" file (ssh-keygen(1)): lines of a name, ``namespaces="daylight"``, and a public key.
"""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

NAMESPACE: Final = "daylight"
"""What a signature is for: one made for something else, or by git, does not count."""


class SigningError(Exception):
    """ssh-keygen is not there or refuses; the message is its own."""


def sign(file: Path, key: Path) -> None:
    """Write the signature of ``file`` beside it, as ``file.sig``. A public ``key`` signs with the agent that holds the other half."""
    _keygen("sign", "-q", "-n", NAMESPACE, "-f", str(key), str(file))


def signer_of(content: bytes, signature: Path, signers: Path) -> str | None:
    """Who of ``signers`` (an allowed signers file) made ``signature`` of ``content``; ``None`` where nobody of them did."""
    try:
        known = _keygen("find-principals", "-s", str(signature), "-f", str(signers)).decode("utf-8", "replace")
    except SigningError:
        return None
    return next((name for name in known.splitlines() if _is_by(name, content, signature, signers)), None)


def _is_by(name: str, content: bytes, signature: Path, signers: Path) -> bool:
    words = ("-n", NAMESPACE, "-I", name, "-s", str(signature), "-f", str(signers))
    try:
        _keygen("verify", *words, given=content)
    except SigningError:
        return False
    return True


def _keygen(action: str, *words: str, given: bytes = b"") -> bytes:
    command: Sequence[str] = ["ssh-keygen", "-Y", action, *words]
    try:
        done = subprocess.run(command, capture_output=True, check=True, input=given)  # noqa: S603  # no shell; each word follows an option
    except OSError as problem:
        raise SigningError(f"ssh-keygen: {problem.strerror or problem}") from problem
    except subprocess.CalledProcessError as problem:
        said = problem.stderr.decode("utf-8", "replace").strip().splitlines()
        raise SigningError(said[-1] if said else f"ssh-keygen: {problem.returncode}") from problem
    return done.stdout
