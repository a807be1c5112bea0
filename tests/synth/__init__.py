"""The synthetic shops are what they say: repeatable, possible, balanced, and silent on truth."""
