"""What people call things, and what laws and lists call them: the finder looks for both.

``everyday.yml`` is the list. It is the same for every city, for it holds what is said everywhere; what only one place says stands in the
plain summaries of its powers.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, cast

from generator import quick_yaml
from generator.search.normal import words

_FILE: Final = Path(__file__).with_name("everyday.yml")


@cache
def listed_words() -> Mapping[str, tuple[str, ...]]:
    """What lists say, each with what people say, as the file has them."""
    listed = cast("dict[str, list[str]]", quick_yaml.load(_FILE.read_text("utf-8")))
    return {formal: tuple(said) for formal, said in listed.items()}


@cache
def everyday_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each everyday word with what lists say instead, both in the form in which texts are compared; sorted."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for formal, said in listed_words().items():
        for word in said:
            found["".join(words(word))] += words(formal)
    return tuple((word, tuple(formal)) for word, formal in sorted(found.items()))
