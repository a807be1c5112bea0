"""The shop's daily orders around the notice, and who explains the surplus."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from zhendan.audit.measures.days import ShopDay
from zhendan.audit.measures.knowledge import Inputs
from zhendan.audit.measures.robust import median, spread
from zhendan.domain import Surge, SurgeDay, Text

SPIKE_Z = 4
"""A day outside 4 robust standard deviations is a departure (signals reference, A02)."""
SHIFT_DAYS = 7
"""The shortest segment that may be called a new level (algorithms reference, 5.1)."""
LOOK_BACK = 60
LOOK_AHEAD = 14


def surge(days: Sequence[ShopDay], inputs: Inputs, *, zone: str, around: datetime | None) -> Surge:
    """What happened on the days around an instant, or around the newest day with orders."""
    known = [day for day in days if day.expected is not None]
    missing = inputs.missing(("orders.created_at|orders.paid_at",))
    if missing or not known:
        return _not_checked(missing)
    shop = _window(days, zone=zone, around=around)
    high = [day for day in shop if _is_high(day)]
    calendar = inputs.missing(("promotions.starts_at",))
    traffic = inputs.missing(("traffic.visitors",))
    surplus = sum(round(day.orders - (day.expected or 0)) for day in high)
    promoted = sum(_explained_by_promotion(day) for day in high)
    again = sum(_explained_by_repurchase(day) for day in high)
    again = min(again, max(0, surplus - promoted))
    band = sum(round(day.band or 0) for day in high)
    rest = max(0, surplus - promoted - again)
    shape = _shape(shop, high)
    return Surge(
        days=tuple(_shown(day) for day in shop),
        surplus=surplus,
        by_promotion=promoted,
        by_repurchase=again,
        unexplained_low=max(0, rest - band),
        unexplained_high=rest,
        shape=shape,
        sentence=_sentence(shape, surplus, promoted, again, (max(0, rest - band), rest)),
        missing=(*calendar, *traffic, *inputs.missing(("buyers.key_strength",))),
    )


def _not_checked(missing: tuple[str, ...]) -> Surge:
    """Too few days, or no times at all."""
    sentence = Text(
        "订单天数不足，无法与往常比较；未核查。",
        "Too few days of orders to compare with the usual; not checked.",
    )
    return Surge((), 0, 0, 0, 0, 0, "not_checked", sentence, missing)


def _window(days: Sequence[ShopDay], *, zone: str, around: datetime | None) -> tuple[ShopDay, ...]:
    """The days to show: two months before the notice, or before the newest order."""
    last = days[-1].day
    if around is not None:
        last = min(last, around.astimezone(ZoneInfo(zone)).date() + timedelta(days=LOOK_AHEAD))
    first = last - timedelta(days=LOOK_BACK)
    inside = tuple(day for day in days if first <= day.day <= last)
    return inside or tuple(days[-LOOK_BACK:])


def _is_high(day: ShopDay) -> bool:
    """Whether a day lies above its band."""
    if day.expected is None or day.band is None:
        return False
    return day.orders > day.expected + day.band


def _explained_by_promotion(day: ShopDay) -> int:
    """Surplus orders that the rise of visitors in a registered promotion explains.

    Without a traffic report nothing is explained by the calendar alone: a promotion with flat
    traffic does not clear a spike.
    """
    if not day.promotion or day.visitor_lift is None or day.expected is None:
        return 0
    surplus = day.orders - day.expected
    carried = day.expected * (day.visitor_lift - 1)
    # Conversion rises with the discount too; twice the visitors' rise is the most it may add.
    return max(0, round(min(surplus, 2 * carried)))


def _explained_by_repurchase(day: ShopDay) -> int:
    """Orders of the day by buyers with an old history, beyond none expected."""
    return day.repurchases


def _shape(shop: Sequence[ShopDay], high: Sequence[ShopDay]) -> str:
    """`none`, `spike` or `level_shift`."""
    if not high:
        return "none"
    return "level_shift" if _has_shifted(shop, high) else "spike"


def _has_shifted(shop: Sequence[ShopDay], high: Sequence[ShopDay]) -> bool:
    """Whether the days after the first high one stay on a new level to the end."""
    start = shop.index(high[0])
    before, after = shop[:start], shop[start:]
    if len(before) < SHIFT_DAYS or len(after) < SHIFT_DAYS:
        return False
    old = [day.orders for day in before]
    new = median([day.orders for day in after])
    return new > median(old) + SPIKE_Z * spread(old, median(old)) / 2


def _shown(day: ShopDay) -> SurgeDay:
    """A day for the chart."""
    expected, band = day.expected or 0.0, day.band or 0.0
    return SurgeDay(
        day=day.day,
        observed=day.orders,
        expected=expected,
        low=max(0.0, expected - band),
        high=expected + band,
        promotion=day.promotion,
    )


def _sentence(shape: str, surplus: int, promoted: int, again: int, rest: tuple[int, int]) -> Text:
    """One sentence with the numbers."""
    if shape == "none":
        return Text(
            "近两个月没有哪一天的订单超出本店往常的范围。",
            "No day of the last two months lies outside the shop's usual range.",
        )
    kind = {
        "spike": Text("订单在个别日子突增", "Orders jumped on single days"),
        "level_shift": Text("订单整体升到新的水平", "Orders moved to a new level"),
    }[shape]
    said = Text(
        "{kind}：比往常多 {surplus} 单，其中访客同步上涨的促销可解释 {promoted} 单，"
        "老客复购 {again} 单，尚无解释 {low} 至 {high} 单。",
        "{kind}: {surplus} more than usual, of which promotions with rising visitors explain "
        "{promoted} and old customers {again}; {low} to {high} have no explanation yet.",
    )
    numbers = {"surplus": surplus, "promoted": promoted, "again": again}
    numbers |= {"low": rest[0], "high": rest[1]}
    return Text(said.say("zh", kind=kind.zh, **numbers), said.say("en", kind=kind.en, **numbers))
