"""The case page, tab by tab: what, by when, what now; nothing here decides anything."""

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhendan.domain import FileReport, NextThing, Standing
from zhendan.faces.report.render import context
from zhendan.faces.report.speech import Speech
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.pages import ZONE, show
from zhendan.faces.web.rights import Right
from zhendan.faces.web.seeing import Seen, seen
from zhendan.faces.web.tasks import last_failed, open_of
from zhendan.faces.web.teamwork import in_charge
from zhendan.faces.web.words import event_words, for_few
from zhendan.steps.columns import may_be_mapped
from zhendan.steps.look.case_list import CaseState, RoundState
from zhendan.steps.look.exports import current, of_round

TABS = ("", "orders", "evidence", "argument", "statement", "submit", "rounds", "files", "activity")
_PER_PAGE = 100


@require_GET
@needs(Right.VIEW)
def tab(request: HttpRequest, place: Place, case: str, name: str = "") -> HttpResponse:
    """One tab of a case."""
    if name not in TABS:
        raise Http404
    found = seen(place, case)
    facts = frame(request, place, found) | {"tab": name}
    if found.page is None:
        return show(request, "case_unmade.html.j2", facts)
    facts |= _MORE.get(name, _nothing)(request, place, found)
    return show(request, f"case_{name or 'overview'}.html.j2", facts)


@require_GET
@needs(Right.VIEW)
def order(request: HttpRequest, place: Place, case: str, number: str) -> HttpResponse:
    """One order: decision, two-sided table, one time line, questions, neighbours."""
    found = seen(place, case)
    facts = frame(request, place, found) | {"tab": "orders"}
    listed: Any = facts.get("orders", ())
    at = next((n for n, each in enumerate(listed) if each.id == number), None)
    if found.page is None or at is None:
        raise Http404
    ties = [group for group in found.page.audit.groups if number in group.orders]
    around = {
        "order": listed[at],
        "before": listed[at - 1].id if at else "",
        "after": listed[at + 1].id if at + 1 < len(listed) else "",
        "ties": ties,
    }
    return show(request, "case_order.html.j2", facts | around)


def frame(request: HttpRequest, place: Place, found: Seen) -> dict[str, Any]:
    """What every tab of a case prints: header, clock, what now, work under way."""
    file, page = found.file, found.page
    zone = page.notice.zone if page else ZONE
    speech = Speech.of(request.lang, zone)
    facts: dict[str, Any] = {
        "file": file,
        "stale": found.stale,
        "s": speech,
        "t": speech.t,
        "say": speech.say,
        "links": f"/cases/{file.case}/evidence",
        "orders_at": f"/cases/{quote(file.case, safe='')}/orders",
        "task": open_of(place, file.case),
        "failed": last_failed(place, file.case),
        "page": page,
        "in_charge": in_charge(found),
        "known": max((event.seq or 0 for event in found.events), default=0),
    }
    if page is not None:
        facts |= context(page, speech)
        facts["links"] = f"/cases/{file.case}/evidence"
        facts["things"] = [(thing, _where(file.case, thing)) for thing in page.next[:3]]
    return facts


def _where(case: str, thing: NextThing) -> str:
    """The tab where a thing is done."""
    if "decide" in thing.command:
        return f"/cases/{case}/orders?v=unclear"
    return f"/cases/{case}/evidence" if "evidence" in thing.command else f"/cases/{case}/submit"


def _nothing(request: HttpRequest, place: Place, found: Seen) -> dict[str, object]:
    return {}


def _orders(request: HttpRequest, place: Place, found: Seen) -> dict[str, object]:
    """The list with its filter; the standings a person may choose from."""
    allowed = [Standing.GENUINE, Standing.UNCLEAR] if place.may(Right.DECIDE) else []
    allowed += [Standing.CONCEDED] if place.may(Right.CONCEDE) else []
    verdict, words = request.GET.get("v", ""), request.GET.get("q", "").strip()[:80]
    at = request.GET.get("p", "1")
    return {
        "allowed": [str(one) for one in allowed],
        "v": verdict,
        "q": words,
        "number": max(1, int(at)) if at.isdecimal() and len(at) < 6 else 1,  # noqa: PLR2004
        "per_page": _PER_PAGE,
    }


def _submit(request: HttpRequest, place: Place, found: Seen) -> dict[str, object]:
    """The preview: what is prepared, what stands in the way, whether it is still the same."""
    page, file = found.page, found.file
    stops = [p for p in page.problems if str(p.level) == "hard_stop"] if page else []
    attempts = page.notice.attempts if page else None
    used = sum(one.arrived for one in file.rounds)
    open_round = bool(file.rounds) and not file.rounds[-1].state.is_final
    ready = file.export is not None and not file.export.hard_stops and not found.stale
    ready = ready and file.state.may_become(CaseState.IN_APPEAL)
    return {
        "files_ready": list(current(place.workspace, file.case)),
        "hard": stops,
        "others": [p for p in page.problems if p not in stops] if page else [],
        "used": used,
        "attempts": attempts,
        "open_round": open_round,
        "waits_for_second": file.state is CaseState.REVIEWING,
        "can_submit": ready and not stops and not open_round and place.may(Right.SUBMIT),
        "needs_gate": bool(file.conceded) and file.gate is None,
    }


def _rounds(request: HttpRequest, place: Place, found: Seen) -> dict[str, object]:
    """Every round with its frozen files and the answers that are open now."""
    last = found.file.rounds[-1] if found.file.rounds else None
    moves: tuple[RoundState, ...] = last.state.moves() if last else ()
    kept = {r.no: list(of_round(place.workspace, found.file.case, r.no)) for r in found.file.rounds}
    return {"moves": [str(move) for move in moves], "round_files": kept}


def _activity(request: HttpRequest, place: Place, found: Seen) -> dict[str, object]:
    """Who, when, what, why, newest first."""
    private = place.may(Right.PRIVATE)
    events = [e for e in found.events if private or not for_few(e)]
    told = [event_words(event, request.lang, private=private) for event in events]
    return {"told": _runs(told[::-1])}


def _runs(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Neighbours that say the same of the same person as one line with their number."""
    runs: list[dict[str, Any]] = []
    for one in told:
        same = bool(runs) and all(one[k] == runs[-1][k] for k in ("by", "what", "why", "packet"))
        if same:
            runs[-1]["times"] += 1
        else:
            runs.append(one | {"times": 1})
    return runs


def _files(request: HttpRequest, place: Place, found: Seen) -> dict[str, object]:
    """For a table that nobody knows, where a person may say what its columns mean."""

    def link(report: FileReport) -> str:
        known = not place.may(Right.UPLOAD) or not may_be_mapped(report)
        return "" if known else f"/cases/{quote(found.file.case)}/columns/{report.sha256}"

    return {"columns_link": link}


_MORE = {
    "files": _files,
    "orders": _orders,
    "submit": _submit,
    "rounds": _rounds,
    "activity": _activity,
}
