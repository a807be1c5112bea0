"""Tests of the room that writes appeals."""
