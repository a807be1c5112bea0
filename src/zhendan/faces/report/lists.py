"""Long lists cut honestly: what is shown, and how many more there are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from zhendan.domain import FileReport, OrderId, Passage, Sha256, SignalCard
from zhendan.faces.report.orders import OrderView

T = TypeVar("T")
LEVELS = ("hard_stop", "critical", "caution", "info")


@dataclass(frozen=True, slots=True)
class Capped(Generic[T]):
    """The first items of a list and the number left out."""

    shown: tuple[T, ...]
    more: int


def capped(items: Iterable[T], limit: int) -> Capped[T]:
    """At most `limit` items; a list that is one too long is printed whole."""
    every = tuple(items)
    if len(every) <= limit + 1:
        return Capped(every, 0)
    return Capped(every[:limit], len(every) - limit)


def needs_a_look(report: FileReport) -> bool:
    """Whether a person should know something about the file."""
    odd = report.rejected or report.problems or report.near_misses or report.edited_after_export
    return bool(odd) or not report.usable or report.recognised_as == "unknown"


def files_in_order(files: Sequence[FileReport]) -> list[FileReport]:
    """Files that need a look first, else as read."""
    return sorted(files, key=lambda report: not needs_a_look(report))


def spoken_of(passages: Iterable[Passage]) -> dict[Sha256, tuple[int, int]]:
    """Per file: how many orders its rows speak of, and in how many places."""
    orders: dict[Sha256, set[OrderId]] = defaultdict(set)
    places: Counter[Sha256] = Counter()
    for passage in passages:
        orders[passage.at_row.file].add(passage.order)
        places[passage.at_row.file] += 1
    return {file: (len(orders[file]), places[file]) for file in places}


def by_signal(orders: Iterable[OrderView]) -> list[tuple[SignalCard, int]]:
    """Each question that was found, with the number of orders it touches, most first."""
    cards: dict[str, SignalCard] = {}
    touched: Counter[str] = Counter()
    for order in orders:
        found = {f.card.code: f.card for f in order.assessment.findings} if order.assessment else {}
        cards.update(found)
        touched.update(found.keys())
    ranked = sorted(touched, key=lambda code: (-touched[code], code))
    return [(cards[code], touched[code]) for code in ranked]
