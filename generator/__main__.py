"""``python -m generator`` is ``daylight``."""

from generator.cli import main

main(prog_name="daylight")
