"""Where a workspace keeps its originals: its own folder, or S3-compatible storage by setting."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhendan.adapters.blobs import FolderBlobs
from zhendan.adapters.durable import keep_bytes, sync_folder
from zhendan.adapters.exhibit_keys import ExhibitKeys
from zhendan.adapters.lock import FolderLock
from zhendan.adapters.originals import Originals
from zhendan.adapters.readings import FolderReadings
from zhendan.adapters.s3_blobs import S3Blobs
from zhendan.adapters.sealed_blobs import SealedBlobs
from zhendan.adapters.storage_errors import BlobsElsewhere
from zhendan.domain import Sha256

SETTING = "ZHENDAN_BLOBS"
"""`s3://bucket/prefix?endpoint=…&region=…`; without it originals lie in `blobs/`."""
FOLDER, SEALED, MARK = "blobs", "sealed", "blobs.s3"
"""Plain originals, enciphered ones, and the note that both are in storage."""
KEYS = "keys/exhibits"


@dataclass(frozen=True, slots=True)
class Stores:
    """The two places of a workspace's originals in storage."""

    plain: S3Blobs
    sealed: S3Blobs


def open_blobs(workspace: Path, lock: FolderLock | None) -> Originals:
    """The originals of a workspace and what was read of them; with a lock they may be added to.

    One workspace keeps to one kind of place. Raises `BlobsElsewhere` where the setting names the
    other, `StorageAddressOdd` where it cannot be read.
    """
    keys = keys_of(workspace, write=lock is not None)
    readings = FolderReadings(workspace / "readings", write=lock is not None, keys=keys)
    stored = elsewhere(workspace, write=lock is not None)
    if stored is not None and lock is not None and not (workspace / MARK).exists():
        _mark(workspace)
    plain = stored.plain if stored else FolderBlobs(workspace / FOLDER, lock=lock)
    if not keys.used:
        return Originals(plain, readings)
    place = stored.sealed if stored else FolderBlobs(workspace / SEALED, lock=lock)
    return Originals(plain, readings, SealedBlobs(place, keys))


def keys_of(workspace: Path, *, write: bool = False) -> ExhibitKeys:
    """The keys of single originals; in use once somebody has begun with them."""
    return ExhibitKeys(workspace / KEYS, write=write)


def put_under_keys(workspace: Path, lock: FolderLock) -> Iterator[tuple[Sha256, bool]]:
    """Begin to keep originals under keys, and seal those that are there: hash, and whether done."""
    keys_of(workspace, write=True).begin()
    yield from open_blobs(workspace, lock).seal_all()


def elsewhere(workspace: Path, *, write: bool = False) -> Stores | None:
    """The storage that the setting names; None where originals lie in the folder."""
    address = os.environ.get(SETTING, "").strip()
    if (workspace / (FOLDER if address else MARK)).exists():
        raise BlobsElsewhere(setting=SETTING)
    return _stores(address, write=write) if address else None


def carry_over(workspace: Path) -> None:
    """Bring restored originals to the storage that the setting names; nothing where it names none.

    Every one is durable there before the folder's copy goes.
    """
    address = os.environ.get(SETTING, "").strip()
    if not address:
        return
    stored = _stores(address, write=True)
    for name, target in ((FOLDER, stored.plain), (SEALED, stored.sealed)):
        source = FolderBlobs(workspace / name, lock=None)
        for sha256 in source:
            with source.open(sha256) as content:
                target.put(content)
        shutil.rmtree(workspace / name, ignore_errors=True)
    sync_folder(workspace)
    _mark(workspace)


def _stores(address: str, *, write: bool) -> Stores:
    """Plain originals lie under the address, enciphered ones under `sealed/` below it."""
    plain = S3Blobs(address, write=write)
    return Stores(plain, plain.below(SEALED))


def _mark(workspace: Path) -> None:
    """Note durably that the originals are in storage; the address stays out of the folder."""
    keep_bytes(workspace / MARK, b"s3\n")
