"""What becomes of a sale: payment, shipping, refund, confirmation, words."""

from dataclasses import replace
from datetime import datetime, timedelta

from zhendan_synth.carriage import parcels
from zhendan_synth.facts import Deal, Parcel, Refund, Sale
from zhendan_synth.numbers import Numbering, Roll
from zhendan_synth.shop import Shop, at
from zhendan_synth.streams import Stream
from zhendan_synth.words import review, talk

_UNSHIPPED = ("不想要了", "拍错了", "地址填错", "缺货", "重复下单")
_LATE = {
    "loop": ("仅退款", 1, 12),
    "slow_loop": ("仅退款", 26, 160),
    "settled": ("退货退款", 120, 260),
}
_SHIPPED = ("七天无理由", "尺寸不合适", "商品破损", "与描述不符", "少件")


def settle(shop: Shop, sale: Sale, numbering: Numbering, roll: Roll) -> Deal:
    """The order as it ended, or as it stands on the shop's last day."""
    stream = shop.stream(f"{sale.ref}/money")
    deal = Deal(sale, numbering.give(sale.at, stream.unit()), "unpaid", None)
    paid_at = _paid_at(shop, sale, stream)
    end = at(shop.plan.last_day, 23, 59, 59)
    if paid_at is None:
        return replace(deal, status="cancelled")
    if paid_at > end:
        return deal
    deal = replace(deal, status="paid", paid_at=paid_at)
    refund = _refund_before(shop, deal, stream)
    if refund and refund.finished_at > end:
        return deal
    if refund:
        words = talk(shop, sale, deal.number, (paid_at, refund.finished_at))
        return replace(deal, status="refunded", refund=refund, talk=words)
    if sale.lines[0].sku.code == "LINK-1" or sale.conduct.track == "none":
        return _unposted(shop, deal, paid_at, stream)
    return _shipped(shop, deal, stream, parcels(shop, sale, paid_at, roll))


def _unposted(shop: Shop, deal: Deal, paid_at: datetime, stream: Stream) -> Deal:
    """What is never posted: a price difference is done when paid, a sale of the store soon."""
    if deal.sale.conduct.track != "none":
        words = talk(shop, deal.sale, deal.number, (paid_at, paid_at))
        return replace(deal, status="completed", confirmed_at=paid_at, talk=words)
    picked_up = paid_at + timedelta(minutes=stream.between(2, 25))
    end = at(shop.plan.last_day, 23, 59, 59)
    return replace(deal, status="completed", confirmed_at=min(picked_up, end))


def _paid_at(shop: Shop, sale: Sale, stream: Stream) -> datetime | None:
    """When it was paid: at once, in the course of a day, or never."""
    conduct = sale.conduct
    if conduct.pays_at:
        return conduct.pays_at
    if conduct.pays_within:
        return sale.at + timedelta(seconds=stream.between(*conduct.pays_within))
    ordinary = sale.label.role in ("honest", "camouflage") and not sale.label.code
    if ordinary and stream.chance(shop.habits.unpaid_share):
        return None
    if stream.chance(shop.habits.pays_at_once):
        return sale.at + timedelta(seconds=stream.between(3, 59))
    slow = stream.unit() * stream.unit() * stream.unit()
    return sale.at + timedelta(seconds=60 + round(slow * 80_000))


def _refund_before(shop: Shop, deal: Deal, stream: Stream) -> Refund | None:
    """A refund before anything was shipped."""
    kind, paid_at = deal.sale.conduct.refund, deal.paid_at
    natural = kind == "natural" and stream.chance(shop.habits.refund_share * 0.35)
    if paid_at is None or not (natural or kind in ("fast", "test")):
        return None
    minutes = stream.between(2, 14) if kind != "natural" else stream.between(3, 400)
    applied = paid_at + timedelta(minutes=minutes)
    done = applied + timedelta(minutes=stream.between(1, 300 if kind == "natural" else 15))
    reason = "系统测试" if kind == "test" else stream.pick(_UNSHIPPED)
    return Refund("仅退款", reason, deal.sale.paid, True, False, applied, done)


def _shipped(shop: Shop, deal: Deal, stream: Stream, packed: tuple[Parcel, ...]) -> Deal:
    """The order after the parcels have gone, as far as the last day lets one see."""
    end = at(shop.plan.last_day, 23, 59, 59)
    seen = tuple(_until(parcel, end) for parcel in packed if parcel.handed_at <= end)
    if not seen:
        return replace(deal, talk=talk(shop, deal.sale, deal.number, (deal.sale.at, deal.sale.at)))
    deal = replace(deal, status="shipped", parcels=seen)
    arrivals = [parcel.delivered_at for parcel in seen]
    last = max((when for when in arrivals if when), default=None)
    words = talk(shop, deal.sale, deal.number, (deal.paid_at or deal.sale.at, last or end))
    deal = replace(deal, talk=words)
    refund = _refund_after(shop, deal, stream, last)
    if refund and refund.finished_at <= end:
        return _refunded(deal, refund)
    if last is None or None in arrivals:
        return deal
    written = review(shop, deal.sale, last)
    confirmed = last + _confirms_after(deal.sale, stream)
    if confirmed > end:
        return deal
    kept = written if written and written.at <= end else None
    return replace(deal, status="completed", confirmed_at=confirmed, review=kept)


def _until(parcel: Parcel, end: datetime) -> Parcel:
    """The parcel as it stands at `end`."""
    return replace(parcel, scans=tuple(scan for scan in parcel.scans if scan.at <= end))


def _refunded(deal: Deal, refund: Refund) -> Deal:
    """A refund in full closes the order; a part of it leaves the order completed."""
    if refund.whole:
        return replace(deal, status="refunded", refund=refund)
    return replace(deal, status="completed", refund=refund, confirmed_at=refund.finished_at)


def _refund_after(
    shop: Shop, deal: Deal, stream: Stream, delivered: datetime | None
) -> Refund | None:
    """A refund after shipping: goods sent back, part of the price, or a refusal at the door."""
    kind = deal.sale.conduct.refund
    if kind == "refused":
        last = max(scan.at for parcel in deal.parcels for scan in parcel.scans)
        done = last + timedelta(hours=5)
        return Refund("退货退款", "拒收", deal.sale.paid, True, True, last, done)
    if delivered is None:
        return None
    if kind in _LATE:
        return _undone(deal, stream, delivered)
    if kind != "natural":
        return None
    if not stream.chance(shop.habits.refund_share * 0.65):
        return None
    applied = delivered + timedelta(hours=stream.between(3, 150))
    whole = stream.chance(0.85)
    share = 100 if whole else stream.pick((10, 15, 20, 30))
    amount = deal.sale.paid * share // 100
    done = applied + timedelta(hours=stream.between(20, 130) if whole else stream.between(1, 30))
    return Refund(
        "退货退款" if whole else "仅退款", stream.pick(_SHIPPED), amount, whole, True, applied, done
    )


def _undone(deal: Deal, stream: Stream, delivered: datetime) -> Refund:
    """Money back in full once the sale has counted: hours after receipt, or after settlement."""
    kind, low, high = _LATE[deal.sale.conduct.refund]
    applied = delivered + timedelta(hours=stream.between(low, high))
    done = applied + timedelta(hours=stream.between(1, 3) if kind == "仅退款" else 30)
    return Refund(kind, stream.pick(_SHIPPED), deal.sale.paid, True, True, applied, done)


def _confirms_after(sale: Sale, stream: Stream) -> timedelta:
    """By hand within days, else by the platform's clock after ten."""
    if sale.conduct.confirms_fast:
        return timedelta(minutes=stream.between(3, 50))
    if stream.chance(0.45):
        return timedelta(hours=stream.between(2, 150))
    return timedelta(days=10, minutes=stream.below(60))
