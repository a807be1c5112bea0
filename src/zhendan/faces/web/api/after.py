"""Work after the appeal for programs: the same steps as on the pages, behind the same rights."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router

from zhendan.domain import CaseId, Cause, ExhibitId, Text
from zhendan.faces.plain import plain
from zhendan.faces.web.api import after_shapes as shapes
from zhendan.faces.web.api.key import placed
from zhendan.faces.web.api.replies import ONCE, replies
from zhendan.faces.web.gate import Place
from zhendan.faces.web.keys import READ, WORK
from zhendan.faces.web.rights import Right
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.faces.web.told import day_of
from zhendan.faces.web.views.plans import works_here
from zhendan.steps import Wiring, advising, measures, people, planning, recovering
from zhendan.steps.look.case_list import reading

router = Router(tags=["after the appeal"])
_LATEST = 500


@router.get("/cases/{case}/measures", response=replies(shapes.Rows))
def measures_of(request: HttpRequest, case: str) -> Any:
    """Every measure as it stands today; what names orders for who may see it."""
    place = _at_case(request, case)
    with reading(place.workspace) as wiring:
        found = measures.follow(CaseId(case), wiring) if wiring else ()
    return _rows([one for one in found if place.may(Right.PRIVATE) or not one.task.orders])


@router.post("/cases/{case}/measures/{task}", response=replies(shapes.Rows), openapi_extra=ONCE)
def work_on(request: HttpRequest, case: str, task: str, told: shapes.MeasureWork) -> Any:
    """Set owner, date, goal; close with sealed proof; record the effect. All by what is sent."""
    place = _at_case(request, case, WORK)
    goal = told.goal and measures.goal(
        told.goal.metric, told.goal.value, at_most=told.goal.at_most, weeks=told.goal.weeks
    )
    wish = measures.Wish(told.owner.strip(), day_of(told.due) if told.due else None, goal or None)
    what = (CaseId(case), task)
    with at_the_ledger(place) as wiring:
        _known(place, CaseId(case), task, wiring)
        errand = place.errand()
        if wish != measures.Wish():
            measures.set_task(*what, wish, wiring, errand)
        if told.proof:
            measures.prove(*what, [ExhibitId(one) for one in told.proof], wiring, errand)
        if told.effect:
            measured = (told.effect.value, told.effect.source)
            measures.check_effect(*what, measured, wiring, errand)
        found = measures.follow(CaseId(case), wiring)
    place.note("remedy", f"{case} {task}")
    return _rows([one for one in found if one.task.is_called(task)])


@router.get("/cases/{case}/plan", response=replies(shapes.Rows))
def short_plan(request: HttpRequest, case: str) -> Any:
    """At most three preventive measures, also where nothing was conceded."""
    place = _at_case(request, case)
    with reading(place.workspace) as wiring:
        return _rows(measures.plan((), wiring)) if wiring else _rows(())


@router.post("/cases/{case}/measures", response=replies(shapes.Rows), openapi_extra=ONCE)
def adopt(request: HttpRequest, case: str, told: shapes.Adopted) -> Any:
    """Put the short plan on record; what is there already stays as it is."""
    place = _at_case(request, case, WORK)
    blank = Text("", "")
    causes = [Cause(code, blank, (), blank) for code in told.causes]
    with at_the_ledger(place) as wiring:
        found = measures.plan(causes, wiring)
        measures.adopt(CaseId(case), found, wiring, place.errand())
    place.note("remedy", f"{case} adopt")
    return _rows(found)


@router.post(
    "/cases/{case}/measures/{task}/reopen", response=replies(shapes.Rows), openapi_extra=ONCE
)
def reopen(request: HttpRequest, case: str, task: str, told: shapes.Reopened) -> Any:
    """Open a measure again; the appeal then speaks of it as a dated promise."""
    place = _at_case(request, case, WORK)
    with at_the_ledger(place) as wiring:
        _known(place, CaseId(case), task, wiring)
        measures.reopen(CaseId(case), task, wiring, place.errand(told.reason.strip()))
        found = measures.follow(CaseId(case), wiring)
    place.note("remedy", f"{case} {task} reopen")
    return _rows([one for one in found if one.task.is_called(task)])


@router.get("/cases/{case}/recovery", response=replies(shapes.Told))
def recovery(request: HttpRequest, case: str) -> Any:
    """Lines, targets and breaks with their intervals; "cannot tell" where it cannot."""
    place = _at_case(request, case)
    with reading(place.workspace) as wiring:
        inner = place.may(Right.PRIVATE)
        found = recovering.recovery(CaseId(case), wiring, inner=inner) if wiring else None
    return {"told": plain(found) if found else {}}


@router.post("/cases/{case}/metrics", response=replies(shapes.Told), openapi_extra=ONCE)
def measured(request: HttpRequest, case: str, told: shapes.Measured) -> Any:
    """Put one number of the shop's standing on record."""
    place = _at_case(request, case, WORK)
    with at_the_ledger(place) as wiring:
        one = (told.name, told.value, day_of(told.on), told.source)
        event = recovering.record(CaseId(case), one, wiring, place.errand())
    return {"told": plain(event.facts)}


@router.get("/shop/promotions", response=replies(shapes.Rows))
def promotions(request: HttpRequest) -> Any:
    """Plans that were registered, oldest first."""
    with reading(placed(request, Right.CORRECT).workspace) as wiring:
        found = planning.promotions(wiring) if wiring else ()
    return {"rows": [{"name": n.id, "at": n.at, **n.page.fields} for n in found[-_LATEST:]]}


@router.post("/shop/promotions", response=replies(shapes.Told), openapi_extra=ONCE)
def promotion(request: HttpRequest, plan: shapes.Plan) -> Any:
    """Seal a promotion's plan; the answer says what in it invites coupon gangs."""
    place = _working(request)
    with at_the_ledger(place) as wiring:
        text = plan.model_dump_json()
        event, invites = planning.register_promotion(text, wiring, place.errand())
    place.note("plan_promotion", plan.name)
    return {"told": plain({"plan": event.facts.get("fields"), "invites": invites})}


@router.get("/shop/partners", response=replies(shapes.Rows))
def partners(request: HttpRequest) -> Any:
    """The register of partners; indicators for who may see the self-check."""
    place = placed(request, Right.CORRECT)
    with reading(place.workspace) as wiring:
        found = people.the_partners(wiring) if wiring else {}
    rows = _rows(list(found.values()))
    if not place.may(Right.PRIVATE):
        rows = {"rows": [one | {"indicators": {}} for one in rows["rows"]]}
    return rows


@router.post("/shop/partners", response=replies(shapes.Told), openapi_extra=ONCE)
def partner(request: HttpRequest, told: shapes.PartnerTold) -> Any:
    """Enter a partner, or enter it anew."""
    place = _working(request)
    made = people.Partner(
        told.id,
        told.name,
        people.PartnerKind(told.kind),
        day_of(told.since),
        day_of(told.until) if told.until else None,
        frozenset(told.clauses),
        day_of(told.review_on),
    )
    with at_the_ledger(place) as wiring:
        event = people.register_partner(made, wiring, place.errand())
    place.note("partner", made.id)
    return {"told": plain(event.facts)}


@router.post("/shop/partners/notes", response=replies(shapes.Told), openapi_extra=ONCE)
def partner_note(request: HttpRequest, told: shapes.PartnerNote) -> Any:
    """An incident, a suspension, its end, or a look at a partner."""
    place = _working(request)
    with at_the_ledger(place) as wiring:
        if told.partner not in people.the_partners(wiring):
            raise Http404
        errand = place.errand(told.words)
        event = people.note_partner(told.partner, told.act, wiring, errand)
    place.note("partner_note", f"{told.partner} {told.act}")
    return {"told": plain(event.facts)}


@router.post("/shop/contract-check", response=replies(shapes.Told))
def contract(request: HttpRequest, told: shapes.Words) -> Any:
    """Missing clauses and words that warn in an adviser's offer; nothing is kept."""
    placed(request, Right.CORRECT)
    return {"told": plain(advising.check_text(told.text))}


def _known(place: Place, case: CaseId, task: str, wiring: Wiring) -> None:
    """Refuse a measure that is not there, or names orders that the key's maker may not see."""
    known = [one.task for one in measures.follow(case, wiring) if one.task.is_called(task)]
    if not known or (known[0].orders and not place.may(Right.PRIVATE)):
        raise Http404


def _at_case(request: HttpRequest, case: str, scope: str = READ) -> Place:
    """The key's place, where the case is one of its shop's."""
    place = placed(request, Right.CORRECT, scope)
    if scope == WORK:
        works_here(place)
    place.case(case)
    return place


def _working(request: HttpRequest) -> Place:
    """The key's place, for work on the shop's own books."""
    place = placed(request, Right.CORRECT, WORK)
    works_here(place)
    return place


def _rows(found: Any) -> dict[str, Any]:
    return {"rows": [plain(one) for one in found]}
