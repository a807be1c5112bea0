"""Planted faults: the program made weaker in one place, to show that a step can fail at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from zhendan.adapters import durable
from zhendan.adapters.ledger import connection
from zhendan.adapters.ledger import sqlite as ledger


@contextmanager
def weaker_sync(level: str) -> Iterator[None]:
    """SQLite with `synchronous` set to NORMAL or OFF after its settings were read back."""
    real = connection.connect

    def connect(*path: Any, **more: Any) -> Any:
        db = real(*path, **more)
        db.execute(f"PRAGMA synchronous = {level}")
        return db

    with patch.object(ledger, "connect", connect):
        yield


@contextmanager
def no_sync_of_files() -> Iterator[None]:
    """Originals are renamed without being forced out; folders are still synced."""
    real = os.fsync

    def fsync(handle: int) -> None:
        if "/arriving/" not in os.readlink(f"/proc/self/fd/{handle}"):
            real(handle)

    with patch.object(os, "fsync", fsync):
        yield


@contextmanager
def no_sync_of_folders() -> Iterator[None]:
    """Names of originals are never forced out."""
    real = durable.sync_folder

    def sync_folder(folder: Path) -> None:
        if "blobs" not in folder.parts:
            real(folder)

    with patch.object(durable, "sync_folder", sync_folder):
        yield


PLANTED = {
    "synchronous=NORMAL": lambda: weaker_sync("NORMAL"),
    "synchronous=OFF": lambda: weaker_sync("OFF"),
    "no fsync of the original": no_sync_of_files,
    "no fsync of the folder": no_sync_of_folders,
}
"""By name; each is opened inside a recording."""
