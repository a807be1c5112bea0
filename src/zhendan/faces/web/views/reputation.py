"""Recovery as a page: every metric's line with the case and measure days, the table beside it."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from zhendan.domain import CaseId, Text
from zhendan.faces.errors import FormIncomplete
from zhendan.faces.recovery_chart import drawn
from zhendan.faces.recovery_page import recovery_page
from zhendan.faces.web import told
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.pages import show
from zhendan.faces.web.rights import Right, Role
from zhendan.faces.web.tables import as_file
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.faces.web.views.plans import works_here
from zhendan.faces.web.views.remedy import chosen
from zhendan.steps import Errand, Wiring, penalty_day, recovering, restore, standing
from zhendan.steps.look.case_list import reading


@require_GET
@needs(Right.CORRECT)
def recovery(request: HttpRequest, place: Place) -> HttpResponse:
    """Measured lines, breaks with their intervals, and "cannot tell" where it cannot."""
    cases, case = chosen(request, place)
    with reading(place.workspace) as wiring:
        there = wiring if case else None
        inner = place.may(Right.PRIVATE)
        found = recovering.recovery(CaseId(case), there, inner=inner) if there else None
        tasks = restore.plan_recovery(CaseId(case), there, inner=inner) if there else ()
    rows = []
    for name, line in found.lines.items() if found else ():
        target = found.targets.get(str(name)) if found else None
        breaks = [one for one in found.breaks if one.name is name] if found else []
        rows.append((name, drawn(line, found, target), line, breaks, target))
    taken = request.GET.get("taken", "")
    facts = {
        "cases": cases,
        "case": case,
        "drawn": rows,
        "tasks": tasks,
        "since": found.counted_from if found else None,
        "taken": taken if taken.isascii() and taken.isdecimal() else "",
        "metrics": recovering.METRICS,
        "works": place.role is not Role.LAWYER,
        "tab": "reputation",
    }
    return show(request, "reputation.html.j2", facts)


@require_GET
@needs(Right.CORRECT)
def report(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """The page of recovery for the platform: one file that needs nothing else."""
    place.case(case)
    with reading(place.workspace) as wiring:
        if wiring is None:
            raise Http404
        found = recovering.recovery(CaseId(case), wiring, inner=place.may(Right.PRIVATE))
    kind = "text/html; charset=utf-8"
    return as_file(f"{case}-recovery.html", recovery_page(found, request.lang).encode(), kind=kind)


@require_POST
@needs(Right.CORRECT)
def put(request: HttpRequest, place: Place, case: str, act: str) -> HttpResponse:
    """A number typed in, a target, an export of the platform, or its own answer."""
    works_here(place)
    place.case(case)
    known = _ACTS.get(act)
    if known is None:
        raise Http404
    noted, do = known
    with at_the_ledger(place) as wiring:
        count = do(request, CaseId(case), wiring, place.errand())
    place.note(noted, case if count is None else f"{case} {count}")
    taken = "" if count is None else f"&taken={count}"
    return HttpResponseRedirect(f"/reputation?case={quote(case, safe='')}{taken}")


def _record(request: HttpRequest, case: CaseId, wiring: Wiring, errand: Errand) -> None:
    """A number typed in: which, how much, on which day, from where."""
    form = request.POST
    day = told.day(form, "on", Text("日期", "the day"))
    value = float(told.amount(form, "value", Text("数值", "the value")))
    one = (told.words(form, "name", 40), value, day, told.words(form, "source", 200))
    recovering.record(case, one, wiring, errand)


def _since(request: HttpRequest, case: CaseId, wiring: Wiring, errand: Errand) -> None:
    """From when the penalty held, as a person knows it, with where it is known from."""
    day = told.day(request.POST, "on", Text("日期", "the day"))
    source = told.words(request.POST, "source", 200)
    penalty_day.set_penalty_day(case, day, source, wiring, errand)


def _target(request: HttpRequest, case: CaseId, wiring: Wiring, errand: Errand) -> None:
    """What a metric is to reach."""
    value = float(told.amount(request.POST, "value", Text("目标", "the target")))
    recovering.set_target(told.words(request.POST, "name", 40), value, wiring, errand)


def _sheet(request: HttpRequest, case: CaseId, wiring: Wiring, errand: Errand) -> int:
    """An export of the platform with a mapping; without one the saved mapping is taken."""
    name, content = _file(request)
    given = (name, content, told.words(request.POST, "mapping", 4000))
    return recovering.import_sheet(case, given, wiring, errand)


def _health(request: HttpRequest, case: CaseId, wiring: Wiring, errand: Errand) -> int:
    """A saved answer of a platform's account health, sealed as it came."""
    name, content = _file(request)
    day = told.day(request.POST, "on", Text("日期", "the day"))
    return len(standing.take_health(case, (name, content, day), wiring, errand).taken)


_ACTS = {
    "record": ("metric", _record),
    "since": ("penalty_day", _since),
    "target": ("metric_target", _target),
    "sheet": ("metric_sheet", _sheet),
    "health": ("metric_health", _health),
}


def _file(request: HttpRequest) -> tuple[str, bytes]:
    """Name and bytes of the file that came with the form."""
    content = told.upload(request, "file")
    if content is None:
        raise FormIncomplete(zh="文件", en="a file")
    return str(request.FILES["file"].name)[:200], content
