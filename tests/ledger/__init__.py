"""Acknowledged means durable: tests of ledger, blobs and lock."""
