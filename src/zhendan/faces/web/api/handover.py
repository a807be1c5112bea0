"""Hand-over for programs: mandates with their end, data rooms, and what was disclosed."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from zhendan.domain import CaseId, ExhibitId
from zhendan.faces.plain import plain
from zhendan.faces.web.api import team_shapes as shapes
from zhendan.faces.web.api.after_shapes import Told
from zhendan.faces.web.api.key import placed
from zhendan.faces.web.api.replies import ONCE, replies
from zhendan.faces.web.keys import WORK
from zhendan.faces.web.rights import Right
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.faces.web.told import day_of
from zhendan.steps import data_room, mandating
from zhendan.steps.look.case_list import reading

router = Router(tags=["hand-over"])


@router.get("/shop/handover", response=replies(Told))
def handover(request: HttpRequest) -> Any:
    """Mandates, data rooms with every look, and the ledger of what was disclosed."""
    with reading(placed(request, Right.PEOPLE).workspace) as wiring:
        given = mandating.every(wiring) if wiring else {}
        rooms = data_room.every_room(wiring) if wiring else {}
        handed = mandating.disclosures(wiring) if wiring else ()
    return {
        "told": {
            "mandates": [plain(one) for one in given.values()],
            "rooms": [_room(one) for one in rooms.values()],
            "disclosed": [plain(one) for one in handed],
        }
    }


@router.post("/cases/{case}/mandates", response=replies(Told), openapi_extra=ONCE)
def give(request: HttpRequest, case: str, told: shapes.MandateTold) -> Any:
    """Put a mandate on record. Refuses one without scope, recipient or end."""
    place = placed(request, Right.PEOPLE, WORK)
    place.case(case)
    paper = ExhibitId(told.paper) if told.paper else None
    given = mandating.Mandate(
        told.name,
        CaseId(case),
        told.to.strip(),
        told.profile,
        told.scope.strip(),
        day_of(told.until),
        paper,
        told.may_concede,
        told.acts,
    )
    with at_the_ledger(place) as wiring:
        event = mandating.give(given, wiring, place.errand())
    place.note("mandate", f"{case} {given.id}")
    return {"told": plain(event.facts)}


@router.post("/cases/{case}/mandates/{name}/end", response=replies(Told), openapi_extra=ONCE)
def end(request: HttpRequest, case: str, name: str, told: shapes.EndReason) -> Any:
    """Withdraw a mandate; its rooms open no more."""
    place = placed(request, Right.PEOPLE, WORK)
    place.case(case)
    with at_the_ledger(place) as wiring:
        event = mandating.end(name, CaseId(case), wiring, place.errand(told.reason))
    place.note("mandate_ended", name)
    return {"told": plain(event.facts)}


@router.post("/shop/mandates/{name}/returned", response=replies(Told), openapi_extra=ONCE)
def returned(request: HttpRequest, name: str, told: shapes.Back) -> Any:
    """Show with sealed files that everything came back or was deleted."""
    place = placed(request, Right.PEOPLE, WORK)
    proof = [ExhibitId(one) for one in told.exhibits]
    with at_the_ledger(place) as wiring:
        event = mandating.returned(name, proof, wiring, place.errand())
    place.note("mandate_returned", name)
    return {"told": plain(event.facts)}


@router.post("/cases/{case}/mandates/{name}/room", response=replies(Told))
def open_room(request: HttpRequest, case: str, name: str, told: shapes.RoomTold) -> Any:
    """Open a read-only room of masked files; its key is told once and kept nowhere."""
    place = placed(request, Right.PEOPLE, WORK)
    place.case(case)
    with at_the_ledger(place) as wiring:
        until = day_of(told.until)
        room, key = data_room.open_for(name, CaseId(case), until, wiring, place.errand())
    place.note("room", room.id)
    return {"told": {"room": _room(room), "path": f"/room/{key}"}}


@router.post("/shop/rooms/{number}/shut", response=replies(Told), openapi_extra=ONCE)
def shut_room(request: HttpRequest, number: str, told: shapes.EndReason) -> Any:
    """Withdraw a room's link at once."""
    place = placed(request, Right.PEOPLE, WORK)
    with at_the_ledger(place) as wiring:
        event = data_room.shut(number, wiring, place.errand(told.reason))
    place.note("room_shut", number)
    return {"told": plain(event.facts)}


def _room(room: data_room.DataRoom) -> dict[str, Any]:
    """A room without what its key is known by."""
    told: Any = plain(room)
    return {name: fact for name, fact in told.items() if "key" not in name}
