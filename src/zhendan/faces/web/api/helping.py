"""Choosing help for programs: when to ask, what to bring, the cost; partners' questions."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja import Router

from zhendan.domain import CaseId
from zhendan.faces.plain import plain
from zhendan.faces.web.api import after_shapes as shapes
from zhendan.faces.web.api.key import placed
from zhendan.faces.web.api.replies import ONCE, replies
from zhendan.faces.web.keys import WORK
from zhendan.faces.web.rights import Right
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.steps import advising, partner_risk, people
from zhendan.steps.look.case_list import reading

router = Router(tags=["partners and help"])


@router.post("/cases/{case}/partners/indicators", response=replies(shapes.Told), openapi_extra=ONCE)
def indicators(request: HttpRequest, case: str) -> Any:
    """Put what the audit asks of a case's orders beside the partners they went by."""
    place = placed(request, Right.PRIVATE, WORK)
    place.case(case)
    with at_the_ledger(place) as wiring:
        met = partner_risk.note(CaseId(case), wiring, place.errand())
    place.note("partner_risk", case)
    return {"told": {"partners": list(met)}}


@router.post("/cases/{case}/help", response=replies(shapes.Told))
def when(request: HttpRequest, case: str, told: shapes.HelpAsked) -> Any:
    """Whether to ask somebody, whom, and what to bring; nothing of it is kept."""
    place = placed(request, Right.CORRECT)
    place.case(case)
    situation = advising.Situation(
        at_stake=_sum(told.at_stake),
        organised=told.organised,
        agency_involved=told.agency_involved,
        authority_asks=told.authority_asks,
    )
    reasons: tuple[advising.Reason, ...] = ()
    with reading(place.workspace) as wiring:
        if wiring:
            private = place.may(Right.PRIVATE)
            reasons = advising.when(CaseId(case), situation, wiring, private=private)
    alone = None if reasons else advising.ALONE
    return {"told": plain({"reasons": reasons, "alone": alone, "bring": advising.BRING})}


@router.post("/shop/cost", response=replies(shapes.Told))
def cost(request: HttpRequest, told: shapes.OfferTold) -> Any:
    """What an offer costs if the penalty is lifted and if not; no outcome is predicted."""
    placed(request, Right.CORRECT)
    offer = advising.Offer(
        _sum(told.fixed),
        _sum(told.share),
        _sum(told.expenses),
        _sum(told.own_hours),
        _sum(told.hourly),
    )
    return {"told": plain(advising.cost(offer, _sum(told.at_stake)))}


@router.get("/shop/playbooks", response=replies(shapes.Rows))
def playbooks(request: HttpRequest) -> Any:
    """What to do on day 0 of an attack, and rules for promotions that invite no gangs."""
    placed(request, Right.CORRECT)
    return {"rows": [plain(one) for one in people.playbooks().values()]}


def _sum(told: float) -> Decimal:
    """A sum as it was written, not as a binary fraction."""
    return Decimal(str(told))
