"""What every test may ask of the run that it is part of: where the checkout is, and whether time is no matter."""

import os
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
"""The checkout."""

LONG: Final = os.environ.get("DAYLIGHT_LONG") == "1"
"""Whether this is the long form: more strange input, more edits, each defect at several places (``make test-long``)."""
