"""What evidence needs of the world: a durable store of entries and a key that signs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from zhendan.domain import Exhibit, Fault, Sha256
from zhendan.evidence.merkle import Node

MASKED = "masked"
"""The event of a masked copy (脱敏件): its record is of type `derived` and names the original."""


ERASED = "erased"
"""The event of an erasure (删除): the bytes are gone by rule, record and commitment stay."""


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

    def add(self, entries: Sequence[Entry], nodes: Sequence[Node]) -> None:
        """Keep entries whose leaves follow the last one, and the tree's nodes that they complete.

        One transaction for all of it.
        """

    def entries(self, start: int = 0, stop: int | None = None) -> tuple[Entry, ...]:
        """Entries in order of leaf, from `start` up to `stop`. Raises where rows are unreadable."""

    def about(self, sha256: Sha256) -> tuple[Entry, ...]:
        """The entries whose subject are these bytes, in order of leaf."""

    def node(self, level: int, index: int) -> bytes | None:
        """A kept node of the tree, or None."""

    def nodes(self) -> Iterator[Node]:
        """Every kept node, level by level."""

    def size(self) -> int:
        """How many leaves there are."""

    def exhibit_count(self) -> int:
        """How many exhibits are sealed."""

    def last_sealed(self) -> int:
        """The leaf of the exhibit sealed last; -1 where there is none."""

    def find(self, sha256: Sha256) -> Exhibit | None:
        """The exhibit with these bytes, if it is sealed."""

    def keep_checkpoint(self, size: int, note: str) -> None:
        """Keep a signed checkpoint; one a size, the first stays."""

    def last_checkpoint(self) -> str:
        """The newest signed checkpoint; empty where nothing was signed yet."""

    def checkpoint_over(self, leaf: int) -> str:
        """The first checkpoint that covers this leaf; empty where there is none."""

    def checkpoints(self) -> tuple[tuple[int, str], ...]:
        """Size and note of every checkpoint, smallest first."""

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the rows themselves: hashes, chain, counts."""


class Readings(Protocol):
    """What was read in pictures, kept with its original: as well protected, erased with it.

    A copy that may be lost: it is read again.
    """

    def of(self, original: Sha256) -> Mapping[str, bytes]:
        """Name to content of everything read of one original."""

    def keep(self, original: Sha256, readings: Mapping[str, bytes]) -> None:
        """Add readings; a reader's wiring keeps none."""

    def filled(self) -> bool:
        """Whether anything was ever read."""


class Signer(Protocol):
    """An Ed25519 key that never leaves its keeper."""

    def public_key(self) -> bytes:
        """The 32 bytes of the public key."""

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the signature over `message`."""
