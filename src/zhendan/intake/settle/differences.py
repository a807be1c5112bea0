"""Exports that overlap and do not agree: the newest word holds, and what differs is said."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from zhendan.intake.desk_problems import ExportsDiffer
from zhendan.intake.draft import OrderDraft
from zhendan.intake.settle.orders import Order
from zhendan.intake.taking import Taking

_NOT_SAID = frozenset({"as_of", "attrs", "row_ref", "status"})
"""`status` is settled from `status_raw` and the refunds; the platform's own word is compared."""
_KNOWN, _UNKNOWN = "以导出时间较新的为准", "两份文件都没有写明导出时间的先后"
_SHOWN = 3


@dataclass(slots=True)
class _Against:
    """What one file says otherwise than a newer one of its kind."""

    newer: str
    known: bool
    """Whether the files say which of them is newer."""
    orders: list[str] = field(default_factory=list)
    columns: Counter[str] = field(default_factory=Counter)


def say_differences(orders: Iterable[Order], takings: Mapping[int, Taking]) -> None:
    """Say in the report of each older export in what it differs from the newer one."""
    found: dict[tuple[int, int], _Against] = {}
    for order in orders:
        newest = order.sources[0]
        for older in order.sources[1:]:
            if older.rank == newest.rank and older.file != newest.file:
                _compare(order, newest, older, (found, takings))
    for (file, _), against in sorted(found.items()):
        takings[file].say(
            ExportsDiffer(
                newer=against.newer,
                count=len(against.orders),
                orders="、".join(against.orders[:_SHOWN]),
                columns="、".join(name for name, _ in sorted(against.columns.items())[:_SHOWN]),
                order="以导出时间较新的为准"
                if against.known
                else "两份文件都没有写明导出时间的先后",
            )
        )


def _compare(
    order: Order,
    newest: OrderDraft,
    older: OrderDraft,
    noted: tuple[dict[tuple[int, int], _Against], Mapping[int, Taking]],
) -> None:
    """Note in what an older statement differs; what only one of them says is no difference."""
    found, takings = noted
    differing = [
        name
        for name, value in older.values.items()
        if name not in _NOT_SAID
        and value is not None
        and newest.values.get(name) not in (None, value)
    ]
    if differing:
        known = older.as_of != newest.as_of
        new = _Against(takings[newest.file].received.shown, known)
        against = found.setdefault((older.file, newest.file), new)
        against.orders.append(order.number)
        against.columns.update(differing)
