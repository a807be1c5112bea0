"""The four-colour verdict bar, how complete the material is, and what speaks against the shop."""

from dataclasses import dataclass

from zhendan.domain import OrderStanding
from zhendan.faces.report.orders import OrderView
from zhendan.steps.look.case_page import CasePage

MARKS = {"provable": "●", "thin": "◐", "unclear": "○", "conceded": "◇"}
ELEMENTS = ("payment", "goods", "independent_buyer")
_LEAST_SHARE = 1.5
"""A verdict with any order at all takes at least this per cent of the bar, to be seen."""


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """One of the four verdicts: its count and its place on the bar, in per cent."""

    name: str
    mark: str
    count: int
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The flagged orders by verdict, with the facts a person must not overlook."""

    total: int
    parts: tuple[VerdictCount, ...]
    elements_shown: int
    elements_all: int
    adverse: tuple[tuple[str, int], ...]
    suggest: int

    def count(self, name: str) -> int:
        """Orders with this verdict."""
        return next(part.count for part in self.parts if part.name == name)

    @property
    def percent(self) -> int:
        """Completeness of material, rounded down so that 100 means all."""
        return 100 * self.elements_shown // self.elements_all if self.elements_all else 0


def verdicts(page: CasePage, orders: tuple[OrderView, ...]) -> Verdicts:
    """Count the flagged orders by verdict; the step's own counts come first."""
    counts = {name: page.counts.get(name, _tally(orders, name)) for name in MARKS}
    total = sum(counts.values())
    shown = sum(len(set(ELEMENTS) & set(o.assessment.shown)) for o in orders if o.assessment)
    return Verdicts(
        total=total,
        parts=_bar(counts, total),
        elements_shown=shown,
        elements_all=len(ELEMENTS) * len(orders),
        adverse=_adverse(orders),
        suggest=sum(order.suggest for order in orders),
    )


def _tally(orders: tuple[OrderView, ...], verdict: str) -> int:
    """Orders of the list with this verdict."""
    return sum(order.verdict == verdict for order in orders)


def _bar(counts: dict[str, int], total: int) -> tuple[VerdictCount, ...]:
    """Place the verdicts side by side; small ones keep a visible width."""
    raw = {name: 100 * n / total if total else 0.0 for name, n in counts.items()}
    wide = {name: max(share, _LEAST_SHARE) if share else 0.0 for name, share in raw.items()}
    scale = 100 / (sum(wide.values()) or 1)
    parts, left = [], 0.0
    for name, mark in MARKS.items():
        width = round(wide[name] * scale, 3)
        parts.append(VerdictCount(name, mark, counts[name], round(left, 3), width))
        left += width
    return tuple(parts)


def _adverse(orders: tuple[OrderView, ...]) -> tuple[tuple[str, int], ...]:
    """Facts against the shop, counted; zero counts are left out."""
    found = {
        "suggest": sum(order.suggest for order in orders),
        "marked": sum(_marked(order.standing) for order in orders),
        "against": sum(p.contradicts for order in orders for p in order.passages),
        "missing": sum(order.matched in ("missing", "ambiguous") for order in orders),
    }
    return tuple((name, n) for name, n in found.items() if n)


def _marked(standing: OrderStanding | None) -> bool:
    """Whether the shop's own books call the order brushed."""
    return standing is not None and standing.proposal.marked
