"""Step 5 订单复核, for programs: each new order is answered with ship, wait or cancel."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from zhendan.domain import OrderId, Text
from zhendan.remedy import Act, Waiting
from zhendan.steps.books import AtBooks
from zhendan.steps.reviewing import waiting

__all__ = ["Course", "Told", "answered"]


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
