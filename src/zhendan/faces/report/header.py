"""What stands at the top and never scrolls away: what, by when, what now."""

from dataclasses import dataclass
from datetime import datetime

from zhendan.domain import Deadline, platform_words
from zhendan.faces.report.speech import Speech
from zhendan.faces.report.words import GRADES
from zhendan.faces.times import Zoned
from zhendan.steps.look.case_page import CasePage

NEAR_HOURS = 48
"""Below this the clock is shown as near; it never blinks."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The deadline as the header shows it: the absolute time first, then what was left."""

    state: str
    """`calm`, `near`, `late`, `unknown`."""
    label: str
    at: str
    zone: str
    left: str
    source: str
    confidence: str
    notes: tuple[str, ...]
    one_shot: bool


@dataclass(frozen=True, slots=True)
class Header:
    """Who is charged with what, and until when it can be answered."""

    platform: str
    grade: str
    orders: int
    received: str
    clock: Clock


def header(page: CasePage, speech: Speech) -> Header:
    """The header of one case page."""
    notice = page.notice
    delivered = notice.delivered_at
    return Header(
        platform=speech.say(platform_words(notice.platform)),
        grade=speech.say(GRADES[notice.grade]) if notice.grade in GRADES else "",
        orders=notice.declared_count or len(notice.flagged),
        received=speech.t("page.received", at=speech.when.instant(delivered))
        if delivered
        else speech.t("page.received_unknown"),
        clock=clock(page.requirements.deadline, page.now, speech),
    )


def clock(deadline: Deadline, now: datetime, speech: Speech) -> Clock:
    """The deadline in words, with the doubt that hangs on it."""
    when = Zoned(deadline.zone, speech.lang)
    at = _held_to(deadline, now)
    confidence = speech.t(f"confidence.{deadline.confidence}")
    source = speech.say(deadline.source)
    if at is None:
        return Clock(
            "unknown",
            speech.t("due.by"),
            speech.t("due.unknown"),
            "",
            speech.t("due.unknown_now"),
            source,
            confidence,
            _notes(deadline, None, speech),
            deadline.one_shot,
        )
    late = at < now
    planned = at != deadline.at and not late
    return Clock(
        state="late" if late else _distance(at, now),
        label=speech.t("due.plan_by" if planned else "due.by"),
        at=when.until(at),
        zone=when.name(at),
        left=speech.t("due.late" if late else "due.left", span=speech.span(at - now)),
        source=source,
        confidence=confidence,
        notes=_notes(
            deadline, when.until(deadline.at) if planned and deadline.at else None, speech
        ),
        one_shot=deadline.one_shot,
    )


def _held_to(deadline: Deadline, now: datetime) -> datetime | None:
    """The instant to plan by: the earliest plausible one while it is doubtful and still ahead."""
    doubtful = deadline.provisional or deadline.at is None
    if doubtful and deadline.plan_by and deadline.plan_by > now:
        return deadline.plan_by
    return deadline.at


def _distance(at: datetime, now: datetime) -> str:
    """Whether the clock is near."""
    return "near" if (at - now).total_seconds() < NEAR_HOURS * 3600 else "calm"


def _notes(deadline: Deadline, latest: str | None, speech: Speech) -> tuple[str, ...]:
    """What must be known beside the time: the latest reading, and that it is provisional."""
    notes = [speech.t("due.latest", at=latest)] if latest else []
    if deadline.provisional:
        notes.append(speech.t("due.provisional"))
    return tuple(notes)
