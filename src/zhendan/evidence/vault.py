"""The vault: files sealed once, durable before anybody is told so, and never edited."""

import hashlib
import io
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO

from zhendan.domain import (
    Blobs,
    Clock,
    Exhibit,
    ExhibitId,
    ExhibitKind,
    Fault,
    MaskedCopy,
    Provenance,
    Sha256,
    Verification,
)
from zhendan.evidence import epochs, sheets
from zhendan.evidence.erasure_errors import ErasedByRule, NotErased
from zhendan.evidence.errors import (
    OriginalAltered,
    ParentUnsealed,
    SourceChanged,
    SourceUnreadable,
)
from zhendan.evidence.log import Log
from zhendan.evidence.notes import Checkpoint
from zhendan.evidence.records import commitment, instant, make_record, make_sheet, sheet_commitment
from zhendan.evidence.store import ERASED, MASKED, Entry, Signer, VaultStore
from zhendan.evidence.verify import entry_faults, verify_vault

SALT_BYTES = 32
PIECE = 1 << 20
SEALING = ("sealed", "derived")
"""Events after which the printed checkpoint moves; a stamp or an export leaves it in place."""
RECORD_TYPES = {MASKED: "derived"}
OWN_TYPES = (*SEALING, "stamped", epochs.EVENT)
"""Events whose record bears their own type; every other is a record of type `custody`."""


def fresh_salt() -> bytes:
    """32 random bytes."""
    return secrets.token_bytes(SALT_BYTES)


@dataclass(frozen=True, slots=True)
class ToSeal:
    """A file to be sealed, with the hash it had when it was read (待固化文件)."""

    open: Callable[[], IO[bytes]]
    sha256: Sha256
    kind: ExhibitKind
    provenance: Provenance
    title: str = ""
    parent: Sha256 | None = None
    """The sealed original's hash, for a member of an archive or a masked copy."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What one sealing did: every exhibit asked for, and which of them are new."""

    exhibits: tuple[Exhibit, ...]
    new: tuple[ExhibitId, ...]
    already: tuple[ExhibitId, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """The circumstances every custody sheet records, and where salts come from."""

    environment: Mapping[str, str] = field(default_factory=dict)
    """Host, operating system, program version: as the wiring knows them."""
    clock_source: str = "system"
    salt: Callable[[], bytes] = fresh_salt


class Vault:
    """Write-once files under an append-only, signed log (存证库)."""

    def __init__(
        self,
        store: VaultStore,
        blobs: Blobs,
        *,
        clock: Clock,
        signer: Signer,
        setting: Setting | None = None,
    ) -> None:
        self._store, self._blobs = store, blobs
        self._clock, self._signer = clock, signer
        self._setting = setting or Setting()
        self._log = Log(store, signer, unsound=self._unsound)

    @property
    def key(self) -> str:
        """The log's verifier key line, as every packet carries it."""
        return self._log.key

    @property
    def name(self) -> str:
        """The log's origin: its name and epoch, as the next checkpoint will bear it."""
        return self._store.origin()

    def exhibits(self) -> tuple[Exhibit, ...]:
        """Every sealed exhibit, in order of its number."""
        return tuple(one.exhibit for one in self._store.entries() if one.exhibit is not None)

    def kept(self) -> tuple[Exhibit, ...]:
        """Every sealed exhibit whose bytes were not erased by rule, in order of its number."""
        gone = {one.subject for one in self._store.entries() if one.event == ERASED}
        return tuple(one for one in self.exhibits() if one.sha256 not in gone)

    def holds(self, sha256: Sha256) -> bool:
        """Whether these bytes are kept."""
        return sha256 in self._blobs

    def entries(self) -> tuple[Entry, ...]:
        """Every entry of the log with its sheet and salt, in order of leaf."""
        return self._store.entries()

    def node(self, level: int, index: int) -> bytes | None:
        """A kept node of the log's tree, or None."""
        return self._store.node(level, index)

    def signed(self) -> tuple[tuple[int, str], ...]:
        """Size and text of every checkpoint that was signed, smallest first."""
        return self._store.checkpoints()

    def open(self, sha256: Sha256) -> IO[bytes]:
        """The sealed bytes, exactly as they came in. Raises `ErasedByRule`, `BlobMissing`."""
        if sha256 not in self._blobs and (event := self._erasure_of(sha256)) is not None:
            raise ErasedByRule(**sheets.told_of_erasure(event))
        return self._blobs.open(sha256)

    def copy(self, exhibit: Exhibit | MaskedCopy, into: IO[bytes]) -> None:
        """Write an exhibit's bytes out, held against its hash on the way.

        Raises `OriginalAltered`, and what `open` raises.
        """
        digest = hashlib.sha256()
        with self.open(exhibit.sha256) as content:
            while piece := content.read(PIECE):
                digest.update(piece)
                into.write(piece)
        if digest.hexdigest() != exhibit.sha256:
            raise OriginalAltered(exhibit=exhibit.id)

    def seal(self, items: Sequence[ToSeal]) -> Sealed:
        """Seal files; returns only when they are durable and under a signed checkpoint.

        Identity is the SHA-256 of the bytes: a file that is sealed already changes nothing. An
        original comes before what was made from it. Raises `SourceChanged`, `SourceUnreadable`,
        `ParentUnsealed`, `VaultDamaged`, `KeyReplaced`; then nothing of the call is in the log.
        """
        self._log.settle()
        self._open_epoch()
        wanted = {item.sha256: item for item in items}
        known = {sha: one for sha in wanted if (one := self._store.find(sha)) is not None}
        sizes = {
            sha: self._keep(item)
            for sha, item in wanted.items()
            if sha not in known or (sha not in self._blobs and self._erasure_of(sha) is None)
        }
        fresh = [item for sha, item in wanted.items() if sha not in known]
        made = self._entries_for(fresh, sizes)
        self._log.append(made)
        found = known | {one.subject: one.exhibit for one in made if one.exhibit is not None}
        return Sealed(
            exhibits=tuple(found[sha] for sha in wanted),
            new=tuple(found[item.sha256].id for item in fresh),
            already=tuple(one.id for one in known.values()),
        )

    def checkpoint(self) -> Checkpoint:
        """The signed state of the exhibits, as a dossier prints it.

        It is the checkpoint after the last sealing. Time stamps and exports are in the log too,
        but do not move it: a dossier that prints it stays the same when it is exported again.
        """
        self._log.settle()
        return self._log.over_leaf(self._store.last_sealed())

    def newest(self) -> Checkpoint:
        """The checkpoint over everything in the log, exports included."""
        self._log.settle()
        return self._log.newest()

    def record(self, event: str, content: IO[bytes], facts: Mapping[str, object]) -> Entry:
        """Keep `content` and write a custody event about it into the log (移交、导出、时间戳).

        The same event about the same bytes with the same facts is recorded once.
        """
        self._log.settle()
        self._open_epoch()
        return self._recorded(event, self._blobs.put(content), facts)

    def record_erasure(self, exhibit: Exhibit, facts: Mapping[str, object]) -> Entry:
        """Write into the log that an exhibit goes; its bytes need not be readable any more."""
        self._log.settle()
        self._open_epoch()
        return self._recorded(ERASED, (exhibit.sha256, exhibit.size), facts)

    def _recorded(
        self, event: str, subject: tuple[Sha256, int], facts: Mapping[str, object]
    ) -> Entry:
        """The event about these bytes, written once."""
        for entry in self._store.about(subject[0]):
            if entry.event == event and sheets.holds(entry, facts):
                return entry
        sheet = sheets.of_event(event, *subject, facts=facts)
        entry = self._entry(self._store.size(), sheet, subject)
        self._log.append([entry])
        return entry

    def destroy(self, sha256: Sha256) -> None:
        """Give up bytes whose erasure is in the log; the record and its commitment stay.

        Raises `NotErased` where the log holds no such event.
        """
        if self._erasure_of(sha256) is None:
            raise NotErased(sha256=sha256)
        self._blobs.destroy(sha256)

    def verify(self, against: str | None = None) -> Verification:
        """Recompute everything; `against` is a checkpoint kept elsewhere, as text."""
        return verify_vault(self._store, self._blobs, key=self.key, against=against)

    def _erasure_of(self, sha256: Sha256) -> Entry | None:
        """The event by which these bytes were erased, if they were."""
        events = (one for one in self._store.about(sha256) if one.event == ERASED)
        return next(events, None)

    def _keep(self, item: ToSeal) -> int:
        """Make the bytes of one file durable and return their size."""
        name = item.provenance.original_name
        try:
            with item.open() as content:
                found, size = self._blobs.put(content)
        except OSError as error:
            raise SourceUnreadable(
                name=name, reason=error.strerror or type(error).__name__
            ) from error
        if found != item.sha256:
            raise SourceChanged(name=name, expected=item.sha256, found=found)
        return size

    def _entries_for(self, items: Sequence[ToSeal], sizes: Mapping[Sha256, int]) -> list[Entry]:
        """One entry per file, numbered after what is sealed already."""
        leaf, number = self._store.size(), self._store.exhibit_count()
        at = self._clock.now()
        made: list[Entry] = []
        for step, item in enumerate(items):
            parent = self._parent_of(item, made)
            exhibit = Exhibit(
                id=ExhibitId(f"E{number + step + 1:03d}"),
                kind=item.kind,
                sha256=item.sha256,
                size=sizes[item.sha256],
                provenance=item.provenance,
                sealed_at=at,
                leaf=leaf + step,
                title=sheets.plain(item.title),
                parent=item.parent,
            )
            sheet = sheets.of_exhibit(exhibit, None if parent is None else parent.leaf)
            made.append(
                self._entry(leaf + step, sheet, (item.sha256, exhibit.size), exhibit=exhibit)
            )
        return made

    def _parent_of(self, item: ToSeal, made: Sequence[Entry]) -> Exhibit | None:
        """The sealed original of a derived file, from the vault or earlier in this sealing."""
        if item.parent is None:
            return None
        here = (one.exhibit for one in made if one.subject == item.parent)
        found = next(here, None) or self._store.find(item.parent)
        if found is None:
            raise ParentUnsealed(name=item.provenance.original_name, parent=item.parent)
        return found

    def _entry(
        self,
        leaf: int,
        sheet: dict[str, object],
        subject: tuple[Sha256, int],
        *,
        exhibit: Exhibit | None = None,
    ) -> Entry:
        """A record and its sheet, committed to under a fresh salt."""
        at: datetime = exhibit.sealed_at if exhibit else self._clock.now()
        salt, event, (sha256, size) = self._setting.salt(), str(sheet["event"]), subject
        now = {"at": instant(at), "clock": self._setting.clock_source}
        origin = {"origin": self._store.origin(), "key": self.key_fingerprint}
        raw = make_sheet({**sheet, **now, **origin, "environment": dict(self._setting.environment)})
        kind = event if event in OWN_TYPES else RECORD_TYPES.get(event, "custody")
        record = make_record(
            kind,
            commits=(commitment(salt, sha256), sheet_commitment(salt, raw)),
            size=size,
            parent=sheets.parent_leaf(sheet),
            **now,
        )
        return Entry(leaf, record, salt, raw, sha256, size, event, exhibit)

    @property
    def key_fingerprint(self) -> str:
        """Hex fingerprint of the signing key, as printed in every dossier and sheet."""
        return self._log.key_fingerprint

    def _open_epoch(self) -> None:
        """The first record after a restored backup says so, under a new origin."""
        if not self._store.restored_from():
            return
        # The state this log goes on from; `settle` has just signed all of it.
        after = self._log.newest()
        sha256, size = self._blobs.put(io.BytesIO(after.note.encode()))
        sheet = sheets.of_event(epochs.EVENT, sha256, size, facts=epochs.opening(after))
        self._log.append([self._entry(self._store.size(), sheet, (sha256, size))])

    def _unsound(self, entry: Entry) -> Sequence[Fault]:
        """What is wrong with an entry that an interrupted run left unsigned."""
        return entry_faults(entry, self._blobs, self.key_fingerprint)
