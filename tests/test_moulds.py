"""Moulds are drawn once, and again for whatever they are drawn about."""

from pathlib import Path

import pytest

from generator.cache import VARIABLE
from generator.moulds import mould


def test_a_mould_is_drawn_once_for_the_same_and_again_for_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    drawn: list[bytes] = []

    def draw() -> bytes:
        drawn.append(b"%d" % len(drawn))
        return drawn[-1]

    about = [("docx", "a", "b"), ("docx", "a", "b"), ("docx", "ab", ""), ("xlsx", "a", "b"), ("docx", "a", "b")]
    assert [mould(*one, draw=draw) for one in about] == [b"0", b"0", b"1", b"2", b"0"]


def test_a_mould_is_drawn_where_nothing_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file"))
    assert mould("docx", draw=lambda: b"drawn") == b"drawn"
