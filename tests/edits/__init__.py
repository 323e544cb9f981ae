"""Edits of a catalogue by many hands, and builds after each of them."""
