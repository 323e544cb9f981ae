"""What readers take away: one file for each format, all made of what is public and of nothing else.

Files of a unit are made of its dossier alone. Files of the city are joined from finished pieces of the units, for nobody ever
holds all that a city publishes. Nothing asks the clock: dates are those of the records.
"""
