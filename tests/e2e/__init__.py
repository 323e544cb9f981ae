"""Tests of the whole: the program builds the sample city's site, a browser reads it as people do."""
