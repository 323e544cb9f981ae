"""Counts of what a catalogue says (R14): facts of a unit, counts of facts, sums of counts; never typed, always computed."""
