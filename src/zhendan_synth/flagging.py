"""Which orders the platform's notice names."""

from zhendan_synth.facts import Deal
from zhendan_synth.shop import Shop
from zhendan_synth.streams import Stream

_SEEN = frozenset({"shipped", "completed"})
_HOSTILE = frozenset({"R11", "R12"})


def flagged(shop: Shop, deals: tuple[Deal, ...]) -> tuple[Deal, ...]:
    """Ring orders, look-alikes and a few at random, as many of each as the notice plans.

    A platform names orders that went through; it sees neither the truth nor the shop's files.
    """
    plan = shop.plan.notice
    stream = shop.stream("notice")
    chosen = [
        *_some(deals, ("ring",), plan.ring, stream),
        *_some(deals, ("look_alike",), plan.look_alike, stream),
    ]
    days = [deal.sale.at for deal in chosen] or [deal.sale.at for deal in deals]
    beside = tuple(deal for deal in deals if min(days) <= deal.sale.at <= max(days))
    chosen += _some(beside, ("honest", "camouflage"), plan.other, stream)
    return tuple(sorted(chosen, key=lambda deal: (deal.sale.at, deal.number)))


def _some(
    deals: tuple[Deal, ...], roles: tuple[str, ...], count: int, stream: Stream
) -> list[Deal]:
    """`count` of the orders of these roles; hostile orders are named even when refunded."""
    fitting = [
        deal
        for deal in deals
        if deal.sale.label.role in roles
        and (deal.status in _SEEN or deal.sale.label.code in _HOSTILE)
        and deal.paid_at is not None
    ]
    return stream.sample(fitting, count)
