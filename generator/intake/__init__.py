"""What is understood of a clerk's tables, whatever kind of file they came in: headings, cells, entries, and YAML to be reviewed."""
