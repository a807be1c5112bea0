"""The shop's daily orders around the notice, and who explains the surplus."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from zhendan.audit.measures.days import DAY_S, ShopDay, days_of
from zhendan.audit.measures.robust import median
from zhendan.audit.request import AuditRequest
from zhendan.audit.room import Answers
from zhendan.audit.surges.reading import Answered, Day, Shares, read_days, shares
from zhendan.audit.surges.shifts import Shift
from zhendan.audit.surges.words import sentence
from zhendan.audit.weighing import ASKING_POINTS
from zhendan.domain import OrderId, Surge, SurgeDay, Tables, Text

LOOK_BACK = 60
LOOK_AHEAD = 14
_CHUNK = 500


def surge(answers: Answers, ask: AuditRequest) -> Surge:
    """What happened on the days around the notice, or around the newest day with orders.

    Of one shop: the one most of the orders asked about belong to, else the one with most orders.
    """
    inputs = answers.inputs
    missing = inputs.missing(("orders.created_at|orders.paid_at",))
    if missing:
        return _not_checked(missing)
    shop = None
    if not inputs.missing(("orders.shop_id",)):
        shop = _shop(answers.tables, ask.orders)
    days = answers.wide.days
    if shop is not None:
        days = days_of(answers.tables, inputs, shift=answers.shift, shop=shop)
    window = _window(days, zone=ask.zone, around=ask.notice_delivered_at)
    read, level = read_days(days, window, off=ask.days_off, make_up=ask.make_up_days)
    if all(day.expected is None for day in read):
        return _not_checked(())
    told = shares(read, _usual_again(days), _answered(answers, shop))
    lacks = inputs.missing(("promotions.starts_at", "traffic.visitors", "buyers.key_strength"))
    return _told(read, told, level, lacks)


def _told(
    days: Sequence[Day], told: Shares, level: Shift | None, missing: tuple[str, ...]
) -> Surge:
    """The answer for people and for the chart."""
    shape = _shape(days, level)
    return Surge(
        days=tuple(_shown(day) for day in days),
        surplus=told.surplus,
        by_promotion=told.by_promotion,
        by_repurchase=told.by_repurchase,
        by_level=told.by_level,
        by_story=told.by_story,
        unexplained_low=told.low,
        unexplained_high=told.high,
        shape=shape,
        sentence=sentence(shape, told),
        missing=missing,
    )


def _not_checked(missing: tuple[str, ...]) -> Surge:
    """Too few days, or no times at all."""
    said = Text(
        "订单天数不足，无法与往常比较；未核查。",
        "Too few days of orders to compare with the usual; not checked.",
    )
    return Surge((), 0, 0, 0, 0, 0, "not_checked", said, missing)


def _shop(tables: Tables, orders: Sequence[OrderId]) -> str | None:
    """The shop the surge is about; None where the orders know of one shop at most."""
    counted = tables.rows("SELECT shop, COUNT(*) FROM audit_orders GROUP BY shop")
    shops = {str(shop): int(str(count)) for shop, count in counted if shop is not None}
    if len(shops) <= 1:
        return None
    asked: dict[str, int] = {}
    for start in range(0, len(orders), _CHUNK):
        piece = orders[start : start + _CHUNK]
        rows = tables.rows(
            "SELECT shop, COUNT(*) FROM audit_orders WHERE order_no IN "
            f"({', '.join('?' * len(piece))}) GROUP BY shop",
            list(piece),
        )
        for shop, count in rows:
            asked[str(shop)] = asked.get(str(shop), 0) + int(str(count))
    most = {shop: (asked.get(shop, 0), count) for shop, count in shops.items()}
    return max(sorted(most), key=lambda shop: most[shop])


BY_THE_DOZEN = ("L03", "L04", "L09", "L12")
"""Stories that bring orders in numbers: broadcast, company, sales in the store, coupon hunters."""


def _answered(answers: Answers, shop: str | None) -> Answered:
    """What the orders said for themselves, per local midnight."""
    ours, values = ("", []) if shop is None else ("AND o.shop = ? ", [shop])
    stories = sum(answers.questions.bit(code) for code in BY_THE_DOZEN)
    rows = answers.tables.rows(
        f"SELECT o.local_s - o.local_s % {DAY_S}, "
        "SUM(CASE WHEN a.outcome = 'contradicted' THEN 1 ELSE 0 END), "
        "SUM(CASE WHEN a.outcome = 'insufficient' "
        f"AND (a.points >= {ASKING_POINTS} OR a.attack = 1) "
        "THEN 1 ELSE 0 END), "
        "SUM(CASE WHEN a.outcome IN ('supported', 'explained') "
        f"AND (a.stories_for & {stories}) <> 0 THEN 1 ELSE 0 END) "
        "FROM audit_answers AS a JOIN audit_orders AS o ON o.order_key = a.order_key "
        "WHERE o.local_s IS NOT NULL AND a.is_trade = 1 AND (a.outcome = 'contradicted' "
        f"OR a.points >= {ASKING_POINTS} OR a.attack = 1 OR (a.stories_for & {stories}) <> 0) "
        f"{ours}"
        f"GROUP BY o.local_s - o.local_s % {DAY_S}",
        values,
    )
    counted = [tuple(int(str(cell)) for cell in row) for row in rows]
    return Answered(*({row[0]: row[n] for row in counted} for n in (1, 2, 3)))


def _window(days: Sequence[ShopDay], *, zone: str, around: datetime | None) -> range:
    """The places of the days to show: two months before the notice, or before the newest order."""
    if not days:
        return range(0)
    last = days[-1].day
    if around is not None:
        last = min(last, around.astimezone(ZoneInfo(zone)).date() + timedelta(days=LOOK_AHEAD))
    stop = (last - days[0].day).days + 1
    stop = stop if stop > 0 else len(days)
    return range(max(0, stop - LOOK_BACK - 1), stop)


def _usual_again(days: Sequence[ShopDay]) -> Callable[[ShopDay], float]:
    """How many repurchases such a day usually has: the middle of its weekday in eight weeks."""
    again = {day.day: day.repurchases for day in days}

    def usual(day: ShopDay) -> float:
        weeks = [day.day - timedelta(weeks=n) for n in range(1, 9)]
        like = [again[week] for week in weeks if week in again]
        return median(like) if like else 0.0

    return usual


def _shape(days: Sequence[Day], level: Shift | None) -> str:
    """`none`, `spike` or `level_shift`."""
    if level is not None and level.height > 0:
        return "level_shift"
    return "spike" if any(day.departs for day in days) else "none"


def _shown(day: Day) -> SurgeDay:
    """A day for the chart."""
    low, high = day.range
    return SurgeDay(
        day=day.shop.day,
        observed=day.shop.orders,
        expected=day.expected.orders if day.expected else 0.0,
        low=low,
        high=high,
        promotion=day.shop.promotion,
        departs=day.surplus > 0,
    )
