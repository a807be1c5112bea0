"""What one case page shows: everything a face needs to say, nothing it would have to decide."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from zhendan.appeal import Problem
from zhendan.domain import (
    AuditReport,
    CaseId,
    ChatDoubt,
    EvidenceClock,
    Exhibit,
    FileReport,
    Gap,
    Journey,
    NextThing,
    Notice,
    OrderId,
    OrderStanding,
    Passage,
    PromotionWindow,
    RemedyTask,
    Requirements,
    SealFacts,
    Sentence,
)


@dataclass(frozen=True, slots=True)
class CasePage:
    """One case, whole, as the report and later the workbench show it."""

    case: CaseId
    title: str
    """Shop and notice number, e.g. `示例家居旗舰店 · WG20260620000001`."""
    shop_name: str
    now: datetime
    notice: Notice
    requirements: Requirements
    files: tuple[FileReport, ...]
    exhibits: tuple[Exhibit, ...]
    passages: tuple[Passage, ...]
    audit: AuditReport
    standings: Mapping[OrderId, OrderStanding]
    gaps: tuple[Gap, ...]
    promotions: tuple[PromotionWindow, ...]
    statement: tuple[Sentence, ...]
    remedies: tuple[RemedyTask, ...]
    seal: SealFacts
    next: tuple[NextThing, ...]
    synthetic: bool = False
    """The inbox openly says that it is invented; every output says so too."""
    workspace: str = ""
    """The workspace folder as commands must name it; empty where it is the default one."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """flagged, provable, thin, unclear, conceded: over the flagged orders."""
    problems: tuple[Problem, ...] = ()
    """What a reviewer would stumble over, hard stops first."""
    short: str = ""
    """The short form of the statement, as it is pasted into the platform's field."""
    short_limit: int = 0
    """How many characters the field takes, as far as known."""
    clock: EvidenceClock = field(default_factory=EvidenceClock)
    """What must be fetched before it is gone, most urgent first."""
    chats: tuple[ChatDoubt, ...] = ()
    """What about the chats looks discontinuous; nothing is lowered by it."""
    proposed: tuple[RemedyTask, ...] = ()
    """Measures that the causes suggest and nobody took on; the appeal does not speak of them."""
    journeys: Mapping[OrderId, tuple[Journey, ...]] = field(default_factory=dict)
    """By order, where its parcels were seen on their way."""
