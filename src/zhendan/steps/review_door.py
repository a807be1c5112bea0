"""Step 5 订单复核, for programs: each new order is answered with ship, wait or cancel."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from zhendan.domain import OrderId, Text, ZhendanError
from zhendan.remedy import Act, OrderUnreadable, Waiting
from zhendan.steps.books import AtBooks
from zhendan.steps.errand import Errand
from zhendan.steps.reviewing import Put, put_orders, waiting

__all__ = ["Course", "Dropped", "Told", "answered", "put_folder"]
_READ = (".csv", ".json", ".jsonl")


class Course(StrEnum):
    """What happens to a new order now."""

    SHIP = "ship"  # 照常发货
    WAIT = "wait"  # 等人复核
    CANCEL = "cancel"  # 有人决定取消并退款

    @property
    def words(self) -> Text:
        """The course as a person reads it."""
        return _WORDS[self]


_WORDS = {
    Course.SHIP: Text("照常发货", "ship as usual"),
    Course.WAIT: Text("等人复核后再发货", "a person looks before it ships"),
    Course.CANCEL: Text("已决定取消并全额退款", "a person decided to cancel and refund"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """The answer for one order; `waiting` holds facts and innocent reading where it ever waited."""

    order: OrderId
    course: Course
    waiting: Waiting | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """One file of a drop folder: what it came to, or why it was left out whole."""

    file: str
    put: Put | None
    problem: ZhendanError | None = None


def put_folder(folder: Path, wiring: AtBooks, errand: Errand) -> tuple[Dropped, ...]:
    """Put every file that lies in a folder now, by name; orders seen before change nothing.

    A file that cannot be read is named and left out whole; the others are put.
    """
    files = sorted(one for one in folder.iterdir() if one.suffix.lower() in _READ)
    return tuple(_dropped(one, wiring, errand) for one in files if one.is_file())


def _dropped(file: Path, wiring: AtBooks, errand: Errand) -> Dropped:
    try:
        return Dropped(file.name, put_orders(file.read_bytes(), wiring, errand))
    except OrderUnreadable as error:
        return Dropped(file.name, None, error)


def answered(orders: Iterable[OrderId], wiring: AtBooks) -> tuple[Told, ...]:
    """How each of these orders stands.

    An order that is sent again is not put again: its answer changes only when a person decides.
    """
    known = waiting(wiring)
    return tuple(Told(one, _course(known.get(one)), known.get(one)) for one in orders)


def _course(found: Waiting | None) -> Course:
    """An order that never waited ships; one that did goes as a person decided."""
    if found is None or found.final is Act.APPROVE:
        return Course.SHIP
    return Course.CANCEL if found.final is Act.CANCEL else Course.WAIT
