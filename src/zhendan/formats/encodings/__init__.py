"""Encodings by name and by evidence, wherever bytes have to become text."""
