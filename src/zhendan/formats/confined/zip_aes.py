"""Inside the child: members of a zip locked with AES (the WinZip AE-1 and AE-2 scheme)."""

import hashlib
import hmac
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB

from zhendan.formats.container_problems import ArchiveBroken, ArchiveLocked

COMPRESS_AES = 99
_EXTRA_AES = 0x9901
_LOCAL_HEADER = 30
_ROUNDS = 1000
_BLOCK = 16
_MAC = 10
_PIECE = 1 << 16


def unlock(archive: IO[bytes], member: zipfile.ZipInfo, secret: bytes) -> Iterator[bytes]:
    """The member's bytes in pieces. Raises `ArchiveLocked` when the password is wrong."""
    key_bytes, method = _extra(member)
    salt_size = key_bytes // 2
    archive.seek(member.header_offset)
    local = archive.read(_LOCAL_HEADER)
    name_size, extra_size = struct.unpack("<HH", local[26:30])
    archive.seek(name_size + extra_size, 1)
    salt, check = archive.read(salt_size), archive.read(2)
    keys = hashlib.pbkdf2_hmac("sha1", secret, salt, _ROUNDS, dklen=2 * key_bytes + 2)
    if keys[2 * key_bytes :] != check:
        raise ArchiveLocked(member=member.filename)
    size = member.compress_size - salt_size - 2 - _MAC
    return _inflate(_plain(archive, size, keys, key_bytes), method)


def _extra(member: zipfile.ZipInfo) -> tuple[int, int]:
    """Key length in bytes and real compression, from the member's AES field."""
    rest = member.extra
    while len(rest) >= struct.calcsize("<HH"):
        kind, size = struct.unpack("<HH", rest[:4])
        if kind == _EXTRA_AES and size >= len(b"vvAEsmm"):
            return {1: 16, 2: 24, 3: 32}.get(rest[8], 32), int.from_bytes(rest[9:11], "little")
        rest = rest[4 + size :]
    raise ArchiveBroken(detail="AES")


def _plain(archive: IO[bytes], size: int, keys: bytes, key_bytes: int) -> Iterator[bytes]:
    """Decrypted pieces; the authentication code is checked at the end."""
    mac = hmac.new(keys[key_bytes : 2 * key_bytes], digestmod="sha1")
    # ECB over a counter of our own: the scheme counts in little-endian, which CTR cannot.
    cipher = Cipher(AES(keys[:key_bytes]), ECB()).encryptor()  # nosec B305
    counter = 1
    while size > 0:
        piece = archive.read(min(_PIECE, size))
        if not piece:
            raise ArchiveBroken(detail="AES")
        size -= len(piece)
        mac.update(piece)
        blocks = -(-len(piece) // _BLOCK)
        numbers = range(counter, counter + blocks)
        stream = cipher.update(b"".join(n.to_bytes(_BLOCK, "little") for n in numbers))
        counter += blocks
        yield bytes(a ^ b for a, b in zip(piece, stream, strict=False))
    if not hmac.compare_digest(mac.digest()[:_MAC], archive.read(_MAC)):
        raise ArchiveBroken(detail="AES")


def _inflate(pieces: Iterator[bytes], method: int) -> Iterator[bytes]:
    """Stored or deflated content."""
    if method == zipfile.ZIP_STORED:
        yield from pieces
        return
    if method != zipfile.ZIP_DEFLATED:
        raise ArchiveBroken(detail=f"method {method}")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for piece in pieces:
        out = inflater.decompress(piece, _PIECE)
        while out:
            yield out
            out = inflater.decompress(inflater.unconsumed_tail, _PIECE)
    yield inflater.flush()
