"""Notices and made-up rule books that the tests of the rulebook share."""

from datetime import UTC, date, datetime

from zhendan.domain import FlagScope, Notice
from zhendan.rulebook import Rulebook, WorkCalendar, WorkYear

DELIVERED = datetime(2026, 6, 20, 2, 0, tzinfo=UTC)
"""2026-06-20 10:00 in China."""


def notice(platform: str = "taobao", **changes: object) -> Notice:
    """An invented notice of 2026-06-20 that names no deadline."""
    fields: dict[str, object] = {
        "platform": platform,
        "number": "WG20260620000001",
        "charge": "虚假交易",
        "grade": None,
        "scope": FlagScope.EXPLICIT,
        "flagged": (),
        "delivered_at": DELIVERED,
        "deadline_at": None,
        "deadline_words": "",
        "declared_count": None,
        "attempts": None,
        "penalties": (),
        "body": "",
        "files": (),
    } | changes
    return Notice(**fields)  # type: ignore[arg-type]  # each test names what it changes


def year(days_off: list[date], make_up: list[date], number: int = 2024) -> WorkYear:
    """A made-up calendar year."""
    return WorkYear(
        number, frozenset(days_off), frozenset(make_up), "示例", "", date(number - 1, 11, 1)
    )


def book_with(calendar: WorkCalendar) -> Rulebook:
    """The shipped cards with another calendar."""
    return Rulebook(Rulebook.shipped().cards, calendar)
