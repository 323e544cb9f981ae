"""Defects put into the sample city one at a time, each to be found where it is and nothing else with it."""
