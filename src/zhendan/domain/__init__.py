"""领域词汇: the words all rooms share; pure values, no third-party import."""

from zhendan.domain.books import SHOP, Note, Page, notes
from zhendan.domain.canonical import (
    Column,
    ColumnKind,
    RowBatch,
    canonical_ddl,
    canonical_tables,
)
from zhendan.domain.cases import (
    Event,
    EventKind,
    NextThing,
)
from zhendan.domain.cause_names import (
    CAUSES,
    cause_words,
)
from zhendan.domain.claims import (
    Anchor,
    Claim,
    ConcededOrderClaimed,
    Number,
    Sentence,
    SentenceKind,
    UndecidedOrderClaimed,
    UnsupportedClaim,
)
from zhendan.domain.continuity import ChatDoubt
from zhendan.domain.days import day_of
from zhendan.domain.errors import (
    ZhendanError,
    every_error,
)
from zhendan.domain.evidence_clock import EvidenceClock, Keeping, Perishing
from zhendan.domain.exhibits import (
    Exhibit,
    ExhibitKind,
    Gap,
    MaskedCopy,
    Passage,
    Provenance,
    RowRef,
    SourceClass,
)
from zhendan.domain.files import (
    ControlTotal,
    FileProblem,
    FileReport,
    NearMiss,
)
from zhendan.domain.findings import (
    Answer,
    Assessment,
    AuditReport,
    Cause,
    Explanation,
    Fact,
    Family,
    Finding,
    Group,
    GroupEdge,
    GroupNode,
    NodeKind,
    NotChecked,
    SignalCard,
    Surge,
    SurgeDay,
    TrackProof,
    Verdict,
    Weight,
)
from zhendan.domain.ids import (
    CaseId,
    ExhibitId,
    OrderId,
    PersonId,
    Sha256,
)
from zhendan.domain.journeys import (
    Journey,
    Station,
)
from zhendan.domain.money import (
    Money,
)
from zhendan.domain.notices import (
    Confidence,
    Deadline,
    FlaggedOrder,
    FlagScope,
    Notice,
    Penalty,
    Requirements,
    RuleValue,
    Source,
)
from zhendan.domain.pictures import PictureFacts
from zhendan.domain.platforms import (
    answer_language,
    platform_slugs,
    platform_words,
)
from zhendan.domain.ports import (
    Blobs,
    Clock,
    ColumnTables,
    Progress,
    Silent,
    Tables,
)
from zhendan.domain.promotions import (
    PromotionWindow,
)
from zhendan.domain.remedies import (
    RemedyTask,
)
from zhendan.domain.rules import (
    Attempts,
    EvidenceWanted,
    FieldKind,
    FormField,
    FormLimits,
    NotAppealable,
)
from zhendan.domain.samples import DrawnSample
from zhendan.domain.seals import (
    SealFacts,
)
from zhendan.domain.search import CaseText, TextIndex
from zhendan.domain.standing import (
    ConcessionFinal,
    ContradictionOpen,
    Decision,
    MarkUnexplained,
    OrderStanding,
    Outcome,
    Proposal,
    Standing,
    Strength,
    UnreasonedDecision,
    allow,
    fold,
)
from zhendan.domain.text import (
    LANGUAGES,
    Text,
)
from zhendan.domain.verification import (
    Fault,
    Verification,
)

__all__ = [
    "CAUSES",
    "LANGUAGES",
    "SHOP",
    "Anchor",
    "Answer",
    "Assessment",
    "Attempts",
    "AuditReport",
    "Blobs",
    "CaseId",
    "CaseText",
    "Cause",
    "ChatDoubt",
    "Claim",
    "Clock",
    "Column",
    "ColumnKind",
    "ColumnTables",
    "ConcededOrderClaimed",
    "ConcessionFinal",
    "Confidence",
    "ContradictionOpen",
    "ControlTotal",
    "Deadline",
    "Decision",
    "DrawnSample",
    "Event",
    "EventKind",
    "EvidenceClock",
    "EvidenceWanted",
    "Exhibit",
    "ExhibitId",
    "ExhibitKind",
    "Explanation",
    "Fact",
    "Family",
    "Fault",
    "FieldKind",
    "FileProblem",
    "FileReport",
    "Finding",
    "FlagScope",
    "FlaggedOrder",
    "FormField",
    "FormLimits",
    "Gap",
    "Group",
    "GroupEdge",
    "GroupNode",
    "Journey",
    "Keeping",
    "MarkUnexplained",
    "MaskedCopy",
    "Money",
    "NearMiss",
    "NextThing",
    "NodeKind",
    "NotAppealable",
    "NotChecked",
    "Note",
    "Notice",
    "Number",
    "OrderId",
    "OrderStanding",
    "Outcome",
    "Page",
    "Passage",
    "Penalty",
    "Perishing",
    "PersonId",
    "PictureFacts",
    "Progress",
    "PromotionWindow",
    "Proposal",
    "Provenance",
    "RemedyTask",
    "Requirements",
    "RowBatch",
    "RowRef",
    "RuleValue",
    "SealFacts",
    "Sentence",
    "SentenceKind",
    "Sha256",
    "SignalCard",
    "Silent",
    "Source",
    "SourceClass",
    "Standing",
    "Station",
    "Strength",
    "Surge",
    "SurgeDay",
    "Tables",
    "Text",
    "TextIndex",
    "TrackProof",
    "UndecidedOrderClaimed",
    "UnreasonedDecision",
    "UnsupportedClaim",
    "Verdict",
    "Verification",
    "Weight",
    "ZhendanError",
    "allow",
    "answer_language",
    "canonical_ddl",
    "canonical_tables",
    "cause_words",
    "day_of",
    "every_error",
    "fold",
    "notes",
    "platform_slugs",
    "platform_words",
]
