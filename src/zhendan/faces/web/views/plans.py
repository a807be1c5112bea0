"""Plans as a page: promotions sealed beforehand, lots inspected, members in sums."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_GET, require_POST

from zhendan.domain import Note, OrderId, Text
from zhendan.faces.errors import FormIncomplete
from zhendan.faces.web import told
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.pages import show
from zhendan.faces.web.rights import Right, Role
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.steps import planning
from zhendan.steps.look.case_list import reading

_CHINA = ZoneInfo("Asia/Shanghai")
_SHOWN = 200
_LONGEST = 9
"""Figures in one day's orders."""


@require_GET
@needs(Right.CORRECT)
def plans(request: HttpRequest, place: Place) -> HttpResponse:
    """Registered promotions, a sampling plan where a lot is asked for, defects, members."""
    return _page(request, place)


@require_POST
@needs(Right.CORRECT)
def promotion(request: HttpRequest, place: Place) -> HttpResponse:
    """Seal a promotion's plan; the page then says what in it invites coupon gangs."""
    works_here(place)
    plan = json.dumps(_promotion(request.POST), ensure_ascii=False)
    with at_the_ledger(place) as wiring:
        _, invites = planning.register_promotion(plan, wiring, place.errand())
    place.note("plan_promotion", told.words(request.POST, "name", 80))
    return _page(request, place, invites=invites, done=True)


@require_POST
@needs(Right.CORRECT)
def defects(request: HttpRequest, place: Place) -> HttpResponse:
    """Put a lot's inspection on record, with the refunds it led to."""
    works_here(place)
    form = request.POST
    lot = planning.Inspected(
        told.words(form, "lot", 80),
        told.words(form, "item", 80),
        told.number(form, "inspected", Text("检验件数", "pieces inspected")),
        told.number(form, "bad", Text("不合格件数", "nonconforming pieces")),
        tuple(OrderId(one) for one in told.parts(form, "refunds")),
    )
    with at_the_ledger(place) as wiring:
        planning.record_defects(lot, wiring, place.errand())
    place.note("plan_defects", lot.lot)
    return HttpResponseRedirect("/plans")


def works_here(place: Place) -> None:
    """A lawyer reads; the shop's people work."""
    if place.role is Role.LAWYER:
        raise Http404


def _page(
    request: HttpRequest, place: Place, *, invites: tuple[Text, ...] = (), done: bool = False
) -> HttpResponse:
    asked = request.GET
    with reading(place.workspace) as wiring:
        notes = planning.promotions(wiring) if wiring else ()
        items = planning.item_defects(wiring) if wiring else ()
        parts, cohorts, share = planning.members(wiring) if wiring else ((), (), None)
        against = None
        if wiring and asked.get("name"):
            days = _days(told.parts(asked, "orders"))
            against = planning.promotion_against_plan(asked["name"], days, wiring)
    sampling = None
    if asked.get("lot"):
        lot = told.number(asked, "lot", Text("批量", "lot size"))
        sampling = planning.sampling_plan(lot, told.words(asked, "aql", 8) or "2.5")
    facts = {
        "promotions": [_told(one) for one in reversed(notes[-_SHOWN:])],
        "items": items[:_SHOWN],
        "buyers": sum(one.buyers for one in parts),
        "cohorts": cohorts[-12:],
        "repurchase": share,
        "sampling": sampling,
        "against": against,
        "invites": invites,
        "done": done,
        "works": place.role is not Role.LAWYER,
        "tab": "plans",
    }
    return show(request, "plans.html.j2", facts)


def _days(written: list[str]) -> list[int]:
    """Orders of each day. Refuses what is no number: a day left out would change the answer."""
    if not all(one.isascii() and one.isdecimal() and len(one) <= _LONGEST for one in written):
        raise FormIncomplete(zh="每天的单量（只写数字）", en="the orders of each day, in figures")
    return [int(one) for one in written]


def _told(note: Note) -> dict[str, object]:
    """One registered plan as a row."""
    band = note.page.fields.get("expected")
    return {
        "name": note.id,
        "starts": note.says("starts_at"),
        "ends": note.says("ends_at"),
        "band": "–".join(map(str, band)) if isinstance(band, list) else "",
        "exhibit": note.says("exhibit"),
        "at": note.at,
        "before": note.says("before_start") == "True",
    }


def _promotion(form: QueryDict) -> dict[str, object]:
    """A plan out of the form's fields, in the words that `zhendan plan promotion` reads."""
    plan: dict[str, object] = {
        "name": told.words(form, "name", 80),
        "starts_at": _moment(form, "starts", Text("开始时间", "start")),
        "ends_at": _moment(form, "ends", Text("结束时间", "end")),
        "items": told.parts(form, "items"),
        "budget": str(told.amount(form, "budget", Text("预算", "budget"))),
        "expected_orders_a_day": [
            told.number(form, "low", Text("预计最少单量", "least orders expected")),
            told.number(form, "high", Text("预计最多单量", "most orders expected")),
        ],
        "rule_page": told.words(form, "rule_page", 400),
        "coupons": _coupons(told.words(form, "coupons", 2000)),
        "stackable": form.get("stackable") == "yes",
    }
    if told.words(form, "lowest"):
        plan["lowest_price"] = str(told.amount(form, "lowest", Text("最低成交价", "lowest price")))
    if told.words(form, "limit"):
        plan["limit"] = told.number(form, "limit", Text("每人限购", "limit a buyer"))
    return plan


def _moment(form: QueryDict, name: str, what: Text) -> str:
    """An instant on China's clock."""
    try:
        found = datetime.fromisoformat(told.words(form, name, 25))
    except ValueError as error:
        raise FormIncomplete(zh=what.zh, en=what.en) from error
    return (found if found.tzinfo else found.replace(tzinfo=_CHINA)).isoformat()


def _coupons(written: str) -> dict[str, str]:
    """Name and amount of each coupon, one a line."""
    pairs = [line.rsplit(maxsplit=1) for line in written.splitlines() if line.strip()]
    if any(len(pair) != 2 for pair in pairs):  # noqa: PLR2004
        raise FormIncomplete(zh="优惠券写作“名称 金额”", en="a coupon as “name amount”")
    return {name: amount for name, amount in pairs}
