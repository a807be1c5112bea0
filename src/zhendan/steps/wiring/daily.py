"""The file in which an audited ledger waits for the next day's orders."""

from zhendan.adapters.tables.kept import new_kept, open_kept

__all__ = ["new_kept", "open_kept"]
