"""Broken order numbers for which exactly one order of another file fits: offered, never done."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from zhendan.formats.cleaning.times import Moment
from zhendan.intake.draft import Draft
from zhendan.intake.settle.orders import Order
from zhendan.intake.taking import Taking
from zhendan.intake.template_problems import RepairOffered

AMOUNTS = ("paid_amount", "total_amount", "merchant_received_amount")
TIMES = ("created_at", "paid_at")
_Index = dict[tuple[datetime, Decimal], list[Order]]


def offer_repairs(
    damaged: Iterable[Draft], orders: Mapping[str, Order], takings: Mapping[int, Taking]
) -> None:
    """Say in each file's report which order a broken number may have been."""
    waiting = list(damaged)
    if not waiting:
        return
    index = _by_time_and_amount(orders.values())
    for draft in waiting:
        fitting = _fitting(draft, index)
        if len(fitting) == 1:
            order = fitting[0]
            row = int(str(draft.get("row")))
            told = RepairOffered(
                row=row,
                value=draft.get("value"),
                order=order.number,
                file=takings[order.sources[0].file].received.shown,
            )
            takings[draft.file].say(told, row=row)


def _by_time_and_amount(orders: Iterable[Order]) -> _Index:
    """Every order under each of its times (to the minute) with each of its amounts."""
    found: _Index = {}
    for order in orders:
        times = {minute(v) for n in TIMES if isinstance(v := order.values.get(n), datetime)}
        amounts = {v for n in AMOUNTS if isinstance(v := order.values.get(n), Decimal)}
        for at in times:
            for amount in amounts:
                found.setdefault((at, amount), []).append(order)
    return found


def _fitting(draft: Draft, index: _Index) -> list[Order]:
    """Orders of other files with the surviving digits, an amount and a time of the broken row."""
    times, amounts, prefix = draft.get("times"), draft.get("amounts"), str(draft.get("prefix"))
    if not isinstance(times, list) or not isinstance(amounts, list):
        return []
    found: dict[str, Order] = {}
    for at in times:
        for amount in amounts:
            for order in index.get((minute(at.at), amount), ()):
                elsewhere = any(source.file != draft.file for source in order.sources)
                if elsewhere and order.number.startswith(prefix) and _same_second(at, order):
                    found[order.order_id] = order
    return list(found.values())


def _same_second(at: Moment, order: Order) -> bool:
    """Whether one of the order's times is the very instant, as far as the row knew it."""
    if at.precision != "s" or order.values.get("time_prec") not in (None, "s"):
        return True
    return at.at in {order.values.get(name) for name in TIMES}


def minute(at: datetime) -> datetime:
    """An instant without its seconds, which a spreadsheet drops."""
    return at.replace(second=0, microsecond=0)
