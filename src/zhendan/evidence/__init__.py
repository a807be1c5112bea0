"""存证: files sealed once under an append-only signed log, packed so that a stranger can check."""

from zhendan.evidence.bag import BagWriter, check_bag
from zhendan.evidence.care_errors import (
    CareIncomplete,
    ClockItemUnknown,
    ClockNoteIncomplete,
    LivesMalformed,
    SuspectBarred,
)
from zhendan.evidence.containers import in_sealed_files
from zhendan.evidence.continuity import continuity
from zhendan.evidence.custody import Care, CustodyEvent, history_of, record_care
from zhendan.evidence.erasure import (
    Retention,
    erase,
    erasures_to_repeat,
    require_due,
    retention_of,
)
from zhendan.evidence.erasure_errors import (
    ErasedByRule,
    ErasureEarly,
    ErasureHeld,
    ErasuresForeign,
    MatchQuestionUnknown,
    NotErased,
)
from zhendan.evidence.errors import (
    CheckpointRefused,
    ExhibitUnknown,
    FolderTaken,
    KeyReplaced,
    OriginalAltered,
    ParentUnsealed,
    PathUnsafe,
    RecordTooLong,
    SourceChanged,
    SourceUnreadable,
    StampRefused,
    VaultDamaged,
)
from zhendan.evidence.faults import fault
from zhendan.evidence.gaps import gaps
from zhendan.evidence.key_errors import BytesDamaged, KeysApart, TilesForeign
from zhendan.evidence.log import nodes_of
from zhendan.evidence.matching import match
from zhendan.evidence.matching.settled import (
    MatchQuestion,
    open_questions,
    settle_match,
    settled,
)
from zhendan.evidence.merkle import Node
from zhendan.evidence.notes import Checkpoint, key_fingerprint, key_line, open_checkpoint
from zhendan.evidence.packet import NEUTRALITY, Packed, PacketPlan, build_packet
from zhendan.evidence.packet_check import against_key, verify_packet
from zhendan.evidence.perishing import (
    ClockAsk,
    evidence_clock,
    hold_note,
    life_note,
    loss_note,
    read_notes,
    release_note,
)
from zhendan.evidence.profile import Profile, choose
from zhendan.evidence.readings import by_owner, lent, new_in
from zhendan.evidence.redact.commitments import Keys
from zhendan.evidence.redact.copies import (
    Masking,
    MaskingPlan,
    mask_copies,
    masked_copies,
    masking_of,
)
from zhendan.evidence.redact.errors import CopyUnknown, FieldUnknown, UnmaskedWithoutReason
from zhendan.evidence.redact.kinds import FieldKind
from zhendan.evidence.redact.opening import fields_of, open_field, opening_holds
from zhendan.evidence.stamps import (
    StampQueue,
    StampState,
    TimeAuthority,
    Waiting,
    kept_stamp,
    kept_stamps,
    stamp,
    stamp_all,
)
from zhendan.evidence.store import Entry, Readings, Signer, VaultStore
from zhendan.evidence.suspects import (
    Suspect,
    bar,
    exhibits_of,
    read_suspects,
    registered,
    suspicion,
)
from zhendan.evidence.tiles import Tiled, check_tiles, write_tiles
from zhendan.evidence.vault import Sealed, Setting, ToSeal, Vault
from zhendan.evidence.witness import proof_cases

__all__ = [
    "NEUTRALITY",
    "BagWriter",
    "BytesDamaged",
    "Care",
    "CareIncomplete",
    "Checkpoint",
    "CheckpointRefused",
    "ClockAsk",
    "ClockItemUnknown",
    "ClockNoteIncomplete",
    "CopyUnknown",
    "CustodyEvent",
    "Entry",
    "ErasedByRule",
    "ErasureEarly",
    "ErasureHeld",
    "ErasuresForeign",
    "ExhibitUnknown",
    "FieldKind",
    "FieldUnknown",
    "FolderTaken",
    "KeyReplaced",
    "Keys",
    "KeysApart",
    "LivesMalformed",
    "Masking",
    "MaskingPlan",
    "MatchQuestion",
    "MatchQuestionUnknown",
    "Node",
    "NotErased",
    "OriginalAltered",
    "Packed",
    "PacketPlan",
    "ParentUnsealed",
    "PathUnsafe",
    "Profile",
    "Readings",
    "RecordTooLong",
    "Retention",
    "Sealed",
    "Setting",
    "Signer",
    "SourceChanged",
    "SourceUnreadable",
    "StampQueue",
    "StampRefused",
    "StampState",
    "Suspect",
    "SuspectBarred",
    "Tiled",
    "TilesForeign",
    "TimeAuthority",
    "ToSeal",
    "UnmaskedWithoutReason",
    "Vault",
    "VaultDamaged",
    "VaultStore",
    "Waiting",
    "against_key",
    "bar",
    "build_packet",
    "by_owner",
    "check_bag",
    "check_tiles",
    "choose",
    "continuity",
    "erase",
    "erasures_to_repeat",
    "evidence_clock",
    "exhibits_of",
    "fault",
    "fields_of",
    "gaps",
    "history_of",
    "hold_note",
    "in_sealed_files",
    "kept_stamp",
    "kept_stamps",
    "key_fingerprint",
    "key_line",
    "lent",
    "life_note",
    "loss_note",
    "mask_copies",
    "masked_copies",
    "masking_of",
    "match",
    "new_in",
    "nodes_of",
    "open_checkpoint",
    "open_field",
    "open_questions",
    "opening_holds",
    "proof_cases",
    "read_notes",
    "read_suspects",
    "record_care",
    "registered",
    "release_note",
    "require_due",
    "retention_of",
    "settle_match",
    "settled",
    "stamp",
    "stamp_all",
    "suspicion",
    "verify_packet",
    "write_tiles",
]
