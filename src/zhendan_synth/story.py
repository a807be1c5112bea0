"""Tells a whole shop: honest world first, then look-alikes and rings with the same machinery."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from zhendan_synth.books import Books, keep_books
from zhendan_synth.facts import Deal, Parcel, Records, Sale
from zhendan_synth.flagging import flagged
from zhendan_synth.honest import honest_sales
from zhendan_synth.numbers import Numbering, Roll
from zhendan_synth.rings import RINGS
from zhendan_synth.settling import settle
from zhendan_synth.shop import Plan, Shop, open_shop
from zhendan_synth.worlds import WORLDS

_NUMBER_LIVES = timedelta(days=40)


@dataclass(frozen=True, slots=True)
class Story:
    """One shop from its first day to the notice."""

    shop: Shop
    deals: tuple[Deal, ...]
    """In the order of their making."""
    records: Records
    books: Books
    flagged: tuple[Deal, ...]
    sibling: "Story | None" = None


def tell(plan: Plan) -> Story:
    """The shop of `plan`: same plan, same story."""
    shop = open_shop(plan)
    sibling = tell(_sibling(plan)) if plan.sibling else None
    scenes = [WORLDS[world.code](shop, world) for world in plan.worlds]
    placed = [RINGS[ring.code](shop, ring) for ring in plan.rings]
    extra = [sale for scene in scenes + placed for sale in scene.sales]
    honest = honest_sales(shop, max(0, plan.orders - len(extra)))
    deals = _settled(shop, (*honest, *extra))
    deals = _joined(shop, deals, sibling)
    ordered = tuple(sorted(deals, key=lambda deal: (deal.sale.at, deal.number)))
    records = sum((scene.records for scene in scenes + placed), Records(people=shop.people))
    return Story(shop, ordered, records, keep_books(shop, ordered), flagged(shop, ordered), sibling)


def _sibling(plan: Plan) -> Plan:
    """A small second shop of the same owner on another platform, without a notice of its own."""
    notice = replace(plan.notice, number="", ring=0, look_alike=0, other=0)
    return replace(
        plan,
        kind=f"{plan.kind}-sibling",
        seed=plan.seed + 500_000,
        orders=max(120, plan.orders // 6),
        platform=plan.sibling,
        shop_name=plan.shop_name.replace("专营店", "").replace("旗舰店", "") + "抖音小店",
        notice=notice,
        worlds=(),
        rings=(),
        sibling="",
    )


def _settled(shop: Shop, sales: Iterable[Sale]) -> list[Deal]:
    """Each sale carried through; the honest ones take their numbers first."""
    numbering, roll = Numbering(shop.plan.platform), Roll()
    return [settle(shop, sale, numbering, roll) for sale in sales]


def _joined(shop: Shop, deals: list[Deal], sibling: Story | None) -> list[Deal]:
    """Merged orders take their partner's parcel; reused numbers take an old parcel's."""
    by_ref = {deal.sale.ref: deal for deal in deals}
    source = sibling.deals if sibling else tuple(d for d in deals if d.sale.label.role == "honest")
    old = [parcel for deal in source for parcel in deal.parcels if parcel.delivered_at]
    stream = shop.stream("reused")
    mixed = stream.shuffled(old)
    result = []
    for deal in deals:
        conduct, packed = deal.sale.conduct, deal.parcels
        if conduct.joins and packed:
            packed = by_ref[conduct.joins].parcels or packed
        elif conduct.waybill == "old" and packed:
            packed = (_reused(deal, mixed),)
        elif conduct.waybill.startswith("swap:") and packed:
            packed = by_ref[conduct.waybill.removeprefix("swap:")].parcels or packed
        result.append(replace(deal, parcels=packed))
    return result


def _reused(deal: Deal, old: list[Parcel]) -> Parcel:
    """The number and track of a parcel of the last weeks, each used up once.

    Older numbers couriers give out anew, so they would tell a reader nothing.
    """
    since = deal.sale.at - _NUMBER_LIVES
    recent = (place for place, one in enumerate(old) if since < one.handed_at < deal.sale.at)
    found = old.pop(next(recent, 0))
    return replace(found, scale_g=0, billed_g=0, tracked=True)
