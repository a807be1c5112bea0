"""Which known layout a table has: by the signature of its header, never by its file name."""
