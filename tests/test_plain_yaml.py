"""What is plainly written is read as the careful reader reads it; everything else is left to others."""

import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from suite import LONG, ROOT
from yaml_texts import DATA, STRANGE_TEXT, written

from generator import yaml_tree
from generator.plain_yaml import load
from generator.typing_slips import any_in
from generator.yaml_tree import Value

EXAMPLES = 4000 if LONG else 100

SAMPLE = sorted([*ROOT.glob("catalog/**/*.yml"), *ROOT.glob("flows/**/*.yml")])

LINES = (
    r"""
a: 甲
b: 乙 丙
c:
d: 5
- 甲
- a: 1
- - c
- -
-
a: |
a: >-
- |+
甲乙
x:y
x: y # c
x: y#c
x: y␣␣
a: b:
a: b: c
a: b:c
a: - b
a: 1 # c
a: it's 1,2 [b]
# c
true
false-a: null-b
null: 1
- true甲: b
a: TRUE
a: false
a: 2025-01-01
a: 12:30
a: 0000-5550622
a: 012
a: 1e5
a: 1x
a: -1
a: 123456789012345
a: 1234567890123456
a: ~
'a'
a: 'b'
a: 'b # c'
a: 'it''s' # c
a: 'b'c
a: 'b
c'
'
"b": c
a: "b"
a: "\x41"
a: [b, 丙 丁, 5, true]
a: ['b, c', "d"]
a: [b,c]
a: [b, ]
a: [b c # d]
a: [[b], {c: d}] # e
a: [b
a: [b: c]
a: [-, - b, null]
- {a: b, c: [d, e]}
- {a: b, a: c}
{a: {b: {c: {d: e}}}}
a: {b: 9:30, c: https://x/y}
a: {b:c, d: }
a: []
a: {}
a: {b}
a: {b, c: d}
a: {'b', "c"}
a: [b: c, d]
a: [b}
a: {b: [c}
[b: [c, d: e]]
{{b: c}: d}
[b]: c
? a
: b
a: &b c
a: *b
a: !b c
<<: {a: 1}
---
...
%YAML 1.2
@a
`a`
a: =
a: 甲□乙
a: 甲■乙
b：甲
- b：甲
- b：
a: b：甲
甲：乙
'甲：b：丙'
""".replace("␣", " ")
    .replace("□", "\u3000")
    .replace("■", "\u200b")
    .splitlines()
)
"""Lines that a clerk may write, sound and not; any of them may stand under any other. ␣ is a blank, □ a wide one, ■ one that nobody sees."""


def _assert_says_the_same_or_nothing(text: str) -> None:
    data = load(text)
    if data is not None:
        assert not any_in(text)
        tree, problem = yaml_tree.build("entry.yml", text)
        assert (problem, tree.faults, repr(tree.data)) == (None, (), repr(data))


@settings(max_examples=8 * EXAMPLES, deadline=None, derandomize=not LONG)
@given(lines=st.lists(st.tuples(st.sampled_from([0, 0, 0, 1, 2, 2, 3, 4, 6, 20]), st.sampled_from(LINES)), max_size=7))
def test_any_lines_one_below_the_other_are_read_as_the_careful_reader_reads_them_or_not_at_all(
    lines: list[tuple[int, str]],
) -> None:
    _assert_says_the_same_or_nothing("".join(f"{' ' * indent}{line}\n" for indent, line in lines))


@settings(max_examples=2 * EXAMPLES, deadline=None, derandomize=not LONG)
@given(text=STRANGE_TEXT)
def test_any_text_is_read_as_the_careful_reader_reads_it_or_not_at_all(text: str) -> None:
    _assert_says_the_same_or_nothing(f"{text}\n")


@settings(max_examples=2 * EXAMPLES, deadline=None, derandomize=not LONG)
@given(
    before=st.sampled_from(["a: ", "- ", "", "a: [", "a: {b: "]),
    word=st.text(max_size=6),
    after=st.sampled_from(["\n", "]\n", "}\n"]),
)
def test_any_word_is_read_as_the_careful_reader_reads_it_or_not_at_all(before: str, word: str, after: str) -> None:
    _assert_says_the_same_or_nothing(before + word + after)


@pytest.mark.parametrize("flow_style", [False, True, None])
@settings(max_examples=EXAMPLES, deadline=None, derandomize=not LONG)
@given(data=DATA)
def test_what_pyyaml_writes_is_read_back_or_not_at_all(flow_style: bool | None, data: Value) -> None:
    text = written(data, flow_style)
    assume("<<" not in text)
    assert load(text) is None or repr(load(text)) == repr(data)
    _assert_says_the_same_or_nothing(text)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=not LONG)
@given(seed=st.integers(0, 2**32))
def test_a_file_of_the_sample_whose_lines_were_moved_is_read_as_the_careful_reader_reads_it(seed: int) -> None:
    chance = random.Random(seed)  # tests need no secrets
    lines = chance.choice(SAMPLE).read_text("utf-8").splitlines()[:80]
    for _ in range(chance.randrange(1, 4)):
        place = chance.randrange(len(lines))
        spoil = chance.choice(
            [str.lstrip, lambda line: f" {line}", lambda line: line[:-1], lambda line: f"{line} {line}"]
        )
        lines[place : place + chance.randrange(3)] = [
            spoil(line) for line in lines[place : place + chance.randrange(3)]
        ]
    _assert_says_the_same_or_nothing("".join(f"{line}\n" for line in lines))


def test_nearly_every_file_of_the_sample_is_plainly_written() -> None:
    texts = [path.read_text("utf-8") for path in SAMPLE]
    assert sum(load(text) is None for text in texts) <= len(texts) / 25
    for text in texts[::10]:
        _assert_says_the_same_or_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "# 甲\n", "a: 1", "~\n", "null\n"),
        *("a: 012\n", "a: 0x1F\n", "a: 1e5\n", "a: 1.5\n", "a: .inf\n", "a: +1\n", "a: 1_000\n", "a: 1234567890123456\n"),
        *("a: True\n", "a: NULL\n", "true: 1\n", "5: 1\n", "a: [012]\n", "a: {b: True}\n"),
        *("a: 1\na: 2\n", "a: {b: 1, b: 2}\n", "a: &x 1\n", "a: *x\n", "a: !x 1\n", "<<: {a: 1}\n", "a: 1\n---\nb: 2\n"),
        *("a: 甲\u200b乙\n", "a: 甲\x85乙\n", "a: '甲\u2028乙'\n", "# 甲\ufeff\n", "a: [甲\u202e]\n", "a: |\n  甲\u200b\n"),
        *("a: 1\nb：2\n", "- b：2\n", "- - b：\n", "a: |\n  b：2\n", "a: '甲\n\n  - b：2'\n", "a: 甲\n  b：2\n"),
        *("a: |\n", "a: |2\n   b\n", 'a: "\\u4e00"\n', "a: 1\n\tb: 2\n"),
        *("[" * 10_000, "- " * 10_000 + "\n", "".join(f"{' ' * n}a:\n" for n in range(40))),
    ],
)  # fmt: skip
def test_what_readers_differ_on_or_find_fault_with_is_left_to_others(text: str) -> None:
    assert load(text) is None


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 12:30\nb: NO\nc: 2025-01-01\n", {"a": "12:30", "b": "NO", "c": "2025-01-01"}),
        ("a: 0000-5550622\nb: 1m\nc: 15\nd: true\n", {"a": "0000-5550622", "b": "1m", "c": 15, "d": True}),
        ("- 甲  # 乙\n- 甲#乙\n- 'it''s'\n- \"甲: 乙\"\n", ["甲", "甲#乙", "it's", "甲: 乙"]),
        ("a:\n  - {b: [甲, 丙], c: {d: 'e', f: 5}}\n", {"a": [{"b": ["甲", "丙"], "c": {"d": "e", "f": 5}}]}),
        ("a: |\n  甲\n\n  乙\nb:\n", {"a": "甲\n\n乙\n", "b": None}),
        ("a: 甲\n  乙\n", {"a": "甲 乙"}),
    ],
)
def test_plain_words_numbers_quotes_brackets_and_blocks_are_read(text: str, data: object) -> None:
    assert repr(load(text)) == repr(data)
    _assert_says_the_same_or_nothing(text)
