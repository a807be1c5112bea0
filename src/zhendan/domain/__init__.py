"""领域词汇: the words all rooms share; pure values, no third-party import."""

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
from zhendan.domain.errors import (
    ZhendanError,
    every_error,
)
from zhendan.domain.exhibits import (
    Exhibit,
    ExhibitKind,
    Gap,
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
    NotChecked,
    SignalCard,
    Surge,
    SurgeDay,
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
from zhendan.domain.platforms import (
    platform_words,
)
from zhendan.domain.ports import (
    Blobs,
    Clock,
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
    FormLimits,
    NotAppealable,
)
from zhendan.domain.seals import (
    SealFacts,
)
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
    "LANGUAGES",
    "Anchor",
    "Answer",
    "Assessment",
    "Attempts",
    "AuditReport",
    "Blobs",
    "CaseId",
    "Cause",
    "Claim",
    "Clock",
    "Column",
    "ColumnKind",
    "ConcededOrderClaimed",
    "ConcessionFinal",
    "Confidence",
    "ContradictionOpen",
    "ControlTotal",
    "Deadline",
    "Decision",
    "Event",
    "EventKind",
    "EvidenceWanted",
    "Exhibit",
    "ExhibitId",
    "ExhibitKind",
    "Explanation",
    "Fact",
    "Family",
    "Fault",
    "FileProblem",
    "FileReport",
    "Finding",
    "FlagScope",
    "FlaggedOrder",
    "FormLimits",
    "Gap",
    "Group",
    "MarkUnexplained",
    "Money",
    "NearMiss",
    "NextThing",
    "NotAppealable",
    "NotChecked",
    "Notice",
    "Number",
    "OrderId",
    "OrderStanding",
    "Outcome",
    "Passage",
    "Penalty",
    "PersonId",
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
    "Strength",
    "Surge",
    "SurgeDay",
    "Tables",
    "Text",
    "UndecidedOrderClaimed",
    "UnreasonedDecision",
    "UnsupportedClaim",
    "Verdict",
    "Verification",
    "Weight",
    "ZhendanError",
    "allow",
    "canonical_ddl",
    "canonical_tables",
    "every_error",
    "fold",
    "platform_words",
]
