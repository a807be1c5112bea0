"""Files from programs: the same deliveries in pieces as the pages make."""

from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router

from zhendan.faces.web import models
from zhendan.faces.web.api import shapes
from zhendan.faces.web.api.key import placed
from zhendan.faces.web.api.replies import ONCE, replies
from zhendan.faces.web.arrivals import PIECE, expected, put
from zhendan.faces.web.deliveries import begun, handed_over, open_one
from zhendan.faces.web.keys import UPLOAD
from zhendan.faces.web.rights import Right

router = Router(tags=["send"])
_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.post("/deliveries", response=replies(shapes.Delivery), openapi_extra=ONCE)
def begin(request: HttpRequest, told: shapes.ForCase) -> Any:
    """Begin a delivery; one that was left open for the same case goes on."""
    made = begun(placed(request, Right.UPLOAD, UPLOAD), told.case)
    return {"delivery": str(made.pk), "piece": PIECE}


@router.post("/deliveries/{delivery}/files", response=replies(shapes.Announced), openapi_extra=ONCE)
def announce(request: HttpRequest, delivery: str, file: shapes.File) -> Any:
    """Announce a file; the answer says how much of it is here already."""
    kept = open_one(placed(request, Right.UPLOAD, UPLOAD), delivery)
    found = expected(kept, file.path, file.size)
    return {"file": found.pk, "got": found.got, "size": found.size}


@router.put(
    "/deliveries/{delivery}/files/{number}", response=replies(shapes.Got), openapi_extra=_BODY
)
def piece(
    request: HttpRequest,
    delivery: str,
    number: Annotated[int, Path(ge=0, le=2**53)],
    at: Annotated[int, Query(ge=0, le=2**53)],
) -> Any:
    """One piece of a file at its offset; a piece that came before changes nothing."""
    place = placed(request, Right.UPLOAD, UPLOAD)
    kept = models.Arrival.objects.filter(delivery=open_one(place, delivery), pk=number).first()
    if kept is None:
        raise Http404
    return {"got": put(kept, place.workspace, at, request.body)}


@router.post("/deliveries/{delivery}/done", response=replies(shapes.Asked), openapi_extra=ONCE)
def done(request: HttpRequest, delivery: str, meant: shapes.Meant) -> Any:
    """Everything is here: the worker reads and seals it. Asked twice it is one task."""
    place = placed(request, Right.UPLOAD, UPLOAD)
    return {"task": str(handed_over(place, open_one(place, delivery), meant.paths).pk)}
