"""What people put into a basket: one maker for honest buyers and rings alike."""

from collections.abc import Sequence

from zhendan_synth.facts import Line, Sku
from zhendan_synth.shop import Shop
from zhendan_synth.streams import Stream, running

_LINE_COUNTS = running([78, 16, 5, 1])
_QUANTITIES = running([86, 10, 2, 1, 1])


def basket(shop: Shop, stream: Stream, *, only: Sequence[Sku] = ()) -> tuple[Line, ...]:
    """One to four lines at list price, less a coupon at the shop's own rate."""
    drawn = stream.weighted((1, 2, 3, 4), _LINE_COUNTS)
    count = 1 if shop.plan.platform == "pdd" else drawn  # there an order holds one item
    chosen = {sku.code: sku for sku in (_one(shop, stream, only) for _ in range(count))}
    off = stream.pick((3, 5, 8, 10, 15)) if stream.chance(shop.habits.coupon_share) else 0
    if shop.habits.clearance_share and stream.chance(shop.habits.clearance_share):
        off = stream.pick((35, 40, 45))
    return tuple(line(sku, quantity(stream), off=off) for sku in chosen.values())


def quantity(stream: Stream) -> int:
    """How many of one thing people take."""
    return stream.weighted((1, 2, 3, 4, 5), _QUANTITIES)


def line(sku: Sku, count: int, *, off: int = 0) -> Line:
    """A line at list price less `off` per cent, rounded to ten fen."""
    return Line(sku, count, sku.price * count * (100 - off) // 1000 * 10)


def _one(shop: Shop, stream: Stream, only: Sequence[Sku]) -> Sku:
    """One thing, popular ones more often."""
    return stream.pick(only) if only else stream.weighted(shop.goods, shop.popularity)
