"""Reputation and plans for programs: targets, sheets, the platform's page, sampling, members."""

from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Router

from zhendan.domain import CaseId, OrderId
from zhendan.faces.plain import plain
from zhendan.faces.recovery_page import recovery_page
from zhendan.faces.web.api import after_shapes as shapes
from zhendan.faces.web.api.key import placed
from zhendan.faces.web.api.replies import BYTES, ONCE, replies
from zhendan.faces.web.gate import Place
from zhendan.faces.web.keys import READ, WORK
from zhendan.faces.web.rights import Right
from zhendan.faces.web.tables import as_file
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.faces.web.told import day_of
from zhendan.faces.web.views.plans import works_here
from zhendan.steps import penalty_day, planning, recovering, restore, standing
from zhendan.steps.look.case_list import reading

router = Router(tags=["reputation and plans"])


@router.post("/shop/targets", response=replies(shapes.Told), openapi_extra=ONCE)
def target(request: HttpRequest, told: shapes.Target) -> Any:
    """Set what a metric is to reach."""
    place = _at(request, WORK)
    with at_the_ledger(place) as wiring:
        event = recovering.set_target(told.name, told.value, wiring, place.errand())
    place.note("metric_target", told.name)
    return {"told": plain(event.facts)}


@router.post("/cases/{case}/metrics/sheet", response=replies(shapes.Told), openapi_extra=ONCE)
def sheet(request: HttpRequest, case: str, told: shapes.Sheet) -> Any:
    """Take the metrics of a platform's export; without a mapping the saved one is used."""
    place = _at(request, WORK, case)
    given = (told.name, told.content.encode(), told.mapping)
    with at_the_ledger(place) as wiring:
        count = recovering.import_sheet(CaseId(case), given, wiring, place.errand())
    place.note("metric_sheet", f"{case} {count}")
    return {"told": {"new": count}}


@router.post("/cases/{case}/metrics/health", response=replies(shapes.Told), openapi_extra=ONCE)
def health(request: HttpRequest, case: str, told: shapes.Health) -> Any:
    """Take a saved answer of a platform's account health; the answer itself is sealed."""
    place = _at(request, WORK, case)
    given = (told.name, told.content.encode(), day_of(told.on))
    with at_the_ledger(place) as wiring:
        found = standing.take_health(CaseId(case), given, wiring, place.errand())
    place.note("metric_health", case)
    return {"told": plain(found)}


@router.get("/cases/{case}/recovery/page", response=replies(None), openapi_extra=BYTES)
def page(request: HttpRequest, case: str, lang: Literal["zh", "en"] = "zh") -> Any:
    """The page of recovery for the platform: one HTML file that needs nothing else."""
    place = _at(request, READ, case)
    with reading(place.workspace) as wiring:
        if wiring is None:
            raise Http404
        found = recovering.recovery(CaseId(case), wiring, inner=place.may(Right.PRIVATE))
    return as_file(f"{case}-recovery.html", recovery_page(found, lang).encode())


@router.post("/cases/{case}/recovery/since", response=replies(shapes.Told), openapi_extra=ONCE)
def since(request: HttpRequest, case: str, told: shapes.Since) -> Any:
    """Tell from when the penalty held; before and after are counted anew from that day."""
    place = _at(request, WORK, case)
    what = (CaseId(case), day_of(told.on), told.source)
    with at_the_ledger(place) as wiring:
        found = penalty_day.set_penalty_day(*what, wiring, place.errand())
    place.note("penalty_day", case)
    return {"told": plain(found)}


@router.get("/cases/{case}/recovery/plan", response=replies(shapes.Rows))
def plan(request: HttpRequest, case: str) -> Any:
    """At most six tasks with proof and metric: what is worse than before the case first."""
    place = _at(request, READ, case)
    inner = place.may(Right.PRIVATE)
    with reading(place.workspace) as wiring:
        found = restore.plan_recovery(CaseId(case), wiring, inner=inner) if wiring else ()
    return {"rows": [plain(one) for one in found]}


@router.get("/shop/sampling", response=replies(shapes.Told))
def sampling(request: HttpRequest, lot: shapes.Lot, aql: shapes.Aql = "2.5") -> Any:
    """How many of a lot to inspect, and how likely it is accepted at which share."""
    _at(request)
    return {"told": plain(planning.sampling_plan(lot, aql))}


@router.get("/shop/defects", response=replies(shapes.Rows))
def defects(request: HttpRequest) -> Any:
    """Items over all inspected lots, worst first."""
    with reading(_at(request).workspace) as wiring:
        found = planning.item_defects(wiring) if wiring else ()
    rows: list[Any] = [plain(one) for one in found]
    return {"rows": [row | {"share": one.share} for row, one in zip(rows, found, strict=True)]}


@router.post("/shop/defects", response=replies(shapes.Told), openapi_extra=ONCE)
def inspected(request: HttpRequest, told: shapes.InspectedLot) -> Any:
    """Put a lot's inspection on record, with the refunds it led to."""
    place = _at(request, WORK)
    refunds = tuple(map(OrderId, told.refunds))
    lot = planning.Inspected(told.lot, told.item, told.inspected, told.bad, refunds)
    with at_the_ledger(place) as wiring:
        event = planning.record_defects(lot, wiring, place.errand())
    place.note("plan_defects", told.lot)
    return {"told": plain(event.facts)}


@router.get("/shop/members", response=replies(shapes.Told))
def members(request: HttpRequest) -> Any:
    """Segments, cohorts and repurchase: sums only, nobody in person."""
    with reading(_at(request).workspace) as wiring:
        parts, months, share = planning.members(wiring) if wiring else ((), (), None)
    return {"told": {"segments": plain(parts), "cohorts": plain(months), "repurchase": share}}


@router.post("/shop/promotions/compared", response=replies(shapes.Told))
def compared(request: HttpRequest, told: shapes.Days) -> Any:
    """How a promotion's days lie to the band that was registered; nothing is kept."""
    with reading(_at(request).workspace) as wiring:
        if wiring is None:
            return {"told": {}}
        found = planning.promotion_against_plan(told.name, told.orders, wiring)
    return {"told": plain({"words": found})}


def _at(request: HttpRequest, scope: str = READ, case: str = "") -> Place:
    """The key's place, at a case of its shop where one is named."""
    place = placed(request, Right.CORRECT, scope)
    if scope == WORK:
        works_here(place)
    if case:
        place.case(case)
    return place
