"""The shop's own books: a page written, and the pages read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from zhendan.domain import SHOP, Clock, Event, EventKind, Note, Page, PersonId, notes
from zhendan.steps.errand import Errand

if TYPE_CHECKING:
    from pathlib import Path

    from zhendan.casework import Ledger

_NOBODY = PersonId("未署名")


class AtBooks(Protocol):
    """What work in the shop's own books takes of a wiring."""

    @property
    def workspace(self) -> "Path":
        """The data folder."""

    @property
    def clock(self) -> Clock:
        """The time."""

    @property
    def ledger(self) -> "Ledger":
        """Where pages are kept."""

    @property
    def secret(self) -> bytes:
        """The key of people's hashes."""


def write(page: Page, wiring: AtBooks, errand: Errand) -> Event:
    """Put one page on record, durably."""
    return write_all([page], wiring, errand)[0]


def write_all(pages: Sequence[Page], wiring: AtBooks, errand: Errand) -> tuple[Event, ...]:
    """Put pages that belong together on record in one act, durably."""
    by = PersonId(errand.by.strip()) if errand.by.strip() else _NOBODY
    now = wiring.clock.now()
    events = [Event(SHOP, EventKind.SHOP_NOTED, now, by, one.facts()) for one in pages]
    return wiring.ledger.append(events) if events else ()


def read(book: str, wiring: AtBooks) -> tuple[Note, ...]:
    """The pages of one book, oldest first."""
    return notes(wiring.ledger.events(SHOP), book)
