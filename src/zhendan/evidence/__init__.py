"""存证: files sealed once under an append-only signed log, packed so that a stranger can check."""

from zhendan.evidence.errors import (
    CheckpointRefused,
    ExhibitUnknown,
    FolderTaken,
    KeyReplaced,
    ParentUnsealed,
    PathUnsafe,
    ProofFileRefused,
    RecordTooLong,
    SourceChanged,
    SourceUnreadable,
    StampRefused,
    VaultDamaged,
)
from zhendan.evidence.faults import fault
from zhendan.evidence.notes import Checkpoint, key_fingerprint, key_line, open_checkpoint
from zhendan.evidence.stamps import StampState, TimeAuthority, stamp
from zhendan.evidence.store import Entry, Signer, VaultStore
from zhendan.evidence.vault import Sealed, Setting, ToSeal, Vault

__all__ = [
    "Checkpoint",
    "CheckpointRefused",
    "Entry",
    "ExhibitUnknown",
    "FolderTaken",
    "KeyReplaced",
    "ParentUnsealed",
    "PathUnsafe",
    "ProofFileRefused",
    "RecordTooLong",
    "Sealed",
    "Setting",
    "Signer",
    "SourceChanged",
    "SourceUnreadable",
    "StampRefused",
    "StampState",
    "TimeAuthority",
    "ToSeal",
    "Vault",
    "VaultDamaged",
    "VaultStore",
    "fault",
    "key_fingerprint",
    "key_line",
    "open_checkpoint",
    "stamp",
]
