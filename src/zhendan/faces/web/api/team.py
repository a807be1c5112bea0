"""The team for programs: duties, rights looked through; a concern bears no name."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router

from zhendan.faces.errors import FormIncomplete
from zhendan.faces.plain import plain
from zhendan.faces.web.api import team_shapes as shapes
from zhendan.faces.web.api.after_shapes import Rows, Told
from zhendan.faces.web.api.key import placed
from zhendan.faces.web.api.replies import ONCE, replies
from zhendan.faces.web.keys import WORK
from zhendan.faces.web.models import Member
from zhendan.faces.web.rights import Right, Role
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.steps import duties, people
from zhendan.steps.look.case_list import reading

router = Router(tags=["team"])


@router.get("/shop/duties", response=replies(Told))
def who(request: HttpRequest) -> Any:
    """Everybody's duties, which two do not go together, and whose rights were looked through."""
    with reading(placed(request, Right.PEOPLE).workspace) as wiring:
        held, together = duties.who(wiring) if wiring else ({}, ())
        looks = duties.looks(wiring) if wiring else {}
    return {"told": plain({"held": held, "together": together, "looks": looks})}


@router.post("/shop/duties", response=replies(Told), openapi_extra=ONCE)
def give(request: HttpRequest, told: shapes.Duties) -> Any:
    """Put a person's duties on record in place of the former ones."""
    place = placed(request, Right.PEOPLE, WORK)
    with at_the_ledger(place) as wiring:
        event = duties.give(told.person.strip(), told.duties, wiring, place.errand())
    place.note("duties")
    return {"told": plain(event.facts)}


@router.post("/shop/access", response=replies(Told), openapi_extra=ONCE)
def access(request: HttpRequest, told: shapes.Access) -> Any:
    """A person's rights were looked through; withdrawing itself is done under settings."""
    place = placed(request, Right.PEOPLE, WORK)
    with at_the_ledger(place) as wiring:
        errand, person = place.errand(), told.person.strip()
        event = duties.review(person, wiring, errand, kept=told.kept, withdrawn=told.withdrawn)
    place.note("access_reviewed")
    return {"told": plain(event.facts)}


@router.get("/shop/concerns", response=replies(Rows))
def concerns(request: HttpRequest) -> Any:
    """Concerns by number: neither words nor who raised one, for nobody."""
    with reading(placed(request, Right.PEOPLE).workspace) as wiring:
        found = duties.the_concerns(wiring) if wiring else ()
    return {"rows": [plain(one) for one in found]}


@router.post("/shop/concerns", response=replies(Told))
def concern(request: HttpRequest, told: shapes.Concern) -> Any:
    """Report something to one of the owners; nothing is kept of whose key it came by."""
    place = placed(request, None, WORK)
    owners = Member.objects.filter(shop=place.shop, role=Role.OWNER).select_related("account")
    names = [one.account.name for one in owners]
    if told.recipient not in names:
        raise FormIncomplete(zh="由谁处理（店主的姓名）", en="who hears it: an owner's name")
    if not told.words.strip():
        raise FormIncomplete(zh="要反映的内容", en="what you report")
    with at_the_ledger(place) as wiring:
        number = str(people.report_concern(told.words, told.recipient, wiring).facts["id"])
    return {"told": {"number": number}}


@router.post("/shop/concerns/{number}", response=replies(Told), openapi_extra=ONCE)
def answer(request: HttpRequest, number: str, told: shapes.Outcome) -> Any:
    """Put on record what came of a concern, without naming who raised it."""
    place = placed(request, Right.PEOPLE, WORK)
    with at_the_ledger(place) as wiring:
        if number not in [one.number for one in duties.the_concerns(wiring)]:
            raise Http404
        event = people.answer_concern(number, wiring, place.errand(told.outcome))
    place.note("concern_answered", number)
    return {"told": plain(event.facts)}
