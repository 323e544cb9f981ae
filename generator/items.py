"""Which powers of several units are the same item: the same name, or the same code of the national list and a name that is like it."""

from collections.abc import Iterator, Mapping
from hashlib import blake2b

from generator.public import ItemName
from generator.wording import are_alike, plain


def shared_items(powers: Mapping[str, ItemName]) -> dict[str, str]:
    """The id of its item for each of ``powers`` (by ``unit/id``) that another unit has too.

    An item is called by its code, which outlives names, and by a digest of its name where it has none.
    """
    return {
        key: name for name, keys in _groups(powers) if len({key.partition("/")[0] for key in keys}) > 1 for key in keys
    }


def _groups(powers: Mapping[str, ItemName]) -> Iterator[tuple[str, list[str]]]:
    """Each item's id and powers. A code belongs to the first name that bears it: what is unlike that is another item."""
    named: dict[str, list[str]] = {}
    coded: dict[str, list[str]] = {}
    for key, item in sorted(powers.items()):
        name = plain(item.name)
        if name not in named:
            first = coded.get(item.code, [])
            named[name] = first if first and are_alike(powers[first[0]].name, item.name) else []
        named[name].append(key)
        if item.code:
            coded.setdefault(item.code, named[name])
    codes = {id(keys): code for code, keys in reversed(coded.items())}
    for name, keys in {id(keys): (name, keys) for name, keys in reversed(named.items())}.values():
        yield codes.get(id(keys)) or blake2b(name.encode(), digest_size=6).hexdigest(), keys
