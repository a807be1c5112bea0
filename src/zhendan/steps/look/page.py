"""One case as a face shows it, put together from what the first three steps found."""

import shlex
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from zhendan.casework import Outlook, what_now
from zhendan.domain import NextThing, OrderId, OrderStanding
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
    next_things = what_now(_outlook(verified, gathered, now))
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
        gaps=gathered.gaps,
        promotions=material.promotions,
        statement=appealed.statement.sentences,
        remedies=material.remedies,
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
    )


def _outlook(verified: Verified, gathered: Gathered, now: datetime) -> Outlook:
    """What the next things are worked out from."""
    case = gathered.case
    return Outlook(
        case=case.case,
        now=now,
        state=case.state,
        deadline=verified.requirements.deadline,
        standings=case.standings,
        gaps=gathered.gaps,
        has_gate=case.gate is not None,
    )


def with_next(page: CasePage, wiring: Wiring) -> CasePage:
    """The page with what now as the ledger has it at this moment; nothing is looked into again."""
    case = wiring.desk().file(page.case)
    outlook = Outlook(
        case=page.case,
        now=wiring.clock.now(),
        state=case.state,
        deadline=page.requirements.deadline,
        standings=case.standings,
        gaps=page.gaps,
        has_gate=case.gate is not None,
    )
    return replace(page, next=what_now(outlook))


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
