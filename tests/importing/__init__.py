"""Lists as units keep them, made by script, and what must be understood of them cell by cell."""
