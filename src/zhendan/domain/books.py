"""店铺台账: what a shop keeps beyond one case (rules, partners, training), page by page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from zhendan.domain.cases import Event, EventKind
from zhendan.domain.ids import CaseId, PersonId

SHOP = CaseId("@shop")
"""The place of the shop's own books in the ledger; it is no case and stands in no list of them."""


@dataclass(frozen=True, slots=True)
class Page:
    """One thing to be written into a book: about what, what happened, and the particulars."""

    book: str
    id: str
    act: str
    fields: Mapping[str, object] = field(default_factory=dict)
    """Plain JSON values only."""

    def facts(self) -> dict[str, object]:
        """The facts of a `SHOP_NOTED` event."""
        return {"book": self.book, "id": self.id, "act": self.act, "fields": dict(self.fields)}


@dataclass(frozen=True, slots=True)
class Note:
    """One page as it stands on record: who wrote it, and when."""

    page: Page
    at: datetime
    by: PersonId

    @property
    def id(self) -> str:
        """What it is about."""
        return self.page.id

    @property
    def act(self) -> str:
        """What happened."""
        return self.page.act

    def says(self, name: str) -> str:
        """One particular as text; empty where it was not given."""
        found = self.page.fields.get(name)
        return "" if found is None else str(found)


def notes(events: Iterable[Event], book: str) -> tuple[Note, ...]:
    """The pages of one book, oldest first."""
    found = []
    for event in events:
        if event.kind is EventKind.SHOP_NOTED and event.facts.get("book") == book:
            fields = event.facts.get("fields")
            page = Page(
                book,
                str(event.facts.get("id", "")),
                str(event.facts.get("act", "")),
                fields if isinstance(fields, dict) else {},
            )
            found.append(Note(page, event.at, event.by))
    return tuple(found)
