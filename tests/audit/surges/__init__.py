"""Surges: expectation, range, new levels, and who explains what."""
