"""Where a workspace keeps its originals: its own folder, or S3-compatible storage by setting."""

import os
import shutil
from pathlib import Path

from zhendan.adapters.blobs import FolderBlobs
from zhendan.adapters.durable import keep_bytes, sync_folder
from zhendan.adapters.lock import FolderLock
from zhendan.adapters.originals import Originals
from zhendan.adapters.readings import FolderReadings
from zhendan.adapters.s3_blobs import S3Blobs
from zhendan.adapters.storage_errors import BlobsElsewhere

SETTING = "ZHENDAN_BLOBS"
"""`s3://bucket/prefix?endpoint=…&region=…`; without it originals lie in `blobs/`."""
FOLDER, MARK = "blobs", "blobs.s3"


def open_blobs(workspace: Path, lock: FolderLock | None) -> Originals:
    """The originals of a workspace and what was read of them; with a lock they may be added to.

    One workspace keeps to one kind of place. Raises `BlobsElsewhere` where the setting names the
    other, `StorageAddressOdd` where it cannot be read.
    """
    readings = FolderReadings(workspace / "readings", write=lock is not None)
    stored = elsewhere(workspace, write=lock is not None)
    if stored is None:
        return Originals(FolderBlobs(workspace / FOLDER, lock=lock), readings)
    if lock is not None and not (workspace / MARK).exists():
        _mark(workspace)
    return Originals(stored, readings)


def elsewhere(workspace: Path, *, write: bool = False) -> S3Blobs | None:
    """The storage that the setting names; None where originals lie in the folder."""
    address = os.environ.get(SETTING, "").strip()
    if (workspace / (FOLDER if address else MARK)).exists():
        raise BlobsElsewhere(setting=SETTING)
    return S3Blobs(address, write=write) if address else None


def carry_over(workspace: Path) -> None:
    """Bring restored originals to the storage that the setting names; nothing where it names none.

    Every one is durable there before the folder's copy goes.
    """
    address = os.environ.get(SETTING, "").strip()
    if not address:
        return
    target, source = S3Blobs(address, write=True), FolderBlobs(workspace / FOLDER, lock=None)
    for sha256 in source:
        with source.open(sha256) as content:
            target.put(content)
    shutil.rmtree(workspace / FOLDER, ignore_errors=True)
    sync_folder(workspace)
    _mark(workspace)


def _mark(workspace: Path) -> None:
    """Note durably that the originals are in storage; the address stays out of the folder."""
    keep_bytes(workspace / MARK, b"s3\n")
