"""Kept files in S3-compatible storage: written once under their hash, durable when answered."""

import base64
import hashlib
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile, TemporaryFile
from typing import IO, Any
from urllib.parse import parse_qs, urlsplit

from zhendan.adapters.storage_errors import (
    BlobMissing,
    FolderReadOnly,
    StorageAddressOdd,
    StorageRefused,
)
from zhendan.domain import Sha256

PIECE = 1 << 20
_IN_MEMORY = 8 << 20
_NAME = re.compile("[0-9a-f]{64}")
_GONE = ("404", "NoSuchKey", "NotFound")
_TAKEN = ("412", "PreconditionFailed", "409", "ConditionalRequestConflict")


class S3Blobs:
    """Answers the `Blobs` port over one bucket: `prefix/ab/abcd…`, never written over.

    Keys come from where the client library looks for them (its variables, profile, role); none is
    kept by us. The store's answer to a put is its promise of durability: with S3 that is
    documented, with another maker's store it is that maker's word.
    """

    def __init__(self, address: str, *, write: bool) -> None:
        self._bucket, self._prefix, options = _told(address)
        self._write = write
        self._client = _client(options)

    def below(self, name: str) -> "S3Blobs":
        """Another place of its own, in a folder below this one."""
        other = copy(self)
        other._prefix = f"{self._prefix}{name}/"
        return other

    def put(self, content: IO[bytes]) -> tuple[Sha256, int]:
        """Keep the bytes; the same bytes again change nothing. Raises `StorageRefused`.

        The body is sent with its SHA-256, but not every store compares it: what was written is
        read back before anybody is told that it is kept.
        """
        if not self._write:
            raise FolderReadOnly(folder=self._bucket, reason="opened for reading")
        with SpooledTemporaryFile(max_size=_IN_MEMORY) as whole:
            digest, size = hashlib.sha256(), 0
            while piece := content.read(PIECE):
                digest.update(piece)
                size += whole.write(piece)
            sha256 = Sha256(digest.hexdigest())
            if sha256 in self and self._sound(sha256):
                return sha256, size
            whole.seek(0)
            self._send(sha256, whole, replace=sha256 in self)
        if not self._sound(sha256):
            self.destroy(sha256)
            raise StorageRefused(bucket=self._bucket, reason="SHA-256")
        return sha256, size

    def open(self, sha256: Sha256) -> IO[bytes]:
        """Open kept bytes. Raises `BlobMissing`, `StorageRefused`."""
        # Fetched whole first: a line that breaks in the middle is told here and nowhere else.
        whole = TemporaryFile()  # noqa: SIM115 - the caller closes what it opened
        try:
            with self._words(missing=sha256):
                found = self._client.get_object(Bucket=self._bucket, Key=self._key(sha256))
                shutil.copyfileobj(found["Body"], whole, PIECE)
        except BaseException:
            whole.close()
            raise
        whole.seek(0)
        return whole

    def destroy(self, sha256: Sha256) -> None:
        """Give kept bytes up. Of a bucket with versions, its own rules erase the older ones."""
        if not self._write:
            raise FolderReadOnly(folder=self._bucket, reason="opened for reading")
        with self._words():
            self._client.delete_object(Bucket=self._bucket, Key=self._key(sha256))

    def __contains__(self, sha256: object) -> bool:
        if not isinstance(sha256, str) or not _NAME.fullmatch(sha256):
            return False
        try:
            with self._words(missing=sha256):
                self._client.head_object(Bucket=self._bucket, Key=self._key(sha256))
        except BlobMissing:
            return False
        return True

    def __iter__(self) -> Iterator[Sha256]:
        return (sha256 for sha256, _ in self._listed())

    def sizes(self) -> list[int]:
        """The size of every kept file, in order of hash."""
        return [size for _, size in self._listed()]

    def _listed(self) -> Iterator[tuple[Sha256, int]]:
        """Hash and size of everything under the prefix, in order."""
        with self._words():
            pages = self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._bucket, Prefix=self._prefix
            )
            for page in pages:
                for one in page.get("Contents", ()):
                    name = PurePosixPath(one["Key"]).name
                    if _NAME.fullmatch(name) and one["Key"] == self._key(name):
                        yield Sha256(name), int(one["Size"])

    def _key(self, sha256: str) -> str:
        return f"{self._prefix}{sha256[:2]}/{sha256}"

    def _send(self, sha256: Sha256, whole: IO[bytes], *, replace: bool) -> None:
        """Send a body with its hash; only damage is written over, if the store heeds conditions."""
        told = {"ChecksumSHA256": base64.b64encode(bytes.fromhex(sha256)).decode()}
        told |= {} if replace else {"IfNoneMatch": "*"}
        with self._words(taken_is_fine=True):
            self._client.put_object(Bucket=self._bucket, Key=self._key(sha256), Body=whole, **told)

    def _sound(self, sha256: Sha256) -> bool:
        """Whether what is kept already has the hash that it is kept under."""
        digest = hashlib.sha256()
        with self.open(sha256) as content:
            while piece := content.read(PIECE):
                digest.update(piece)
        return digest.hexdigest() == sha256

    @contextmanager
    def _words(self, *, missing: str = "", taken_is_fine: bool = False) -> Iterator[None]:
        """The store's refusals in our words."""
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            yield
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            if missing and code in _GONE:
                raise BlobMissing(sha256=missing) from error
            if not (taken_is_fine and code in _TAKEN):
                raise StorageRefused(bucket=self._bucket, reason=code) from error
        except BotoCoreError as error:
            raise StorageRefused(bucket=self._bucket, reason=type(error).__name__) from error


def _told(address: str) -> tuple[str, str, dict[str, str]]:
    """Bucket, prefix ending in `/` or empty, and options. Raises `StorageAddressOdd`."""
    parts = urlsplit(address)
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    odd = set(options) - {"endpoint", "region"} or parts.username or parts.password
    if parts.scheme != "s3" or not parts.netloc or odd:
        raise StorageAddressOdd
    prefix = parts.path.strip("/")
    return parts.netloc, f"{prefix}/" if prefix else "", options


def _client(options: dict[str, str]) -> Any:
    """A client that tries again a few times and then says so."""
    try:
        import boto3
        from botocore.config import Config
    except ImportError as error:
        raise StorageRefused(bucket="", reason="pip install 'zhendan[s3]'") from error
    retries = Config(retries={"max_attempts": 4, "mode": "standard"}, connect_timeout=10)
    return boto3.client(
        "s3",
        endpoint_url=options.get("endpoint"),
        region_name=options.get("region"),
        config=retries,
    )
