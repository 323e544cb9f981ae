"""What Daylight costs, measured on cities of any size."""
