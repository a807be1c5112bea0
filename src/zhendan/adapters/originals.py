"""The originals of a workspace with what was read of them: both are given up together."""

from collections.abc import Iterator
from typing import IO

from zhendan.adapters.blobs import FolderBlobs
from zhendan.adapters.readings import FolderReadings
from zhendan.adapters.s3_blobs import S3Blobs
from zhendan.domain import Sha256


class Originals:
    """Answers the `Blobs` port over a folder or over storage."""

    def __init__(self, kept: FolderBlobs | S3Blobs, readings: FolderReadings) -> None:
        self._kept, self.readings = kept, readings

    def put(self, content: IO[bytes]) -> tuple[Sha256, int]:
        """Keep the bytes; returns when they are durable."""
        return self._kept.put(content)

    def open(self, sha256: Sha256) -> IO[bytes]:
        """Open kept bytes. Raises `BlobMissing`."""
        return self._kept.open(sha256)

    def destroy(self, sha256: Sha256) -> None:
        """Give up what was read of an original, then its bytes."""
        self.readings.forget(sha256)
        self._kept.destroy(sha256)

    def __contains__(self, sha256: object) -> bool:
        return sha256 in self._kept

    def __iter__(self) -> Iterator[Sha256]:
        return iter(self._kept)

    def sizes(self) -> list[int]:
        """The size of every kept file, in order of hash."""
        return self._kept.sizes()
