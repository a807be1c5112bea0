"""Rings (关联群组): sets of accounts that share more keys than any others, with a certificate."""
