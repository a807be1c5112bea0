"""One metric's line as points and marks in the units of a chart, for the page and the paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

WIDTH, HEIGHT, EDGE = 640, 160, 10
FEW = 60
"""Up to so many values each one is drawn as a dot too: a single value has no line."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What a template or a page draws; days and values at the ends say what the axes span."""

    dots: tuple[tuple[float, float], ...]
    marks: tuple[tuple[str, float, date], ...]
    """`case` or `measure`, how far right, and the day."""
    target: float | None
    low: float
    high: float
    first: date
    last: date
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def points(self) -> str:
        """The line as an SVG polyline takes it."""
        return " ".join(f"{x},{y}" for x, y in self.dots)

    @property
    def few(self) -> tuple[tuple[float, float], ...]:
        """The values as dots, where there are so few that they can be told apart."""
        return self.dots if len(self.dots) <= FEW else ()


def drawn(line: Sequence[Any], found: Any, target: float | None) -> Chart:
    """The chart of one metric: `line` are its values, `found` the recovery that it is part of."""
    days: list[date] = [one.measured_on for one in line]
    case_on: date = found.case_on
    first, last = min([*days, case_on]), max([*days, case_on])
    values: list[float] = [one.value for one in line] + ([target] if target is not None else [])
    low, high = min(values), max(values)

    def x(day: date) -> float:
        span = max(1, (last - first).days)
        return round(EDGE + (WIDTH - 2 * EDGE) * (day - first).days / span, 1)

    def y(value: float) -> float:
        span = (high - low) or 1.0
        return round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - low) / span, 1)

    dots = tuple((x(one.measured_on), y(one.value)) for one in line)
    closed = sorted(set(found.closed.values()))
    marks = [("case", case_on), *(("measure", day) for day in closed)]
    return Chart(
        dots,
        tuple((kind, x(day), day) for kind, day in marks if first <= day <= last),
        y(target) if target is not None else None,
        low,
        high,
        first,
        last,
    )
