"""Writing so that a power cut cannot take it back: sync the file, rename, sync the folder."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zhendan.adapters.storage_errors import FolderReadOnly, SpaceLow

RESERVE_BYTES = 200 * 1024 * 1024
"""Intake stops while this much is still free, so that what runs can end in good order."""
_FULL = (errno.ENOSPC, errno.EDQUOT)
_CLOSED = (errno.EROFS, errno.EACCES, errno.EPERM)


def sync_folder(folder: Path) -> None:
    """Make the names inside a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make a folder and its missing parents, each durable in its own parent."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)
        sync_folder(one.parent)


def keep_under(temporary: Path, final: Path) -> None:
    """Give a synced temporary file its name, durably."""
    make_folder(final.parent)
    os.rename(temporary, final)
    sync_folder(final.parent)


def keep_bytes(final: Path, content: bytes) -> None:
    """Keep a small file under its name, durably and for its owner alone; an earlier one goes.

    A reader sees the old file or the new one, never half of it.
    """
    with disk_words(final.parent):
        make_folder(final.parent)
        temporary = final.with_name(final.name + ".tmp")
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        keep_under(temporary, final)


def require_space(folder: Path, reserve: int) -> None:
    """Raise `SpaceLow` when less than the reserve is free."""
    if shutil.disk_usage(folder).free < reserve:
        raise SpaceLow(reserve=reserve // (1024 * 1024))


def takes_writing(folder: Path, reserve: int = RESERVE_BYTES) -> bool:
    """Whether a folder is there, lets us write, and its disk has more than the reserve free."""
    if not os.access(folder, os.W_OK | os.X_OK):
        return False
    return shutil.disk_usage(folder).free >= reserve


@contextmanager
def disk_words(folder: Path, reserve: int = RESERVE_BYTES) -> Iterator[None]:
    """Turn what the disk refuses into our own errors."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise SpaceLow(reserve=reserve // (1024 * 1024)) from error
        if error.errno in _CLOSED:
            raise FolderReadOnly(folder=folder.name, reason=error.strerror) from error
        raise
