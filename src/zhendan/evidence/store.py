"""What evidence needs of the world: a durable store of entries and a key that signs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from zhendan.domain import Exhibit, Fault, Sha256


@dataclass(frozen=True, slots=True)
class Entry:
    """One leaf of the log with everything that belongs to it; all of it is kept, or nothing."""

    leaf: int
    """Its index in the log, from 0."""
    record: bytes
    """The canonical JSON whose hash is the leaf; names nobody and no file."""
    salt: bytes
    """32 random bytes; who holds them can check the record's commitments."""
    sheet: bytes
    """The custody sheet (保管记录): JSON, kept byte for byte."""
    subject: Sha256
    """Hash of the bytes that the record commits to; they lie under it among the blobs."""
    size: int
    event: str
    """`sealed`, `derived`, `exported`, `stamped` …: the custody event."""
    exhibit: Exhibit | None = None
    """Set where the entry seals an exhibit."""


class VaultStore(Protocol):
    """The rows of a vault: append-only, durable when a call returns, all of a call or nothing."""

    def origin(self) -> str:
        """The log's name, made once when the store was made, and the number of its epoch."""

    def restored_from(self) -> str:
        """The checkpoint of the backup that this store was put back from; empty where none was.

        Empty again as soon as an entry `epoch` says so in the log.
        """

    def add(self, entries: Sequence[Entry]) -> None:
        """Keep entries whose leaves follow the last one, in one transaction."""

    def entries(self) -> tuple[Entry, ...]:
        """Every entry in order of leaf. Raises where rows cannot be read at all."""

    def size(self) -> int:
        """How many leaves there are."""

    def find(self, sha256: Sha256) -> Exhibit | None:
        """The exhibit with these bytes, if it is sealed."""

    def keep_checkpoint(self, size: int, note: str) -> None:
        """Keep a signed checkpoint; one a size, the first stays."""

    def checkpoints(self) -> tuple[tuple[int, str], ...]:
        """Size and note of every checkpoint, smallest first."""

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the rows themselves: hashes, chain, counts."""


class Signer(Protocol):
    """An Ed25519 key that never leaves its keeper."""

    def public_key(self) -> bytes:
        """The 32 bytes of the public key."""

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the signature over `message`."""
