"""Originals each enciphered under a key of its own; who destroys the key has ended the bytes."""

import io
from collections.abc import Iterator
from typing import IO, Protocol, cast

from zhendan.adapters.ciphers import Deciphering, Enciphering, plain_size
from zhendan.adapters.exhibit_keys import ExhibitKey, ExhibitKeys, fresh_key
from zhendan.adapters.storage_errors import BlobMissing
from zhendan.domain import Blobs, Sha256

_BUFFER = 1 << 18


class Place(Blobs, Protocol):
    """A folder or storage that keeps files under the hash of their bytes and knows their sizes."""

    def sizes(self) -> list[int]:
        """The size of every kept file, in order of hash."""


class SealedBlobs:
    """Answers the `Blobs` port: asked by plain hash, kept under the hash of the enciphered bytes.

    The enciphered bytes are durable first, then the key, and only then is anybody told. What has
    bytes and no key was never acknowledged, and is cleared away when the store is next opened.
    """

    def __init__(self, place: Place, keys: ExhibitKeys) -> None:
        self._place, self.keys = place, keys
        if keys.interrupted():
            self._sweep()

    def put(self, content: IO[bytes]) -> tuple[Sha256, int]:
        """Keep the bytes under a key of their own; durable when this returns."""
        key = fresh_key()
        with self.keys.arriving():
            passing = Enciphering(content, key)
            cipher, _ = self._place.put(cast("IO[bytes]", passing))
            before = self.keys.find(passing.sha256)
            if before is None:
                self.keys.keep(passing.sha256, ExhibitKey(cipher, key))
            else:
                self._put_again(passing.sha256, ExhibitKey(cipher, key), before)
        return passing.sha256, passing.size

    def _put_again(self, sha256: Sha256, new: ExhibitKey, before: ExhibitKey) -> None:
        """The same bytes under the key they have: what backups hold stays readable by it.

        The same key and bytes give the same enciphered bytes, so that damage is mended.
        """
        with self._opened(sha256, new) as plain:
            cipher, _ = self._place.put(cast("IO[bytes]", Enciphering(plain, before.key)))
        if cipher != before.cipher:
            self.keys.keep(sha256, ExhibitKey(cipher, before.key))
        self._place.destroy(new.cipher)

    def open(self, sha256: Sha256) -> IO[bytes]:
        """Open the plain bytes. Raises `BlobMissing`; while reading, `BytesDamaged`."""
        key = self.keys.find(sha256)
        if key is None:
            raise BlobMissing(sha256=sha256)
        try:
            return self._opened(sha256, key)
        except BlobMissing as missing:
            raise BlobMissing(sha256=sha256) from missing

    def destroy(self, sha256: Sha256) -> None:
        """Destroy the key, then give up the bytes that nobody can read any more."""
        key = self.keys.find(sha256)
        with self.keys.arriving():
            self.keys.destroy(sha256)
            if key is not None:
                self._place.destroy(key.cipher)

    def __contains__(self, sha256: object) -> bool:
        key = self.keys.find(Sha256(sha256)) if isinstance(sha256, str) else None
        return key is not None and key.cipher in self._place

    def __iter__(self) -> Iterator[Sha256]:
        return (sha256 for sha256 in self.keys if sha256 in self)

    def sizes(self) -> list[int]:
        """The size of every kept file, plain."""
        return [plain_size(one) for one in self._place.sizes()]

    def _opened(self, sha256: Sha256, key: ExhibitKey) -> IO[bytes]:
        """The plain bytes under a key."""
        content = Deciphering(self._place.open(key.cipher), key.key, sha256)
        return io.BufferedReader(content, _BUFFER)

    def _sweep(self) -> None:
        """Clear away bytes without a key; not while a key's file is damaged: it may be mended."""
        if not self.keys.damaged():
            known = {key.cipher for one in self.keys if (key := self.keys.find(one)) is not None}
            for cipher in self._place:
                if cipher not in known:
                    self._place.destroy(cipher)
        self.keys.settle()
