"""Choosing help as a page: a contract checked, whether a lawyer is needed, what an offer costs."""

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from zhendan.domain import CaseId, Text
from zhendan.faces.web import told
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.pages import show
from zhendan.faces.web.rights import Right
from zhendan.faces.web.views.remedy import chosen
from zhendan.steps import advising
from zhendan.steps.look.case_list import reading

_LONGEST = 200_000
_SUMS = ("fixed", "share", "expenses", "hours", "hourly")


@require_GET
@needs(Right.CORRECT)
def advisers(request: HttpRequest, place: Place) -> HttpResponse:
    """Whether to ask somebody, whom, what to bring, and what an offer costs."""
    return _page(request, place)


@require_POST
@needs(Right.CORRECT)
def check(request: HttpRequest, place: Place) -> HttpResponse:
    """Check a contract or offer, pasted or as a file; nothing of it is kept."""
    content = told.upload(request, "file")
    text = request.POST.get("text", "")[:_LONGEST]
    if content is None:
        return _page(request, place, advising.check_text(text))
    with TemporaryDirectory(prefix="zhendan-contract-") as folder:
        path = Path(folder) / "contract"
        path.write_bytes(content)
        return _page(request, place, advising.check_file(path))


def _page(
    request: HttpRequest, place: Place, found: advising.ContractCheck | None = None
) -> HttpResponse:
    cases, case = chosen(request, place)
    asked, stake = request.GET, Text("涉及金额", "what is at stake")
    situation = advising.Situation(
        at_stake=told.amount(asked, "at_stake", stake),
        organised=asked.get("organised") == "yes",
        agency_involved=asked.get("agency") == "yes",
        authority_asks=asked.get("authority") == "yes",
    )
    private = place.may(Right.PRIVATE)
    with reading(place.workspace) as wiring:
        reasons: tuple[advising.Reason, ...] = ()
        if wiring and case:
            reasons = advising.when(CaseId(case), situation, wiring, private=private)
    facts = {
        "cases": cases,
        "case": case,
        "asked": asked,
        "reasons": reasons,
        "alone": advising.ALONE,
        "bring": advising.BRING,
        "cost": _cost(request) if asked.get("fixed") else None,
        "found": found,
        "tab": "advisers",
    }
    return show(request, "advisers.html.j2", facts)


def _cost(request: HttpRequest) -> advising.Cost:
    """The worksheet of one offer."""
    what = Text("费用中的数字", "the numbers of the offer")
    fixed, share, expenses, hours, hourly = (told.amount(request.GET, n, what) for n in _SUMS)
    offer = advising.Offer(fixed, share / Decimal(100), expenses, hours, hourly)
    return advising.cost(offer, told.amount(request.GET, "stake", what))
