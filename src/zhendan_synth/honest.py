"""The honest world that comes first: ordinary people who buy, forget and come back."""

from datetime import datetime

from zhendan_synth.baskets import basket
from zhendan_synth.facts import Account, Address, Conduct, Sale
from zhendan_synth.people import account
from zhendan_synth.places import address_in, any_address, retyped
from zhendan_synth.shop import Shop
from zhendan_synth.streams import Stream

_RETYPED_SHARE = 0.04
_GIFT_SHARE = 0.02
_SPLIT_SHARE = 0.01
_MEMOS = ("加急", "送小样", "老客 多包一层", "改地址已联系", "发票随货", "缺货已沟通")
_WISHES = ("麻烦尽快发货", "送到门口就好", "不要发票", "放驿站", "请轻拿轻放", "周末送")


def honest_sales(shop: Shop, count: int) -> tuple[Sale, ...]:
    """`count` ordinary orders in time order; returning buyers are people who bought before."""
    moments = sorted(
        (shop.moment(shop.stream(f"honest/when/{number}")), number) for number in range(count)
    )
    known: list[Account] = []
    sales = []
    for at, number in moments:
        stream = shop.stream(f"honest/{number}")
        buyer = _buyer(shop, stream, known)
        sales.append(_sale(shop, stream, buyer, (f"honest/{number}", at)))
    return tuple(sales)


def ordinary_conduct(stream: Stream) -> Conduct:
    """What everybody's orders look like at the edges: memos, wishes, split parcels."""
    return Conduct(
        split=stream.chance(_SPLIT_SHARE),
        memo=stream.pick(_MEMOS) if stream.chance(0.05) else "",
        message=stream.pick(_WISHES) if stream.chance(0.08) else "",
    )


def freight(stream: Stream) -> int:
    """Freight in fen: mostly free."""
    return stream.pick((600, 800)) if stream.chance(0.06) else 0


def _buyer(shop: Shop, stream: Stream, known: list[Account]) -> Account:
    """A new buyer, somebody of a known household, or a buyer of old."""
    if known and not stream.chance(shop.habits.new_share):
        return stream.pick(known)
    home = None
    if known and stream.chance(shop.habits.household_share):
        home = stream.pick(known).home
    buyer = account(stream, home=home)
    known.append(buyer)
    return buyer


def _sale(shop: Shop, stream: Stream, buyer: Account, where: tuple[str, datetime]) -> Sale:
    """One ordinary order of `buyer`."""
    ref, at = where
    to, note = _destination(stream, buyer)
    return Sale(
        ref=ref,
        at=at,
        buyer=buyer,
        to=to,
        lines=basket(shop, stream),
        freight=freight(stream),
        conduct=ordinary_conduct(stream),
        gift_note=note,
    )


def _destination(stream: Stream, buyer: Account) -> tuple[Address, str]:
    """Home, home typed differently, or a present for somebody else."""
    if stream.chance(_GIFT_SHARE):
        near = stream.chance(0.4)
        to = address_in(buyer.home.city, stream) if near else any_address(stream)
        return to, "送朋友的，麻烦不要放价签"
    if stream.chance(_RETYPED_SHARE):
        return retyped(buyer.home), ""
    return buyer.home, ""
