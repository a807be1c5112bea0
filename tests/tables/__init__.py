"""The table adapters."""
