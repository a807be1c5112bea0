"""Step 5 职责与权限: who does what, what should be kept apart, whose rights were looked at."""

from collections.abc import Sequence

from zhendan.domain import Event, Text
from zhendan.remedy import (
    ACCESS,
    CONCERNS,
    DUTIES,
    AccessReview,
    Concern,
    access_reviewed,
    access_reviews,
    concerns,
    duties_given,
    duties_now,
    duties_together,
)
from zhendan.steps.books import AtBooks, read, write
from zhendan.steps.errand import Errand

__all__ = ["DUTIES", "AccessReview", "Concern", "give", "looks", "review", "the_concerns", "who"]


def give(person: str, duties: Sequence[str], wiring: AtBooks, errand: Errand) -> Event:
    """Put a person's duties on record. Raises `DutiesUnclear`."""
    return write(duties_given(person, duties), wiring, errand)


def who(wiring: AtBooks) -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, Text], ...]]:
    """Everybody's duties, and who holds two that should be kept apart."""
    held = duties_now(read(ACCESS, wiring))
    return held, duties_together(held)


def review(
    person: str,
    wiring: AtBooks,
    errand: Errand,
    *,
    kept: Sequence[str],
    withdrawn: Sequence[str] = (),
) -> Event:
    """One person's rights were looked through. Raises `DutiesUnclear`."""
    return write(access_reviewed(person, kept, withdrawn), wiring, errand)


def looks(wiring: AtBooks) -> dict[str, AccessReview]:
    """The latest look at every person's rights."""
    return access_reviews(read(ACCESS, wiring))


def the_concerns(wiring: AtBooks) -> tuple[Concern, ...]:
    """Every concern by its number; neither words nor who raised it."""
    return concerns(read(CONCERNS, wiring))
