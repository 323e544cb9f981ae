"""What the forges run, run here: their files are read as they stand, and the shell in them is run in clones of a repository."""
