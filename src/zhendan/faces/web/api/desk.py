"""The order review desk for an ERP: new orders are answered, and a person's decision is taken."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from ninja import Router

from zhendan.faces import answers
from zhendan.faces.web import desk
from zhendan.faces.web.api import desk_shapes as shapes
from zhendan.faces.web.api.key import placed
from zhendan.faces.web.api.replies import ONCE, replies
from zhendan.faces.web.gate import Place
from zhendan.faces.web.keys import UPLOAD, WORK
from zhendan.faces.web.rights import Right
from zhendan.steps import review_door, reviewing
from zhendan.steps.look.case_list import reading

router = Router(tags=["order review"])
_LATEST = 1000
_OVER = ("order.cancelled", "order.refunded")


@router.post("/review/orders", response=replies(shapes.OrdersTold), openapi_extra=ONCE)
def put(request: HttpRequest, told: shapes.NewOrders) -> Any:
    """Put new orders to the rules: each ships or waits for a person, with its facts.

    An order that was sent before is not put again and is answered as it stands.
    """
    return _asked(placed(request, Right.REVIEW, UPLOAD), told.orders)


@router.post("/review/events", response=replies(shapes.OrdersTold), openapi_extra=ONCE)
def event(request: HttpRequest, told: shapes.OrderEvent) -> Any:
    """The same from a webhook: one event with its order or orders.

    An order told as cancelled or refunded (with `undone_at`) is noted where it is known.
    """
    orders = told.data if isinstance(told.data, list) else [told.data]
    if told.event in _OVER:
        place = placed(request, Right.REVIEW, UPLOAD)
        desk.over(place, _content(orders))
        known = desk.answered(place, [one.order_no.strip() for one in orders])
        return {"orders": [_row(one, place) for one in known]}
    return _asked(placed(request, Right.REVIEW, UPLOAD), orders)


@router.get("/review/waiting", response=replies(shapes.WaitingRows))
def waiting(request: HttpRequest) -> Any:
    """Orders that wait for a person."""
    place = placed(request, Right.REVIEW)
    with reading(place.workspace) as wiring:
        found = reviewing.waiting(wiring) if wiring else {}
        open_ones = [one.order for one in found.values() if one.final is None][:_LATEST]
        told = review_door.answered(open_ones, wiring) if wiring else ()
    return {"waiting": [_row(one, place) for one in told]}


@router.post("/review/decisions", response=replies(shapes.OrderTold), openapi_extra=ONCE)
def decide(request: HttpRequest, look: shapes.Look) -> Any:
    """A person's decision on an order that waits; the answer says how it stands now."""
    place = placed(request, Right.REVIEW, WORK)
    desk.decide(place, look.order_no, look.act, look.reason)
    (told,) = desk.answered(place, [look.order_no])
    return _row(told, place)


def _asked(place: Place, orders: Iterable[shapes.NewOrder]) -> dict[str, Any]:
    return {"orders": [_row(one, place) for one in desk.ask(place, _content(orders))]}


def _content(orders: Iterable[shapes.NewOrder]) -> bytes:
    """Orders as the desk reads a file of them."""
    return json.dumps([one.row() for one in orders], ensure_ascii=False).encode()


def _row(told: review_door.Told, place: Place) -> dict[str, Any]:
    """One order as plain data: no bound of a rule, nothing the key's maker may not know of."""
    found = told.waiting
    return {
        "order_no": told.order,
        "answer": told.course,
        "words": answers.both(told.course.words),
        "held": [_held(one) for one in desk.facts(found.held, place)] if found else [],
        "looks": [{"by": x.by, "act": x.act, "reason": x.reason} for x in found.looks]
        if found
        else [],
    }


def _held(one: Mapping[str, Any]) -> dict[str, Any]:
    rows = [
        {"words": {"zh": fact["zh"], "en": fact["en"]}, "value": fact["value"]}
        for fact in one["facts"]
    ]
    return {"rule": one["rule"], "facts": rows, "innocent": one["innocent"], "inner": one["inner"]}
