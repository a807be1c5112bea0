"""The database of accounts, sessions and tasks as it grew."""
