"""The least that reading a catalogue can cost with PyYAML: libyaml's loader on every file. ``python -m benchmarks.parse ROOT``."""

import sys
from pathlib import Path

import yaml


def main() -> None:
    """Load every file and forget it."""
    root = Path(sys.argv[1])
    for folder in ("catalog", "flows"):
        for path in sorted((root / folder).rglob("*.yml")):
            with path.open("rb") as file:
                yaml.load(file, yaml.CSafeLoader)


if __name__ == "__main__":
    main()
