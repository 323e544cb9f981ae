"""What editors make of our files."""
