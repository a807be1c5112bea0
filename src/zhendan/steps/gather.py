"""Step 2 收集证据: seal every file as it came, match it to orders, say what is missing."""

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from zhendan.casework import CaseFile, set_aside, with_waivers
from zhendan.domain import (
    CaseId,
    ChatDoubt,
    EventKind,
    EvidenceClock,
    Exhibit,
    ExhibitId,
    Gap,
    Passage,
    SealFacts,
    Text,
)
from zhendan.evidence import (
    ClockAsk,
    continuity,
    evidence_clock,
    gaps,
    in_sealed_files,
    match,
    read_notes,
    registered,
    settled,
)
from zhendan.steps.errand import Errand
from zhendan.steps.read_before import keep_readings
from zhendan.steps.sealed_state import seal_facts
from zhendan.steps.sealing import to_seal
from zhendan.steps.verify import Taken, Verified
from zhendan.steps.wiring import Wiring


@dataclass(frozen=True, slots=True)
class SealedInbox:
    """The case a folder belongs to, and what was new in it."""

    case: CaseId
    new: tuple[ExhibitId, ...]
    already: tuple[ExhibitId, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The case's exhibits, which place of which file speaks of which order, and the gaps."""

    case: CaseFile
    exhibits: tuple[Exhibit, ...]
    passages: tuple[Passage, ...]
    gaps: tuple[Gap, ...]
    seal: SealFacts
    clock: EvidenceClock
    """What must be fetched before it is gone."""
    chats: tuple[ChatDoubt, ...] = ()
    """What about the chats looks discontinuous."""


def seal(inbox: Path, taken: Taken, wiring: Wiring, errand: Errand) -> SealedInbox:
    """Open the case of the notice, or find it, and seal every file of the folder into it.

    Returns only when every file is durable and under a signed checkpoint.
    """
    files = [report for report in taken.reading.files if report.parent is None and report.opened]
    errand.progress.stage(Text("固化原件", "Sealing the originals"), len(files))
    desk = wiring.desk(errand.by)
    case = desk.open(taken.notice, name=errand.name).case
    sealed = wiring.vault.seal([to_seal(inbox, report, wiring, errand.by) for report in files])
    desk.record_exhibits(case, sealed.exhibits)
    keep_readings(taken.seen, taken.reading.files, wiring)
    errand.progress.advance(len(files))
    return SealedInbox(case, sealed.new, sealed.already)


def gather(case: CaseFile, verified: Verified, wiring: Wiring, errand: Errand) -> Gathered:
    """Match the sealed files of a case to its orders and name the gaps."""
    errand.progress.stage(Text("凭证与订单匹配", "Matching exhibits to orders"))
    kept = set(case.exhibits)
    exhibits = tuple(one for one in wiring.vault.kept() if one.id in kept)
    taken = verified.taken
    orders = tuple(flag.order for flag in verified.notice.flagged)
    found = match(taken.tables, exhibits, orders, shops_zone=taken.reading.zone)
    placed = in_sealed_files(found, taken.reading.files)
    passages = settled(placed, wiring.vault.entries())
    _note_registered(case, registered(taken.tables, passages, exhibits), wiring, errand)
    now, conceded = wiring.clock.now(), frozenset(case.conceded)
    events = wiring.ledger.events(case.case)
    resting = set_aside(events, on=now.astimezone(ZoneInfo(taken.reading.zone)).date())
    ask = ClockAsk(now=now, conceded=conceded, notes=read_notes(events))
    return Gathered(
        case=case,
        exhibits=exhibits,
        passages=passages,
        gaps=with_waivers(
            gaps(verified.notice, passages, taken.tables, now=now, conceded=conceded), resting
        ),
        seal=seal_facts(wiring),
        clock=evidence_clock(verified.notice, passages, taken.tables, ask),
        chats=continuity(taken.tables, orders),
    )


def _note_registered(
    case: CaseFile, people: dict[str, object] | None, wiring: Wiring, errand: Errand
) -> None:
    """Put on record whom the shop's own register names in these orders; the same only once."""
    known = [
        event.facts
        for event in wiring.ledger.events(case.case)
        if event.kind is EventKind.PERSON_SUSPECTED and event.facts.get("from") == "register"
    ]
    if people is not None and (not known or known[-1] != people):
        wiring.desk(errand.by).record(case.case, EventKind.PERSON_SUSPECTED, people)
