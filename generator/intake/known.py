"""What the catalogue says already: the unit with its departments and posts, laws by title, and the entries that an import may meet
again. What an import adds to it (a post, a law, an article) is kept here, so that everything after it finds it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from msgspec import Struct, field

from generator import source
from generator.intake.headings import normal
from generator.intake.slugs import slug_of
from generator.kinds import FLOW, JURISDICTION, LAW, POWER, RISKS, RULES, UNIT, Kind

Data = dict[str, Any]

_OF_CHINA: Final = "中华人民共和国"


class Law(Struct):
    """``is_new`` for one that no file describes yet. ``articles`` are registered ones, ``added`` those that a basis needs."""

    id: str
    title: str
    articles: set[str]
    number: str = ""
    is_new: bool = False
    added: dict[str, str] = field(default_factory=dict)


class Known(Struct, dict=True):
    """The catalogue at ``root`` as the unit ``unit`` sees it. ``imported`` are the files that the last import had a say in, ``broken``
    the lines at which files of the unit cannot be read, by path."""

    root: Path
    unit: str
    imported: frozenset[str] = frozenset()
    files: dict[str, Data] = field(default_factory=dict)
    broken: dict[str, int] = field(default_factory=dict)
    laws: dict[str, Law] = field(default_factory=dict)
    departments: dict[str, Data] = field(default_factory=dict)
    posts: dict[str, Data] = field(default_factory=dict)

    def data(self, kind: Kind, own: str = "") -> Data:
        """What a file says; nothing where there is none."""
        return self.files.get(kind.pattern.format(unit=self.unit, id=own), {})

    def entries(self, kind: Kind) -> Iterator[tuple[str, Data]]:
        """Ids and data of the unit's entries of ``kind``."""
        head, _mark, tail = kind.pattern.format(unit=self.unit, id="{id}").partition("{id}")
        for path, data in self.files.items():
            if path.startswith(head) and path.endswith(tail):
                yield path[len(head) : -len(tail)], data

    # --- looking up -----------------------------------------------------------

    @cached_property
    def jurisdiction(self) -> Data:
        return _read(self.root, JURISDICTION.pattern)

    @cached_property
    def units(self) -> Mapping[str, str]:
        """Every unit's id by its names."""
        found: dict[str, str] = {}
        for path in sorted(self.root.glob(UNIT.pattern.format(unit="*"))):
            data = _read(self.root, path.relative_to(self.root).as_posix())
            for name in (data.get("name"), data.get("short_name")):
                if isinstance(name, str):
                    found.setdefault(normal(name), path.parent.name)
        return found

    def law(self, title: str) -> Law | None:
        key = normal(title)
        return (
            self.laws.get(key) or self.laws.get(normal(_OF_CHINA) + key) or self.laws.get(key.removeprefix(_OF_CHINA))
        )

    def add_law(self, title: str, number: str) -> Law:
        law = Law(
            slug_of(title.removeprefix(_OF_CHINA), {law.id for law in self.laws.values()}), title, set(), number, True
        )
        self.laws[normal(title)] = law
        return law

    def department(self, name: str) -> Data | None:
        return self.departments.get(normal(name))

    def add_department(self, name: str) -> Data:
        made: Data = {"id": slug_of(name, {d["id"] for d in self.departments.values()}), "name": name}
        self.departments[normal(name)] = made
        return made

    def post(self, name: str) -> Data | None:
        return self.posts.get(normal(name)) or self.posts.get(normal(name) + "岗")

    def add_post(self, name: str, department: str | None, tier: str | None = None) -> Data:
        made: Data = {"id": slug_of(name.removesuffix("岗"), {p["id"] for p in self.posts.values()}), "name": name}
        made |= {k: v for k, v in (("department", department), ("tier", tier)) if v}
        self.posts[normal(name)] = made
        return made


def look(root: Path, unit: str, imported: frozenset[str] = frozenset()) -> Known:
    """What is there of ``unit`` and of the laws."""
    known = Known(root, unit, imported)
    for kind in (UNIT, RULES, POWER, RISKS, FLOW):
        for path in sorted(root.glob(kind.pattern.format(unit=unit, id="*"))):
            name = path.relative_to(root).as_posix()
            document = source.read(root, name)
            known.files[name] = document.data if isinstance(document.data, dict) else {}
            if not document.is_sound or not isinstance(document.data, dict):
                known.broken[name] = next((fault.line for fault in document.faults), 1)
    for path in sorted(root.glob(LAW.pattern.format(id="*"))):
        data = _read(root, path.relative_to(root).as_posix())
        law = Law(
            path.stem, str(data.get("title", "")), {a["article"] for a in _mappings(data, "articles") if "article" in a}
        )
        for title in (data.get("title"), data.get("short_title")):
            if isinstance(title, str):
                known.laws.setdefault(normal(title), law)
    for department in _mappings(known.data(UNIT), "departments"):
        known.departments.setdefault(normal(str(department.get("name", ""))), dict(department))
    for post in _mappings(known.data(UNIT), "posts"):
        known.posts.setdefault(normal(str(post.get("name", ""))), dict(post))
    return known


def _mappings(data: Data, key: str) -> list[Data]:
    found = data.get(key)
    return [x for x in found if isinstance(x, dict)] if isinstance(found, list) else []


def _read(root: Path, path: str) -> Data:
    if not (root / path).is_file():
        return {}
    data = source.read(root, path).data
    return data if isinstance(data, dict) else {}
