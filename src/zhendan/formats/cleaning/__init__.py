"""Cells into values: ids, money, times, counts, people and places, by the rules of the formats."""
