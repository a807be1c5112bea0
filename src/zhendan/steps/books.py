"""The shop's own books: a page written, and the pages read."""

from zhendan.domain import SHOP, Event, EventKind, Note, Page, PersonId, notes
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import Wiring

_NOBODY = PersonId("未署名")


def write(page: Page, wiring: Wiring, errand: Errand) -> Event:
    """Put one page on record, durably."""
    by = PersonId(errand.by.strip()) if errand.by.strip() else _NOBODY
    event = Event(SHOP, EventKind.SHOP_NOTED, wiring.clock.now(), by, page.facts())
    return wiring.ledger.append([event])[0]


def read(book: str, wiring: Wiring) -> tuple[Note, ...]:
    """The pages of one book, oldest first."""
    return notes(wiring.ledger.events(SHOP), book)
