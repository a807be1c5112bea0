"""Kept files in a folder: written once under the SHA-256 of their bytes, never edited."""

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from zhendan.adapters.durable import (
    RESERVE_BYTES,
    disk_words,
    keep_under,
    make_folder,
    require_space,
    sync_folder,
)
from zhendan.adapters.lock import FolderLock
from zhendan.adapters.storage_errors import BlobMissing, FolderReadOnly
from zhendan.domain import Sha256

PIECE = 1 << 20
_NAME = re.compile("[0-9a-f]{64}")


class FolderBlobs:
    """Answers the `Blobs` port: `ab/abcd…` under one folder, `arriving/` for what comes in.

    With a lock it may write, and sweeps what an interrupted run left in `arriving/`; without
    one it only reads.
    """

    def __init__(
        self, folder: Path, *, lock: FolderLock | None, reserve: int = RESERVE_BYTES
    ) -> None:
        self._folder, self._reserve = folder, reserve
        self._arriving = folder / "arriving"
        self._writes = lock is not None
        if self._writes:
            with disk_words(folder, reserve):
                make_folder(self._arriving)
                self._sweep()

    def put(self, content: IO[bytes]) -> tuple[Sha256, int]:
        """Keep the bytes; returns when file and name are durable. Raises `SpaceLow`."""
        if not self._writes:
            raise FolderReadOnly(folder=self._folder.name, reason="opened for reading")
        require_space(self._folder, self._reserve)
        with disk_words(self._folder, self._reserve):
            temporary, sha256, size = self._receive(content)
            # Also over bytes that are kept already: what was just read is known to be sound.
            keep_under(temporary, self._place(sha256))
        return sha256, size

    def open(self, sha256: Sha256) -> IO[bytes]:
        """Open kept bytes. Raises `BlobMissing`."""
        try:
            return self._place(sha256).open("rb")
        except OSError as error:
            raise BlobMissing(sha256=sha256) from error

    def destroy(self, sha256: Sha256) -> None:
        """Unlink kept bytes and make that durable; only a writer may."""
        if not self._writes:
            raise FolderReadOnly(folder=self._folder.name, reason="opened for reading")
        place = self._place(sha256)
        with disk_words(self._folder, self._reserve):
            if place.is_file():
                place.unlink()
                sync_folder(place.parent)

    def __contains__(self, sha256: object) -> bool:
        return isinstance(sha256, str) and self._place(Sha256(sha256)).is_file()

    def __iter__(self) -> Iterator[Sha256]:
        for path in sorted(self._folder.glob("[0-9a-f][0-9a-f]/*")):
            if _NAME.fullmatch(path.name):
                yield Sha256(path.name)

    def sizes(self) -> list[int]:
        """The size of every kept file, in order of hash."""
        return [self._place(sha256).stat().st_size for sha256 in self]

    def _place(self, sha256: Sha256) -> Path:
        """Where bytes with this hash lie; a name that is no hash leads nowhere."""
        if not _NAME.fullmatch(sha256):
            return self._arriving / "none"
        return self._folder / sha256[:2] / sha256

    def _receive(self, content: IO[bytes]) -> tuple[Path, Sha256, int]:
        """Write to a temporary file in the same file system, in pieces, and sync it."""
        digest, size = hashlib.sha256(), 0
        with NamedTemporaryFile(dir=self._arriving, suffix=".tmp", delete=False) as file:
            try:
                while piece := content.read(PIECE):
                    digest.update(piece)
                    size += file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                Path(file.name).unlink()
                raise
        return Path(file.name), Sha256(digest.hexdigest()), size

    def _sweep(self) -> None:
        """Remove what an interrupted run left half-received; nobody was told that it is kept."""
        for left in self._arriving.glob("*.tmp"):
            left.unlink()
