"""Recovery as a page: every metric's line with the case and measure days, the table beside it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhendan.domain import CaseId
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.pages import show
from zhendan.faces.web.rights import Right
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
        {"cases": cases, "case": case, "drawn": drawn, "tab": "reputation"},
    )


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
