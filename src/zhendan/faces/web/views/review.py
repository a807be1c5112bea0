"""The review desk as pages: orders that wait, a person's decision, new orders put to the rules."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from zhendan.domain import Text
from zhendan.faces.web import desk as bench
from zhendan.faces.web import told
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.pages import show
from zhendan.faces.web.rights import Right
from zhendan.steps import review_known, review_rules, reviewing
from zhendan.steps.look.case_list import reading


@require_GET
@needs(Right.REVIEW)
def desk(request: HttpRequest, place: Place) -> HttpResponse:
    """Orders that wait, with facts and the innocent reading; the rules' record below."""
    return _desk(request, place)


@require_POST
@needs(Right.REVIEW)
def decide(request: HttpRequest, place: Place, order: str) -> HttpResponse:
    """A reviewer's decision on one order. Refuses an order that does not wait."""
    bench.decide(place, order, request.POST.get("act", ""), request.POST.get("reason", ""))
    return HttpResponseRedirect("/review")


@require_POST
@needs(Right.REVIEW)
def put(request: HttpRequest, place: Place) -> HttpResponse:
    """Put pasted orders to the rules, all or none."""
    content = request.POST.get("orders", "").encode("utf-8", "replace")
    done = bench.put(place, content)
    held = len({one.order for one in done.held})
    counts = {"orders": done.orders, "known": done.known, "held": held}
    return _desk(request, place, counts)


@require_POST
@needs(Right.PEOPLE)
def register(request: HttpRequest, place: Place) -> HttpResponse:
    """Put a list of the shop's own in force: its people, shared places, group orders."""
    content = request.POST.get("rows", "").encode("utf-8", "replace")
    count = bench.register(place, request.POST.get("which", ""), content)
    return _desk(request, place, listed=count)


@require_POST
@needs(Right.REVIEW)
def undone(request: HttpRequest, place: Place) -> HttpResponse:
    """Note orders that were cancelled or refunded since."""
    content = request.POST.get("rows", "").encode("utf-8", "replace")
    return _desk(request, place, over=bench.over(place, content))


@require_POST
@needs(Right.PEOPLE)
def four_eyes(request: HttpRequest, place: Place) -> HttpResponse:
    """Whether two people have to decide alike from now on; the owner's word."""
    bench.four_eyes(place, wanted=request.POST.get("wanted") == "yes")
    return HttpResponseRedirect("/review")


@require_POST
@needs(Right.PEOPLE)
def switch(request: HttpRequest, place: Place) -> HttpResponse:
    """Take a rule into shadow, on, off, or to sleep until a day."""
    form = request.POST
    until = told.day(form, "until", Text("到期日", "the day")) if form.get("until") else None
    reason = told.words(form, "reason", 2000)
    bench.switch(place, form.get("rule", ""), form.get("to", ""), reason=reason, until=until)
    return HttpResponseRedirect("/review#rules")


@require_POST
@needs(Right.PEOPLE)
def try_past(request: HttpRequest, place: Place) -> HttpResponse:
    """Try a rule on the last year; the result stands in the table from then on."""
    bench.try_past(place, request.POST.get("rule", ""), told.parts(request.POST, "bad"))
    return HttpResponseRedirect("/review#rules")


def _desk(
    request: HttpRequest,
    place: Place,
    done: dict[str, int] | None = None,
    *,
    listed: int | None = None,
    over: int | None = None,
) -> HttpResponse:
    with reading(place.workspace) as wiring:
        found = reviewing.waiting(wiring) if wiring else {}
        rules = bench.rules(wiring)
        four = reviewing.asks_two(wiring) if wiring else False
    open_ones = [one for one in found.values() if one.final is None]
    facts = {
        "waiting": [(one, bench.facts(one.held, place)) for one in open_ones],
        "decided": len(found) - len(open_ones),
        "acts": list(reviewing.Act),
        "asking": reviewing.ASKING,
        "rules": rules,
        "modes": [one for one in review_rules.RuleMode if one is not review_rules.RuleMode.DRAFT],
        "titles": {code: rule.title for code, rule in review_rules.every_rule().items()},
        "four": four,
        "done": done,
        "listed": listed,
        "over": over,
        "lists": list(review_known.Register),
        "tab": "review",
    }
    return show(request, "review.html.j2", facts)
