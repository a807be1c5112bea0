"""The key of a workspace's people hashes: random bytes in a file that only its owner can read."""

import os
import secrets
from pathlib import Path

from zhendan.adapters.durable import disk_words, keep_under, make_folder

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
    with disk_words(path.parent):
        make_folder(path.parent)
        temporary = path.with_name(path.name + ".tmp")
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(BYTES))
            file.flush()
            os.fsync(file.fileno())
        keep_under(temporary, path)
