"""What the papers say can be typed can be typed."""

import re
from collections.abc import Iterator

import pytest
from suite import ROOT

from generator.cli import main

PAPERS = ("README.md", "CONTRIBUTING.md", "OPERATING.md", "ARCHITECTURE.md", "CHANGELOG.md")
_CODE = re.compile(r"```[^\n]*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
_COMMAND = re.compile(r"(?:^|[\s/])daylight(?:[ \t]+--(?:root|lang)[ \t]+\S+)*[ \t]+([a-z]+)([^\n|#]*)")
_OPTION = re.compile(r"(?<!\S)\[?(--[a-z][a-z-]*)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


def _said(paper: str) -> Iterator[tuple[str, str]]:
    """Each command that a paper tells to type, with what follows it."""
    for block, span in _CODE.findall((ROOT / paper).read_text("utf-8")):
        yield from _COMMAND.findall(block or span)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_command_that_a_paper_names_is_there_with_its_options(paper: str) -> None:
    missing = []
    for command, rest in _said(paper):
        known = main.commands.get(command)
        options = {name for p in known.params for name in (*p.opts, *p.secondary_opts)} if known else set()
        missing += [f"daylight {command} {option}" for option in _OPTION.findall(rest) if option not in options]
        missing += [] if known else [f"daylight {command}"]
    assert missing == []


def test_the_readme_tells_of_every_command() -> None:
    assert {command for command, _rest in _said("README.md")} == set(main.commands)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_picture_is_there_and_says_in_words_what_it_shows(paper: str) -> None:
    for words, place in _PICTURE.findall((ROOT / paper).read_text("utf-8")):
        assert (ROOT / place).is_file()
        assert len(words) >= len("写着几个字")
