"""Writing pages: of a unit, of the finder, of the city; each is brought to the press, and nothing is made twice."""
