"""Tests of the presses."""
