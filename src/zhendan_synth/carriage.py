"""Parcels of an order: who carries them, when they are handed over, what they weigh."""

from dataclasses import replace
from datetime import datetime, timedelta

from zhendan_synth.facts import Parcel, Sale, Scan
from zhendan_synth.lanes import Lane, full_track, onward, returned, thin_track
from zhendan_synth.numbers import Roll
from zhendan_synth.shop import Shop
from zhendan_synth.streams import Stream

_CUT_OFF_HOUR = 15
_SLOW_CLOCK = timedelta(hours=10)
_WRONG_ZONE = timedelta(hours=8)
_SMALLEST_SPLIT_G = 60
_TWO_SCANS_AND_MORE = 3


def parcels(shop: Shop, sale: Sale, paid_at: datetime, roll: Roll) -> tuple[Parcel, ...]:
    """One parcel, or two where an order is split."""
    stream = shop.stream(f"{sale.ref}/parcel")
    grams = _grams(sale, stream)
    if not sale.conduct.split or grams < _SMALLEST_SPLIT_G:
        return (_parcel(shop, sale, _lane(shop, sale, (grams, paid_at), stream), roll),)
    part = round(grams * stream.span(0.35, 0.65))
    lane = _lane(shop, sale, (part, paid_at), stream)
    rest = replace(lane, grams=grams - part)
    return (_parcel(shop, sale, lane, roll), _parcel(shop, sale, rest, roll))


def _lane(shop: Shop, sale: Sale, what: tuple[int, datetime], stream: Stream) -> Lane:
    """The trip of a parcel: courier by the shop's contracts, or whoever the scheme uses."""
    grams, paid_at = what
    conduct = sale.conduct
    courier = stream.weighted(shop.couriers, shop.courier_weights)
    if conduct.label_block:
        courier = "中通快递"
    origin = conduct.origin or shop.warehouse
    outlet = conduct.outlet or f"{origin.name}示例一部"
    handed = _handed_over(sale, paid_at, stream)
    return Lane(courier, outlet, origin, sale.to.city, handed, grams)


def _parcel(shop: Shop, sale: Sale, lane: Lane, roll: Roll) -> Parcel:
    """One parcel with its track, its weights and the courier's fee."""
    conduct = sale.conduct
    stream = shop.stream(f"{sale.ref}/parcel/{lane.grams}")
    scans = _blemished(shop, sale, _track(sale, lane, stream), stream)
    fee = 240 + lane.grams // 1000 * 90 + (900 if lane.courier == "顺丰速运" else 0)
    weighed = max(1, round(lane.grams * (1 + 0.006 * stream.bell())))
    weighed, scans = _slipped(shop, sale, weighed, scans)
    return Parcel(
        waybill=_number(sale, lane, roll, stream),
        courier=lane.courier,
        outlet=lane.outlet,
        handed_at=scans[0].at if conduct.track == "presale" else lane.handed_at,
        grams=lane.grams,
        scale_g=weighed if conduct.weighed else 0,
        billed_g=_billed(lane.courier, lane.grams) if conduct.billed else 0,
        fee=fee,
        scans=scans,
        to=sale.to,
        tracked=conduct.tracked,
    )


def _slipped(
    shop: Shop, sale: Sale, weighed: int, scans: tuple[Scan, ...]
) -> tuple[int, tuple[Scan, ...]]:
    """Slips of hands and clocks, at whatever parcel: a lost digit, a hub ten hours slow."""
    share = shop.habits.slip_share
    slips = shop.stream(f"{sale.ref}/slips") if share else None
    if slips is not None and slips.chance(share):
        weighed = max(1, weighed // 10)
    if slips is not None and slips.chance(share) and len(scans) > _TWO_SCANS_AND_MORE:
        late = replace(scans[2], at=scans[2].at - _SLOW_CLOCK)
        scans = (*scans[:2], late, *scans[3:])
    return weighed, scans


def _grams(sale: Sale, stream: Stream) -> int:
    """Goods and packing with a little noise, or whatever the scheme puts in."""
    conduct = sale.conduct
    if conduct.parcel_g:
        return conduct.parcel_g
    goods = sum(line.quantity * line.sku.true_g for line in sale.lines) + conduct.extra_g
    packing = max((line.sku.pack_g for line in sale.lines), default=30)
    more = sum(line.quantity for line in sale.lines) - 1
    return max(20, round((goods + packing * (1 + 0.4 * more)) * (1 + 0.018 * stream.bell())))


def _handed_over(sale: Sale, paid_at: datetime, stream: Stream) -> datetime:
    """The evening pick-up after the cut-off hour, later in a backlog."""
    ready = paid_at + timedelta(hours=sale.conduct.backlog_h)
    day = ready if ready.hour < _CUT_OFF_HOUR else ready + timedelta(days=1)
    return day.replace(hour=17 + stream.below(3), minute=stream.below(60), second=stream.below(60))


def _track(sale: Sale, lane: Lane, stream: Stream) -> tuple[Scan, ...]:
    """The scans that the conduct of the order leads to."""
    kind = sale.conduct.track
    if kind in ("thin", "instant"):
        hours = stream.span(0.6, 2.5) if kind == "instant" else 0.0
        return thin_track(lane, stream, hours=hours)
    if kind == "early":
        older = timedelta(hours=stream.between(40, 200))
        return full_track(replace(lane, handed_at=lane.handed_at - older), stream)
    if kind == "presale":
        return _presale_track(sale, lane, stream)
    scans = full_track(lane, stream)
    if kind == "shifted":
        scans = tuple(replace(scan, at=scan.at - _WRONG_ZONE) for scan in scans)
    if kind == "onward":
        scans = onward(scans, stream)
    return returned(scans, stream) if sale.conduct.refund == "refused" else scans


def _presale_track(sale: Sale, lane: Lane, stream: Stream) -> tuple[Scan, ...]:
    """Hubs first, then a wait near the buyer until the balance is paid."""
    paid_at = sale.conduct.pays_at or lane.handed_at
    early = sale.at + timedelta(hours=stream.between(6, 20))
    scans = full_track(replace(lane, handed_at=early), stream)
    late = max(timedelta(0), paid_at + timedelta(hours=2) - scans[-2].at)
    last = tuple(replace(scan, at=scan.at + late) for scan in scans[-2:])
    return scans[:-2] + last


def _blemished(shop: Shop, sale: Sale, scans: tuple[Scan, ...], stream: Stream) -> tuple[Scan, ...]:
    """Honest faults: tracks cut short, labels scanned before the payment was confirmed."""
    cut, early = stream.chance(shop.habits.cut_share), stream.chance(shop.habits.early_share)
    if sale.conduct.track != "full" or sale.label.role == "ring":
        return scans
    if cut and len(scans) > _TWO_SCANS_AND_MORE:
        return scans[: 2 + stream.below(2)]
    if early:
        first = replace(scans[0], at=sale.at - timedelta(minutes=stream.between(5, 300)))
        return (first, *scans[1:])
    return scans


def _billed(courier: str, grams: int) -> int:
    """The courier's weight: SF rounds up to a tenth of a kilo, the others to a hundredth."""
    step = 100 if courier == "顺丰速运" else 10
    return (grams + step - 1) // step * step


def _number(sale: Sale, lane: Lane, roll: Roll, stream: Stream) -> str:
    """A number of the shop's own roll, or one out of a block bought at once."""
    block = sale.conduct.label_block
    if block:
        return roll.take("中通快递", block)
    return roll.tear(lane.courier, lane.handed_at, stream.unit())
