"""What some schemes do to time, place and price: few doors, product calls, slots, one sum."""

from dataclasses import replace
from datetime import date, timedelta

from zhendan_synth.baskets import line
from zhendan_synth.facts import Broadcast, Line, Records, Sale
from zhendan_synth.places import any_address
from zhendan_synth.rings.schemes import Scheme
from zhendan_synth.shop import RingPlan, Shop, at
from zhendan_synth.streams import Stream

_CALL_MINUTES = 15
_SUM_SPREAD = 0.08


def dressed(shop: Shop, plan: RingPlan, scheme: Scheme, sale: Sale) -> Sale:
    """The order as the scheme wants it; what can be seen of it joins its families."""
    stream = shop.stream(f"{sale.ref}/dress")
    families = sale.label.families
    if scheme.doors and not stream.chance(plan.camouflage * 0.9):
        door = shop.stream(f"{plan.prefix}/door/{stream.below(scheme.doors)}")
        sale, families = replace(sale, to=any_address(door)), (*families, "address")
    if scheme.on_air:
        evening = shop.stream(f"{plan.prefix}/evenings").below(plan.days + 1)
        start = broadcast_of(shop, plan, plan.first_day + timedelta(days=evening)).starts_at
        sale = replace(sale, at=start + timedelta(seconds=20 + stream.below(_CALL_MINUTES * 60)))
    if scheme.off and not stream.chance(plan.camouflage * 0.9):
        lines = tuple(line(one.sku, one.quantity, off=scheme.off) for one in sale.lines)
        sale = replace(sale, lines=lines)
    if scheme.one_sum:
        sale = replace(sale, lines=_about(shop, plan, stream), freight=0)
    return replace(sale, label=replace(sale.label, families=families))


def records_of(shop: Shop, plan: RingPlan, scheme: Scheme) -> Records:
    """The broadcast in the shop's own list, where the scheme hides in one."""
    if not scheme.on_air:
        return Records()
    evening = shop.stream(f"{plan.prefix}/evenings").below(plan.days + 1)
    day = plan.first_day + timedelta(days=evening)
    return Records(broadcasts=(broadcast_of(shop, plan, day),))


def broadcast_of(shop: Shop, plan: RingPlan, day: date) -> Broadcast:
    """The product call whose slot the partner was paid for."""
    sku = shop.goods[0]
    start = at(day, 20, shop.stream(f"{plan.prefix}/call").between(0, 40))
    return Broadcast(
        ref=f"LIVE{day:%Y%m%d}9{plan.part}",
        title=f"示例达人专场 {sku.title}",
        host="虚构达人",
        item_id=sku.item_id,
        starts_at=start,
        ends_at=start + timedelta(minutes=_CALL_MINUTES),
    )


def _about(shop: Shop, plan: RingPlan, stream: Stream) -> tuple[Line, ...]:
    """One line that costs about what the other shop's orders cost."""
    aim = shop.goods[0].price * shop.stream(f"{plan.prefix}/sum").between(2, 5)
    sku = stream.pick(shop.goods[:10])
    count = max(1, round(aim * stream.span(1 - _SUM_SPREAD, 1 + _SUM_SPREAD) / sku.price))
    return (line(sku, count),)
