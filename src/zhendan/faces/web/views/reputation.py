"""Recovery as a page: every metric's line with the case and measure days, the table beside it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from zhendan.domain import CaseId, Text
from zhendan.faces.errors import FormIncomplete
from zhendan.faces.web import told
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.pages import show
from zhendan.faces.web.rights import Right, Role
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.faces.web.views.plans import works_here
from zhendan.faces.web.views.remedy import chosen
from zhendan.steps import recovering
from zhendan.steps.look.case_list import reading

WIDTH, HEIGHT, EDGE = 640, 160, 10


@require_GET
@needs(Right.CORRECT)
def recovery(request: HttpRequest, place: Place) -> HttpResponse:
    """Measured lines, breaks with their intervals, and "cannot tell" where it cannot."""
    cases, case = chosen(request, place)
    with reading(place.workspace) as wiring:
        found = recovering.recovery(CaseId(case), wiring) if wiring and case else None
    drawn = []
    for name, line in found.lines.items() if found else ():
        target = found.targets.get(str(name)) if found else None
        breaks = [one for one in found.breaks if one.name is name] if found else []
        drawn.append((name, _drawn(line, found, target), line, breaks, target))
    return show(
        request,
        "reputation.html.j2",
        {
            "cases": cases,
            "case": case,
            "drawn": drawn,
            "metrics": recovering.METRICS,
            "works": place.role is not Role.LAWYER,
            "tab": "reputation",
        },
    )


@require_POST
@needs(Right.CORRECT)
def record(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """A number typed in: which, how much, on which day, from where."""
    works_here(place)
    place.case(case)
    form = request.POST
    day = told.day(form, "on", Text("日期", "the day"))
    value = float(told.amount(form, "value", Text("数值", "the value")))
    source = told.words(form, "source", 200)
    with at_the_ledger(place) as wiring:
        one = (told.words(form, "name", 40), value, day, source)
        recovering.record(CaseId(case), one, wiring, place.errand())
    place.note("metric", case)
    return HttpResponseRedirect(f"/reputation?case={case}")


@require_POST
@needs(Right.CORRECT)
def target(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """What a metric is to reach."""
    works_here(place)
    place.case(case)
    value = float(told.amount(request.POST, "value", Text("目标", "the target")))
    with at_the_ledger(place) as wiring:
        recovering.set_target(told.words(request.POST, "name", 40), value, wiring, place.errand())
    place.note("metric_target", case)
    return HttpResponseRedirect(f"/reputation?case={case}")


@require_POST
@needs(Right.CORRECT)
def sheet(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """An export of the platform with a mapping; without one the saved mapping is taken."""
    works_here(place)
    place.case(case)
    content = told.upload(request, "file")
    if content is None:
        raise FormIncomplete(zh="文件", en="a file")
    name = str(request.FILES["file"].name)[:200]
    with at_the_ledger(place) as wiring:
        given = (name, content, told.words(request.POST, "mapping", 4000))
        count = recovering.import_sheet(CaseId(case), given, wiring, place.errand())
    place.note("metric_sheet", f"{case} {count}")
    return HttpResponseRedirect(f"/reputation?case={case}")


def _drawn(line: Sequence[Any], found: Any, target: float | None) -> dict[str, object]:
    """Points and marks of one chart, in its own units."""
    days: list[date] = [one.measured_on for one in line]
    first, last = min([*days, found.case_on]), max([*days, found.case_on])
    values = [one.value for one in line] + ([target] if target is not None else [])
    low, high = min(values), max(values)

    def x(day: date) -> float:
        return round(
            EDGE + (WIDTH - 2 * EDGE) * (day - first).days / max(1, (last - first).days), 1
        )

    def y(value: float) -> float:
        return round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - low) / ((high - low) or 1), 1)

    marks = [("case", x(found.case_on), found.case_on)]
    marks += [("measure", x(on), on) for on in sorted(set(found.closed.values()))]
    return {
        "points": " ".join(f"{x(one.measured_on)},{y(one.value)}" for one in line),
        "marks": [mark for mark in marks if first <= mark[2] <= last],
        "target": y(target) if target is not None else None,
        "low": low,
        "high": high,
        "first": first,
        "last": last,
        "width": WIDTH,
        "height": HEIGHT,
    }
