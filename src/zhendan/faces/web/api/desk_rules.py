"""The review desk's rules for programs: how each fares, its past, its mode; the desk's lists."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from zhendan.faces.plain import plain
from zhendan.faces.web import desk
from zhendan.faces.web.api import desk_shapes as shapes
from zhendan.faces.web.api.after_shapes import Rows, Told
from zhendan.faces.web.api.key import placed
from zhendan.faces.web.api.replies import ONCE, replies
from zhendan.faces.web.keys import WORK
from zhendan.faces.web.rights import Right
from zhendan.faces.web.told import day_of
from zhendan.steps.look.case_list import reading

router = Router(tags=["order review"])


@router.get("/review/rules", response=replies(Rows))
def rules(request: HttpRequest) -> Any:
    """Every rule: its mode, its record on the past, and precision by reviewers' decisions."""
    with reading(placed(request, Right.REVIEW).workspace) as wiring:
        return {"rows": [plain(one) for one in desk.rules(wiring)]}


@router.post("/review/rules/{code}/past", response=replies(Told), openapi_extra=ONCE)
def try_past(request: HttpRequest, code: str, told: shapes.Past) -> Any:
    """Try a rule on the last year and put the result on record; it is needed before its use."""
    return {"told": plain(desk.try_past(placed(request, Right.PEOPLE, WORK), code, told.bad))}


@router.post("/review/rules/{code}/mode", response=replies(Rows), openapi_extra=ONCE)
def switch(request: HttpRequest, code: str, told: shapes.Mode) -> Any:
    """Take a rule into shadow, on, off, or to sleep until a day with a reason."""
    place = placed(request, Right.PEOPLE, WORK)
    until = day_of(told.until) if told.until else None
    desk.switch(place, code, told.to, reason=told.reason, until=until)
    with reading(place.workspace) as wiring:
        return {"rows": [plain(one) for one in desk.rules(wiring) if one.code == code]}


@router.post("/review/lists", response=replies(Told), openapi_extra=ONCE)
def register(request: HttpRequest, told: shapes.KnownList) -> Any:
    """Put a list of the shop's own in force: its people, shared places, group orders."""
    place = placed(request, Right.PEOPLE, WORK)
    return {"told": {"keys": desk.register(place, told.which, told.rows.encode())}}


@router.post("/review/four-eyes", response=replies(Told), openapi_extra=ONCE)
def four_eyes(request: HttpRequest, told: shapes.Eyes) -> Any:
    """Whether two people have to decide alike from now on."""
    desk.four_eyes(placed(request, Right.PEOPLE, WORK), wanted=told.two)
    return {"told": {"two": told.two}}
