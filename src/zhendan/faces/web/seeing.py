"""A case as one person may see it: the ledger's word, the kept page, without what is private."""

from dataclasses import dataclass, replace

from django.utils import timezone

from zhendan.domain import CaseId, Event
from zhendan.faces.web.gate import Place
from zhendan.faces.web.rights import Right
from zhendan.steps.look.case_list import CaseFile
from zhendan.steps.look.case_page import CasePage
from zhendan.steps.look.kept_page import changed_after, kept_page
from zhendan.steps.look.page import as_it_stands
from zhendan.steps.look.private import without_private


@dataclass(frozen=True, slots=True)
class Seen:
    """A case as one person may see it just now."""

    file: CaseFile
    events: tuple[Event, ...]
    page: CasePage | None
    stale: bool
    """Something was recorded that the page does not know yet."""


def seen(place: Place, case: str) -> Seen:
    """The case from the ledger and its kept page; without the private self-check where due."""
    file, events = place.case(case)
    kept = kept_page(place.workspace, CaseId(case))
    page = kept.page if kept else None
    if page is not None:
        now = {o: s for o, s in file.standings.items() if o in page.standings}
        page = replace(page, standings={**page.standings, **now}, counts=_counts(page, file))
        page = replace(page, now=timezone.now(), workspace="")
        page = as_it_stands(page, file, events, page.now)
        page = page if place.may(Right.PRIVATE) else without_private(page)
    return Seen(file, events, page, stale=kept is None or changed_after(events, kept.seq))


def _counts(page: CasePage, file: CaseFile) -> dict[str, int]:
    """The verdicts as the ledger has them now, over the flagged orders."""
    flagged = [each.order for each in page.notice.flagged] or list(file.standings)
    now = file.standings
    said = [now[o].verdict if o in now else "unclear" for o in flagged]
    names = ("provable", "thin", "unclear", "conceded")
    return {"flagged": len(flagged), **{name: said.count(name) for name in names}}
