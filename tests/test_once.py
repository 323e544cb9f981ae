"""What is shared is made once, and goes with what it was made for."""

import gc
import weakref

from generator.once import once


class Thing:
    """Something to make other things from."""


def test_a_thing_is_made_once_for_each_source() -> None:
    made = once(lambda source: [source.__class__])
    one, other = Thing(), Thing()
    assert made(one) is made(one)
    assert made(one) is not made(other)


def test_what_was_made_goes_with_its_source() -> None:
    made = once(lambda _source: Thing())
    source = Thing()
    kept = weakref.ref(made(source))
    assert kept() is not None
    del source
    gc.collect()
    assert kept() is None


def test_an_heir_is_told_what_its_source_is_told() -> None:
    made = once(lambda source: [source.__class__])
    source, heir = Thing(), Thing()
    made.holds_for(heir, source)
    assert made(heir) is made(source)
