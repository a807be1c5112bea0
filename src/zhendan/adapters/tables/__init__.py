"""表: the canonical rows, one adapter per engine."""
