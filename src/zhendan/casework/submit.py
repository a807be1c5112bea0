"""The one irreversible step: what must hold before an appeal is handed in (提交)."""

from dataclasses import dataclass
from typing import NoReturn
from zoneinfo import ZoneInfo

from zhendan.casework.attempts import Through
from zhendan.casework.attempts import used as attempts_used
from zhendan.casework.casefile import CaseFile
from zhendan.casework.channel_errors import NotConfirmed
from zhendan.casework.errors import (
    AppealClosed,
    AppealInProgress,
    AttemptsUsed,
    DeadlinePassed,
    HardStopsOpen,
    LawyerGateOpen,
    MoveNotOpen,
    NothingFrozen,
    NothingNew,
    SupplementClosed,
)
from zhendan.casework.stamps import Stamp
from zhendan.casework.states import CaseState
from zhendan.domain import (
    Attempts,
    Confidence,
    Event,
    EventKind,
    NotAppealable,
    Requirements,
    Sha256,
)


@dataclass(frozen=True, slots=True)
class Submission:
    """What is about to be handed in, and what the platform demands of it."""

    packet: Sha256
    channel: str
    """`by_hand` or `by_api`."""
    requirements: Requirements
    hard_stops: tuple[str, ...] = ()
    """Codes of problems that are open now and forbid submitting."""
    violation_no: int | None = None
    """Which violation of the shop this is, from 1; None where nobody said."""
    statement: Sha256 | None = None
    """The frozen statement, kept for the next round to be held against."""
    files: tuple[tuple[str, Sha256], ...] = ()
    """What is handed in, file by file."""
    through: Through | None = None
    """How a program is about to send it; None where a person hands it in."""


def submit(case: CaseFile, submission: Submission, stamp: Stamp) -> Event:
    """The event of a submission, once every guard holds; it uses up one attempt.

    Raises `NobodyNamed`, `AppealClosed`, `AppealInProgress`, `NotConfirmed`, `SupplementClosed`,
    `AttemptsUsed`, `DeadlinePassed`, `HardStopsOpen`, `LawyerGateOpen`, `NothingFrozen`,
    `NothingNew` or `MoveNotOpen`.
    """
    stamp.named("提交申诉")
    _attempt_left(case, submission)
    _in_time(submission, stamp)
    _nothing_in_the_way(case, submission)
    _frozen(case, submission)
    facts: dict[str, object] = {
        "round": len(case.rounds) + 1,
        "packet": submission.packet,
        "channel": submission.channel,
        "conceded": list(case.conceded),
        "statement": submission.statement or "",
        "files": [{"name": name, "sha256": sha256} for name, sha256 in submission.files],
    }
    facts |= {"through": [submission.through.as_facts()]} if submission.through else {}
    return Event(case.case, EventKind.SUBMITTED, stamp.at, stamp.by, facts)


def _attempt_left(case: CaseFile, submission: Submission) -> None:
    """No appeal where none is taken, none beside an open one, none beyond the number allowed."""
    asked = submission.requirements
    closed = asked.value("not_appealable")
    if closed and isinstance(rule := closed.value, NotAppealable):
        _open_to_appeal(rule, submission.violation_no, closed.source.title)
    used = attempts_used(case.rounds)
    one_shot = asked.value("one_shot")
    if used and asked.deadline.one_shot:
        title = one_shot.source.title if one_shot else asked.deadline.source.zh
        raise SupplementClosed(round=used, source=title)
    if case.rounds and not case.rounds[-1].state.is_final:
        _still_open(case)
    attempts = asked.value("attempts")
    if attempts and isinstance(attempts.value, Attempts):
        allowed = attempts.value.allowed
        if allowed is not None and used >= allowed:
            raise AttemptsUsed(used=used, allowed=allowed, source=attempts.source.title)


def _still_open(case: CaseFile) -> NoReturn:
    """A round is under way; one whose arrival is unknown is looked up, not sent again."""
    last = case.rounds[-1]
    if last.through is not None and last.unconfirmed:
        raise NotConfirmed(case=case.case, round=last.no, violation=last.through.violation)
    raise AppealInProgress(round=last.no, channel=last.channel)


def _open_to_appeal(rule: NotAppealable, violation_no: int | None, title: str) -> None:
    """Stop where the platform takes no appeal for this violation of the shop."""
    if rule.applies(violation_no):
        raise AppealClosed(violation=violation_no, source=title)


def _in_time(submission: Submission, stamp: Stamp) -> None:
    """Not after a deadline somebody can show; a third party's hint alone stops nobody."""
    deadline = submission.requirements.deadline
    if deadline.confidence is Confidence.THIRD_PARTY or not deadline.is_past(stamp.at):
        return
    zone = ZoneInfo(deadline.zone)
    at = deadline.at.astimezone(zone).isoformat(sep=" ") if deadline.at else ""
    raise DeadlinePassed(at=at, source=deadline.source.zh)


def _nothing_in_the_way(case: CaseFile, submission: Submission) -> None:
    """No hard stop, and no concession past the lawyer gate."""
    if submission.hard_stops:
        stops = "、".join(submission.hard_stops)
        raise HardStopsOpen(count=len(submission.hard_stops), stops=stops)
    if case.conceded and case.gate is None:
        raise LawyerGateOpen(count=len(case.conceded))


def _frozen(case: CaseFile, submission: Submission) -> None:
    """Exactly the packet that was exported, and not one that was handed in before."""
    for earlier in case.rounds:
        if earlier.arrived and earlier.packet == submission.packet:
            raise NothingNew(round=earlier.no)
    if case.export is None or case.export.packet != submission.packet:
        raise NothingFrozen(case=case.case)
    if case.export.hard_stops:
        stops = "、".join(case.export.hard_stops)
        raise HardStopsOpen(count=len(case.export.hard_stops), stops=stops)
    if not case.state.may_become(CaseState.IN_APPEAL):
        names = "、".join(state.words.zh for state in case.state.moves())
        words = CaseState.IN_APPEAL.words.zh
        raise MoveNotOpen(case=case.case, now=case.state.words.zh, to=words, open=names)
