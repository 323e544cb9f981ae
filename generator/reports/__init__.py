"""Reports of a month (一月一报) and of a year (R14): what a unit or the city has, what changed since the last one, what was warned of."""
