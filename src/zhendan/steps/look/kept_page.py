"""A case page kept ready, so that looking at a case costs no audit; and how fresh it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from zhendan.domain import CaseId, Event, EventKind
from zhendan.evidence import Masking
from zhendan.steps.look.case_page import CasePage
from zhendan.steps.wiring import Wiring
from zhendan.steps.wiring.pages import page_shelf

_LEAVES_AS_IT_IS = (
    EventKind.EXPORTED,
    EventKind.AUDITED,
    EventKind.DEADLINE_SET,
    EventKind.METRIC_RECORDED,
    EventKind.MOVED,
    EventKind.REVIEWED,
)
"""What working a case through adds by itself does not age the page, nor do measured days.

Nor do a case's state and a second person's agreement: what depends on them is worked out as the
page is shown. A packet that was agreed to could never be handed in if the agreement aged its page.
"""
_MOST_READ = 32
"""Pages held in memory by one process: more than any list reads for one answer."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page, and the last event of the case that it knows of."""

    page: CasePage
    seq: int
    people: Mapping[str, str] = field(default_factory=dict)
    """Whom typed columns of the case name, and what each value is: masked in all that leaves."""
    recipient: str = ""
    sign: bytes = b""
    """The key of the pseudonyms for this recipient."""


def keep_page(page: CasePage, masking: Masking, wiring: Wiring) -> None:
    """Keep the page of a case that was just worked through."""
    last = last_change(wiring, page.case)
    kept = KeptPage(page, last, masking.people, masking.recipient, masking.sign)
    page_shelf(wiring.workspace, KeptPage).keep(page.case, kept)


def kept_page(workspace: Path, case: CaseId) -> KeptPage | None:
    """The page kept for a case; None where none was made yet."""
    return _read(workspace, case, page_shelf(workspace, KeptPage).stamp(case))


def last_change(wiring: Wiring, case: CaseId) -> int:
    """The number of the last event that could change the page."""
    return max((event.seq or 0 for event in _changes(wiring.ledger.events(case))), default=0)


def changed_after(events: Iterable[Event], seq: int) -> bool:
    """Whether anything was recorded after the event `seq` that a page should know."""
    return any((event.seq or 0) > seq for event in _changes(events))


def _changes(events: Iterable[Event]) -> Iterator[Event]:
    """The events that could change a page."""
    ageing = (event for event in events if not event.kind.is_beside)
    return (event for event in ageing if event.kind not in _LEAVES_AS_IT_IS)


@lru_cache(maxsize=_MOST_READ)
def _read(workspace: Path, case: CaseId, stamp: int) -> KeptPage | None:
    """Read once until another page is kept (`stamp`)."""
    found = page_shelf(workspace, KeptPage).kept(case) if stamp else None
    return found if isinstance(found, KeptPage) else None
