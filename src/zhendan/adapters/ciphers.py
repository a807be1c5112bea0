"""Bytes enciphered in pieces as they pass (AES-256-GCM, one fresh key for one file)."""

import io
from hashlib import sha256 as _sha256
from typing import IO, TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from zhendan.domain import Sha256
from zhendan.evidence import BytesDamaged

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE = 1 << 20
"""Bytes of an enciphered piece; only the last one may be shorter."""
TAG = 16
PLAIN = PIECE - TAG
_ABOUT = b"zhendan-exhibit/1"


class Enciphering:
    """Reads plain bytes and gives enciphered ones; knows hash and size of the plain ones after.

    The nonce is the piece's number and whether it is the last: a key enciphers one file only, so
    none is ever used twice, and no piece can be moved, dropped or cut off.
    """

    def __init__(self, content: IO[bytes], key: bytes) -> None:
        self._content, self._cipher = content, AESGCM(key)
        self._digest, self.size, self._number = _sha256(), 0, 0
        self._next: bytes | None = self._plain()
        self._left = b""

    @property
    def sha256(self) -> Sha256:
        """The hash of the plain bytes that were read so far."""
        return Sha256(self._digest.hexdigest())

    def read(self, size: int = -1) -> bytes:
        """At most `size` enciphered bytes; empty at the end."""
        if size < 0:
            return b"".join(iter(lambda: self.read(PIECE), b""))
        if not self._left:
            self._left = self._piece()
        given, self._left = self._left[:size], self._left[size:]
        return given

    def _piece(self) -> bytes:
        """The next enciphered piece; empty after the last."""
        if self._next is None:
            return b""
        plain, after = self._next, self._plain() if len(self._next) == PLAIN else b""
        last = not after
        self._next = None if last else after
        made = self._cipher.encrypt(_nonce(self._number, last=last), plain, _ABOUT)
        self._number += 1
        return made

    def _plain(self) -> bytes:
        """The next plain piece, full unless the content ends."""
        piece = self._content.read(PLAIN)
        while len(piece) < PLAIN and (more := self._content.read(PLAIN - len(piece))):
            piece += more
        self._digest.update(piece)
        self.size += len(piece)
        return piece


class Deciphering(io.RawIOBase):
    """Gives the plain bytes of an enciphered file; every piece is checked before it is given."""

    def __init__(self, content: IO[bytes], key: bytes, sha256: Sha256) -> None:
        super().__init__()
        self._content, self._cipher, self._sha256 = content, AESGCM(key), sha256
        self._number, self._piece, self._ended = 0, memoryview(b""), False

    def readable(self) -> bool:
        """It can be read, from beginning to end."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill a buffer with plain bytes. Raises `BytesDamaged`."""
        if not self._piece and not self._ended:
            self._piece = memoryview(self._deciphered())
        target = memoryview(buffer).cast("B")
        count = min(len(target), len(self._piece))
        target[:count] = self._piece[:count]
        self._piece = self._piece[count:]
        return count

    def close(self) -> None:
        """Close what is read from, too."""
        self._content.close()
        super().close()

    def _deciphered(self) -> bytes:
        """The next plain piece; whether it is the last one, its own nonce tells."""
        piece = self._content.read(PIECE)
        for last in (len(piece) < PIECE, len(piece) == PIECE):
            try:
                plain = self._cipher.decrypt(_nonce(self._number, last=last), piece, _ABOUT)
            except InvalidTag:
                continue
            self._number, self._ended = self._number + 1, last
            if last and self._content.read(1):
                break
            return plain
        raise BytesDamaged(sha256=self._sha256)


def plain_size(enciphered: int) -> int:
    """The size of the plain bytes that were enciphered to so many."""
    return enciphered - TAG * max(1, -(-enciphered // PIECE))


def _nonce(number: int, *, last: bool) -> bytes:
    """The nonce of a piece."""
    return number.to_bytes(11, "big") + (b"\1" if last else b"\0")
