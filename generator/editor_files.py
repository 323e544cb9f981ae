"""``python -m generator.editor_files``: writes what editors show of our files, made of the schemas."""

from collections.abc import Iterator
from pathlib import Path

from generator import editor_words, schema, snippets
from generator.vocabulary import SCHEMAS


def files() -> Iterator[tuple[Path, str]]:
    """Each file that is made of the schemas, and its text."""
    for name in schema.schemas():
        yield SCHEMAS / name, editor_words.spoken(name)
    yield SCHEMAS.parent.parent / snippets.FILE, snippets.text()


if __name__ == "__main__":
    for file, text in tuple(files()):
        file.write_text(text, "utf-8")
