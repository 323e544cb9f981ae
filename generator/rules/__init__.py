"""The rules of law, logic and common sense that a catalogue must meet: one file a rule."""
