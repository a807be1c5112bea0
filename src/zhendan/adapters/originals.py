"""The originals of a workspace, plain or each under its key, with what was read of them."""

import hashlib
import itertools
from collections.abc import Iterator
from typing import IO

from zhendan.adapters.readings import FolderReadings
from zhendan.adapters.sealed_blobs import Place, SealedBlobs
from zhendan.domain import Sha256

_PIECE = 1 << 20


class Originals:
    """Answers the `Blobs` port. Where keys are used, what comes in is sealed under one.

    Originals from before lie plain until they are sealed, and are read from either place.
    """

    def __init__(
        self, plain: Place, readings: FolderReadings, sealed: SealedBlobs | None = None
    ) -> None:
        self._plain, self.readings, self._sealed = plain, readings, sealed

    def put(self, content: IO[bytes]) -> tuple[Sha256, int]:
        """Keep the bytes; returns when they are durable."""
        if self._sealed is None:
            return self._plain.put(content)
        sha256, size = self._sealed.put(content)
        if sha256 in self._plain:
            self._plain.destroy(sha256)
        return sha256, size

    def open(self, sha256: Sha256) -> IO[bytes]:
        """Open kept bytes. Raises `BlobMissing`."""
        if self._sealed is not None and sha256 in self._sealed:
            return self._sealed.open(sha256)
        return self._plain.open(sha256)

    def destroy(self, sha256: Sha256) -> None:
        """Give up what was read of an original, then its key, then its bytes."""
        self.readings.forget(sha256)
        if self._sealed is not None:
            self._sealed.destroy(sha256)
        self._plain.destroy(sha256)

    def __contains__(self, sha256: object) -> bool:
        return (self._sealed is not None and sha256 in self._sealed) or sha256 in self._plain

    def __iter__(self) -> Iterator[Sha256]:
        sealed = iter(self._sealed) if self._sealed is not None else iter(())
        return itertools.chain(sealed, self._plain)

    def sizes(self) -> list[int]:
        """The size of every kept file, plain."""
        sealed = self._sealed.sizes() if self._sealed is not None else []
        return [*sealed, *self._plain.sizes()]

    def seal_all(self) -> Iterator[tuple[Sha256, bool]]:
        """Seal every original that still lies plain; cut off anywhere, it goes on when asked.

        Each hash comes with whether it was done: what is no longer its own hash stays as it lies.
        """
        for sha256 in list(self._plain):
            sound = _digest(self._plain, sha256) == sha256
            if sound:
                with self._plain.open(sha256) as content:
                    self.put(content)
                self.readings.forget(sha256)
            yield sha256, sound


def _digest(place: Place, sha256: Sha256) -> str:
    """The hash of what is really kept under a hash."""
    seen = hashlib.sha256()
    with place.open(sha256) as content:
        while piece := content.read(_PIECE):
            seen.update(piece)
    return seen.hexdigest()
