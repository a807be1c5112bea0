"""One case as a face shows it, put together from what the first three steps found."""

import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from zhendan.audit import journeys
from zhendan.casework import (
    CaseFile,
    CaseState,
    Outlook,
    assignments,
    contacts,
    promises,
    set_aside,
    what_now,
    with_waivers,
)
from zhendan.domain import Deadline, Event, Gap, NextThing, Notice, OrderId, OrderStanding
from zhendan.steps.appeal import Appealed
from zhendan.steps.gather import Gathered
from zhendan.steps.look.case_page import CasePage
from zhendan.steps.verify import Verified
from zhendan.steps.wiring import DEFAULT_WORKSPACE, Wiring


def case_page(
    verified: Verified, gathered: Gathered, appealed: Appealed, wiring: Wiring
) -> CasePage:
    """Everything one case page shows; faces say it, and add nothing."""
    case, notice = gathered.case, verified.notice
    material, now = appealed.material, wiring.clock.now()
    workspace = "" if wiring.workspace == DEFAULT_WORKSPACE else str(wiring.workspace)
    events = wiring.ledger.events(case.case)
    seen = outlook(case, notice, verified.requirements.deadline, gathered.gaps, (events, now))
    next_things = what_now(seen)
    return CasePage(
        case=case.case,
        title=" · ".join(part for part in (material.shop_name, notice.number) if part),
        shop_name=material.shop_name,
        now=now,
        notice=notice,
        requirements=verified.requirements,
        files=verified.taken.reading.files,
        exhibits=gathered.exhibits,
        passages=gathered.passages,
        audit=verified.audit,
        standings=case.standings,
        gaps=seen.gaps,
        promotions=material.promotions,
        statement=appealed.statement.sentences,
        remedies=material.remedies,
        proposed=material.proposed,
        seal=gathered.seal,
        next=tuple(_in(workspace, thing) for thing in next_things),
        workspace=workspace,
        synthetic=material.synthetic,
        counts=order_counts(material.flagged, case.standings),
        problems=appealed.problems,
        short=appealed.statement.short_text(),
        short_limit=appealed.statement.short_limit,
        clock=gathered.clock,
        chats=gathered.chats,
        journeys=journeys(verified.taken.tables, [flag.order for flag in notice.flagged]),
    )


def with_next(page: CasePage, wiring: Wiring) -> CasePage:
    """The page with what now as the ledger has it at this moment; nothing is looked into again."""
    file, events = wiring.desk().file(page.case), wiring.ledger.events(page.case)
    return as_it_stands(page, file, events, wiring.clock.now())


def as_it_stands(
    page: CasePage, file: CaseFile, events: Sequence[Event], now: datetime
) -> CasePage:
    """The page with what now, and with what people gave up, as the ledger has it."""
    found = outlook(file, page.notice, page.requirements.deadline, page.gaps, (events, now))
    return replace(page, gaps=found.gaps, next=what_now(found))


def outlook(
    file: CaseFile,
    notice: Notice,
    deadline: Deadline,
    gaps: tuple[Gap, ...],
    at: tuple[Sequence[Event], datetime],
) -> Outlook:
    """What the next things are worked out from: the case, what lacks, and what people agreed."""
    events, now = at
    resting = set_aside(events, on=now.astimezone(ZoneInfo(deadline.zone)).date())
    return Outlook(
        case=file.case,
        now=now,
        state=file.state,
        deadline=deadline,
        standings=file.standings,
        gaps=with_waivers(gaps, resting),
        unlisted=max((notice.declared_count or 0) - len(file.flagged), 0),
        has_gate=file.gate is not None,
        unconfirmed=next((one.no for one in file.rounds if one.unconfirmed), 0),
        resume_to=file.resume_to if file.state is CaseState.PAUSED else None,
        paused_until=file.paused_until,
        resting=frozenset(resting),
        promises=promises(contacts(events)),
        hands={key: str(one.to) for key, one in assignments(events).items()},
    )


def _in(workspace: str, thing: NextThing) -> NextThing:
    """The thing with a command that works as it is printed, wherever the workspace lies."""
    if not workspace or not thing.command:
        return thing
    return replace(thing, command=f"{thing.command} --data {shlex.quote(workspace)}")


def order_counts(
    flagged: tuple[OrderId, ...], standings: Mapping[OrderId, OrderStanding]
) -> Mapping[str, int]:
    """Flagged orders by verdict; an order nobody could look into counts as unclear."""
    words = Counter(
        standings[order].verdict if order in standings else "unclear" for order in flagged
    )
    verdicts = {verdict: words[verdict] for verdict in OrderStanding.VERDICTS}
    return {"flagged": len(flagged), **verdicts}
