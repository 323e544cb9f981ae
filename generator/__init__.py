"""Daylight (阳光权力): what public bodies may do, reviewed as YAML and published as a website."""

__version__ = "0.1.0"
