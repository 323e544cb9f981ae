"""Reading a file never fails: what is wrong with it is told, and the rest of it is read."""

import random
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from suite import LONG, ROOT

from generator import plain_yaml, quick_yaml, yaml_tree
from generator.diagnostics import Severity
from generator.source import LARGEST_FILE, Document, parse, read

EXAMPLES = 4000 if LONG else 200

SAMPLE = sorted([*ROOT.glob("catalog/**/*.yml"), *ROOT.glob("flows/**/*.yml")])

PIECES = [
    piece.encode("utf-8")
    for piece in ["", *"\x00\t\r\n[]{}'\"#%|：“\u2028\ufeff", ": ", "- ", "&a ", "*a ", "!x ", "<<: ", "---\n", "? "]
]
"""What a spoilt file has where it should not."""


def _told(document: Document) -> list[tuple[str, int, int]]:
    return [(f.rule, f.line, f.column) for f in document.faults]


def test_a_sound_file_is_its_data_and_places(tmp_path: Path) -> None:
    (tmp_path / "entry.yml").write_text("名称: 甲\nsteps:\n  - {id: a}\n", "utf-8")
    document = read(tmp_path, "entry.yml")
    assert (document.path, document.data, document.faults) == ("entry.yml", {"名称": "甲", "steps": [{"id": "a"}]}, ())
    assert document.is_sound


@pytest.mark.parametrize(
    ("trail", "place"),
    [
        ((), (1, 1)),
        (("b",), (2, 1)),
        (("b", 0), (3, 5)),
        (("b", 0, "id"), (3, 9)),
        (("b", 0, "gone"), (3, 5)),
        (("b", 7, "id"), (2, 1)),
        (("gone", 0), (1, 1)),
        (("a", "deeper"), (1, 4)),
    ],
)
def test_a_trail_leads_to_its_value_or_to_the_nearest_thing_around_it(
    trail: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    assert parse("entry.yml", b"a: 1\nb:\n  - id: x\n").place(trail) == place


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"\xef\xbb\xbfx: 0\na: 1", (2, 4)),
        (b"x: 0\r\na: 1\r\n", (2, 4)),
        (b"x: 0\ra: 1\r", (2, 4)),
        ("甲: 0\na: 1\n".encode("gbk"), (2, 4)),
        ("甲: 0\na: 1\n".encode("utf-16"), (2, 4)),
        ("甲: \u200b0\na:\u200b1\n".encode(), (2, 4)),
        (b"x: &x 0\na: 1\nx: 2\n", (2, 4)),
        (b"x: 0\na: 1\n]", (2, 4)),
        (b"x: 0\n]\na: 1\n", (1, 1)),
        (b"\0\xff", (1, 1)),
    ],
    ids=range(10),
)
def test_places_are_known_of_what_was_understood_of_a_faulty_file(raw: bytes, place: tuple[int, int]) -> None:
    document = parse("entry.yml", raw)
    assert document.faults or b"\r" in raw
    assert document.place(("a",)) == place


def test_places_are_sought_once_and_only_when_one_is_asked_for() -> None:
    with patch.object(yaml_tree, "build", wraps=yaml_tree.build) as build:
        document = parse("entry.yml", b"a: 1\nb: 2\n")
        assert build.call_count == 0
        assert (document.place(("a",)), document.place(("b",))) == ((1, 4), (2, 4))
        assert build.call_count == 1


@pytest.mark.parametrize(
    ("raw", "data", "told"),
    [
        (b"", None, [("empty-file", 1, 1)]),
        (b"# nothing\n", None, [("empty-file", 1, 1)]),
        (b"\xef\xbb\xbf", None, [("byte-order-mark", 1, 1)]),
        (b"\xef\xbb\xbfa: 1", {"a": 1}, [("byte-order-mark", 1, 1)]),
        (b"a: 1\r\nb: 2\r\n", {"a": 1, "b": 2}, []),
        (b"a: 1\rb: 2\ra: 3\r", {"a": 1, "b": 2}, [("duplicate-key", 3, 1)]),
        ("a: 1\r b：2\r".encode(), {"a": "1 b：2"}, [("fullwidth-colon", 2, 3)]),
        ("a: |-\r\n  甲\r\n  乙\r\n".encode(), {"a": "甲\n乙"}, []),
        ("a: “甲: 乙”\r\n".encode(), {"a": "“甲"}, [("fullwidth-quote", 1, 4)]),
        ("甲: 1\nb: 2\n".encode("gbk"), {"甲": 1, "b": 2}, [("not-utf8", 1, 1)]),
        ("a: &x 1\n甲: *x\n".encode("gbk"), {"a": 1, "甲": None}, [("yaml-alias", 1, 4), ("not-utf8", 2, 1), ("yaml-alias", 2, 4)]),
        ("a: 甲\u200b\n\tb: 1\n".encode(), {}, [("hidden-character", 1, 5), ("tab-indent", 2, 1)]),
        ("a\u200b: 1\nb: 2\u200b".encode(), {"a": 1, "b": 2}, [("hidden-character", 1, 2), ("hidden-character", 2, 5)]),
        ("- name：甲\n".encode(), ["name：甲"], [("fullwidth-colon", 1, 7)]),
    ],
    ids=range(14),
)  # fmt: skip
def test_all_that_is_wrong_with_a_text_is_told_in_its_order(
    raw: bytes, data: object, told: list[tuple[str, int, int]]
) -> None:
    document = parse("entry.yml", raw)
    assert (document.data, _told(document)) == (data, told)
    assert document.is_sound is all(f.severity is Severity.WARNING for f in document.faults)


def test_a_file_may_be_as_large_as_the_limit_and_no_larger() -> None:
    lead = b"a: 1\n#"
    assert parse("entry.yml", lead + b" " * (LARGEST_FILE - len(lead))).faults == ()
    larger = parse("entry.yml", lead + b" " * (LARGEST_FILE + 1 - len(lead)))
    assert (larger.data, _told(larger)) == (None, [("file-too-large", 1, 1)])


@pytest.mark.parametrize("size", [0, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, LARGEST_FILE, LARGEST_FILE + 1])
def test_a_file_of_any_size_is_read_as_its_bytes_are(tmp_path: Path, size: int) -> None:
    raw = b"a: 1\nb: " + b"x" * (size - 8) if size else b""
    (tmp_path / "entry.yml").write_bytes(raw)
    assert read(tmp_path, "entry.yml") == parse("entry.yml", raw)


def test_a_file_without_an_end_is_read_up_to_the_limit_only() -> None:
    document = read(Path("/dev"), "zero")
    assert (document.data, _told(document)) == (None, [("file-too-large", 1, 1)])


def test_a_file_that_is_gone_is_a_document_with_a_fault(tmp_path: Path) -> None:
    document = read(tmp_path, "gone.yml")
    assert (document.path, document.data, _told(document)) == ("gone.yml", None, [("unreadable-file", 1, 1)])


@settings(max_examples=EXAMPLES, deadline=None, derandomize=not LONG)
@given(raw=st.binary(max_size=200) | st.text(max_size=100).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read(raw: bytes) -> None:
    _assert_is_told_well(parse("entry.yml", raw))
    _assert_is_the_same_without_haste(raw)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=not LONG)
@given(seed=st.integers(0, 2**32), count=st.integers(1, 6))
def test_a_file_of_the_sample_is_read_however_it_is_spoilt(seed: int, count: int) -> None:
    chance = random.Random(seed)  # tests need no secrets
    raw = chance.choice(SAMPLE).read_bytes()[:6000]
    for _ in range(count):
        raw = _spoil(raw, chance)
    _assert_is_told_well(parse("entry.yml", raw))
    _assert_is_the_same_without_haste(raw)


def test_no_file_of_the_sample_needs_the_careful_reader() -> None:
    with patch.object(yaml_tree, "build", wraps=yaml_tree.build) as build:
        assert all(parse("entry.yml", path.read_bytes()).faults == () for path in SAMPLE)
    assert build.call_count == 0


def _spoil(raw: bytes, chance: random.Random) -> bytes:
    """``raw`` with something taken out, put in, doubled or exchanged."""
    start = chance.randrange(len(raw) + 1)
    end = min(len(raw), start + chance.choice([0, 1, 2, 3, 40, 400]))
    put: bytes = chance.choice([*PIECES, raw[start:end], chance.randbytes(4)])
    return raw[:start] + put + raw[end:]


def _assert_is_told_well(document: Document) -> None:
    assert list(document.faults) == sorted(document.faults)
    assert all(
        f.file == "entry.yml" and f.line >= 1 and f.column >= 1 and f.message and f.hint for f in document.faults
    )
    if document.data is None:
        assert document.faults


def _assert_is_the_same_without_haste(raw: bytes) -> None:
    """What the quick readers let pass is what the careful one says, down to the type of each value."""
    document = parse("entry.yml", raw)
    with patch.object(plain_yaml, "load", return_value=None), patch.object(quick_yaml, "load", return_value=None):
        careful = parse("entry.yml", raw)
    assert document == careful
    assert repr(document.data) == repr(careful.data)
