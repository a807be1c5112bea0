"""The key of a workspace's people hashes: random bytes in a file that only its owner can read."""

import secrets
from pathlib import Path

from zhendan.adapters.durable import keep_bytes

BYTES = 32


def people_key(path: Path) -> bytes:
    """The workspace's key; made, durable before it is used, where there is none yet.

    Losing it loses no evidence: people's data is hashed anew when the exports are read again.
    """
    if not path.exists():
        _make(path)
    return path.read_bytes()


def _make(path: Path) -> None:
    """A fresh key under its name, durably."""
    keep_bytes(path, secrets.token_bytes(BYTES))
