"""How people work together on a case as a face shows it: hands, rest, talks, comments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from zhendan.casework import (
    CHANNELS,
    WHOLE_CASE,
    Assignment,
    CaseFile,
    Comment,
    Contact,
    SetAside,
    about_marks,
    assignments,
    comments,
    contacts,
    every_thing,
    is_private,
    set_aside,
)
from zhendan.domain import Event, NextThing, Text
from zhendan.steps.look.case_page import CasePage
from zhendan.steps.look.page import outlook

__all__ = [
    "CHANNELS",
    "WHOLE_CASE",
    "Comment",
    "Contact",
    "WorkTogether",
    "about_marks",
    "is_private",
    "things_of",
    "together",
]
CASE_WORDS = Text("整个案件", "the whole case")


@dataclass(frozen=True, slots=True)
class WorkTogether:
    """How people work together on one case now."""

    hands: tuple[Assignment, ...]
    resting: tuple[SetAside, ...]
    contacts: tuple[Contact, ...]
    comments: tuple[Comment, ...]


def together(events: Sequence[Event], now: datetime, *, zone: str, private: bool) -> WorkTogether:
    """What is in whose hands, what rests, what was said; without what is for few where due."""
    seen = [event for event in events if private or not is_private(event)]
    on = now.astimezone(ZoneInfo(zone)).date()
    return WorkTogether(
        hands=tuple(assignments(seen).values()),
        resting=tuple(set_aside(seen, on=on).values()),
        contacts=contacts(seen),
        comments=comments(seen),
    )


def things_of(
    page: CasePage, file: CaseFile, events: Sequence[Event], now: datetime
) -> tuple[NextThing, ...]:
    """All that is open in a case, the case itself first."""
    found = every_thing(
        outlook(file, page.notice, page.requirements.deadline, page.gaps, (events, now))
    )
    hands = assignments(events)
    who = str(hands[WHOLE_CASE].to) if WHOLE_CASE in hands else ""
    return (NextThing(CASE_WORDS, Text("", ""), key=WHOLE_CASE, who=who), *found)
