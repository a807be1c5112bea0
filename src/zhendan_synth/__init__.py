"""Openly synthetic shops."""
