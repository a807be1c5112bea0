"""How each scheme handles goods, money and words, before camouflage takes parts away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from zhendan_synth.facts import Conduct, Payback
from zhendan_synth.places import BY_NAME, HUBS
from zhendan_synth.shop import RingPlan, Shop
from zhendan_synth.streams import Stream

Measure = Callable[[Conduct, "Errand"], Conduct]

PHYSICAL = frozenset({"weight", "track", "waybill", "conservation", "money"})
"""Families made by matter, money or third parties: one of them is needed to decide."""


@dataclass(frozen=True, slots=True)
class Errand:
    """One order of a ring while its facts are being made."""

    shop: Shop
    plan: RingPlan
    stream: Stream
    number: int
    pay_account: str
    pay_name: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A ring's families, each with what it does to an order, and its root cause."""

    cause: str
    families: Mapping[str, Measure]
    staff_buy: bool = False
    per_account: int = 0
    """Orders of one account; 0 for as many accounts as the plan says."""
    doors: int = 0
    """All parcels go to so few doors; 0 for each account's own."""
    off: int = 0
    """Per cent that the platform or a slot takes off the price."""
    on_air: bool = False
    """Whether it orders in the minutes after a product call of a broadcast."""
    one_sum: bool = False
    """Whether all its orders cost about the same."""


def _light(conduct: Conduct, errand: Errand) -> Conduct:
    """One and the same small present in every parcel."""
    grams = errand.shop.stream(f"{errand.plan.prefix}/present").between(45, 95)
    return replace(conduct, parcel_g=grams + errand.stream.between(-1, 1))


def _bought(errand: Errand) -> bool:
    """Half of the empty parcels are only numbers from a site; half are posted by hand."""
    return errand.shop.stream(f"{errand.plan.prefix}/{errand.number}/bought").chance(0.5)


def _empty(conduct: Conduct, errand: Errand) -> Conduct:
    """A folded sheet of paper in a bag, posted at the shop's own counter."""
    grams = errand.stream.between(18, 32)
    return conduct if _bought(errand) else replace(conduct, parcel_g=grams)


def _thin(conduct: Conduct, errand: Errand) -> Conduct:
    """Bought tracks: two scans, or older than the order, or faster than any lorry.

    Nobody at the shop ever held such a parcel: no scale and no bill of the courier knows it.
    """
    kind = errand.stream.pick(("thin", "early", "early", "instant"))
    if not _bought(errand):
        return conduct
    origin = errand.stream.pick(HUBS)
    return replace(conduct, track=kind, origin=origin, weighed=False, billed=False)


def _unmoved(conduct: Conduct, errand: Errand) -> Conduct:
    """No stock movement for the goods."""
    return replace(conduct, goods_leave=False)


def _elsewhere(conduct: Conduct, errand: Errand) -> Conduct:
    """Posted by a gift site from another city: not on the shop's scale nor on its bill."""
    if errand.plan.from_shop:
        return conduct
    city = errand.shop.stream(f"{errand.plan.prefix}/site").pick(tuple(BY_NAME))
    outlet = f"{city}虚构礼品仓网点"
    return replace(conduct, origin=BY_NAME[city], outlet=outlet, weighed=False, billed=False)


def _block(conduct: Conduct, errand: Errand) -> Conduct:
    """Numbers bought in one block."""
    if not _bought(errand):
        return conduct
    first = errand.shop.stream(f"{errand.plan.prefix}/block").between(20_000_000, 380_000_000)
    return replace(conduct, label_block=first + errand.number)


def _reused(conduct: Conduct, errand: Errand) -> Conduct:
    """An old number of another parcel; which one is settled when all parcels are known."""
    return replace(conduct, waybill="old")


def _looped(conduct: Conduct, errand: Errand) -> Conduct:
    """Money back through the platform right after the receipt, nothing sent back."""
    patient = errand.stream.chance(errand.plan.camouflage)
    return replace(conduct, refund="slow_loop" if patient else "loop")


def _undone(conduct: Conduct, errand: Errand) -> Conduct:
    """Sent back once the commission or the slot has been settled; most of them are."""
    return replace(conduct, refund="settled") if errand.stream.chance(0.7) else conduct


def _back_on_shelf(conduct: Conduct, errand: Errand) -> Conduct:
    """The goods stand on the shelf again after some days, without any refund."""
    return replace(conduct, goods_back_days=errand.stream.between(4, 12))


def _hollow(conduct: Conduct, errand: Errand) -> Conduct:
    """Half of such pairs of shops exchange goods, the others only waybills."""
    bare = errand.shop.stream(f"{errand.plan.prefix}/hollow").chance(0.5)
    return _light(conduct, errand) if bare else conduct


def _hollow_stock(conduct: Conduct, errand: Errand) -> Conduct:
    """Where only waybills are exchanged, nothing leaves the stock."""
    bare = errand.shop.stream(f"{errand.plan.prefix}/hollow").chance(0.5)
    return replace(conduct, goods_leave=False) if bare else conduct


def _paid_back(conduct: Conduct, errand: Errand) -> Conduct:
    """Price and commission come back within days, to the account that paid."""
    return replace(conduct, payback=_payback(errand, errand.pay_account, errand.pay_name))


def _paid_back_inside(conduct: Conduct, errand: Errand) -> Conduct:
    """The money returns through the account of somebody who works for the shop."""
    inside = errand.shop.people[1]
    if errand.stream.chance(0.6):
        return replace(conduct, payback=_payback(errand, inside.pay_account, inside.name))
    return _paid_back(conduct, errand)


def _payback(errand: Errand, payee: str, name: str) -> Payback:
    """One transfer: a constant commission per ring, zero to nine days later."""
    stream = errand.stream
    return Payback(
        payee=payee,
        payee_name=name,
        commission=errand.shop.stream(f"{errand.plan.prefix}/commission").between(5, 12) * 100,
        days=stream.between(0, 9),
        handled_by=errand.shop.people[1].name,
        names_order=stream.chance(0.85),
        channel=stream.pick(("微信转账", "微信转账", "支付宝转账")),
    )


def _scripted(conduct: Conduct, errand: Errand) -> Conduct:
    """The same told sentences in every chat."""
    return replace(conduct, talk="scripted" if errand.stream.chance(0.5) else "none")


def _asked(conduct: Conduct, errand: Errand) -> Conduct:
    """Some receivers write that they ordered nothing."""
    return replace(conduct, talk="denial" if errand.stream.chance(0.15) else "none")


def _marked(conduct: Conduct, errand: Errand) -> Conduct:
    """The shop's own memo code, and for part of the orders a row in the ledger."""
    plan = errand.plan
    if not plan.memo_code:
        return conduct
    memo = f"{plan.memo_code}{errand.stream.between(101, 131):04d}"
    return replace(conduct, memo=memo, in_mark_ledger=errand.stream.chance(plan.ledger_share))


SCHEMES: Mapping[str, Scheme] = {
    "R1": Scheme("RC15", {"money": _paid_back, "chat": _scripted, "marks": _marked}),
    "R2": Scheme(
        "RC10",
        {
            "weight": _empty,
            "track": _thin,
            "conservation": _unmoved,
            "waybill": _block,
            "money": _paid_back_inside,
            "chat": _scripted,
            "marks": _marked,
        },
    ),
    "R3": Scheme(
        "RC10",
        {
            "weight": _light,
            "outlet": _elsewhere,
            "conservation": _unmoved,
            "money": _paid_back,
            "chat": _asked,
            "marks": _marked,
        },
    ),
    "R4": Scheme("RC15", {"waybill": _reused, "conservation": _unmoved, "money": _paid_back}),
    "R5": Scheme("RC15", {"money": _paid_back_inside, "chat": _scripted}),
    "R6": Scheme(
        "RC10",
        {"weight": _light, "conservation": _unmoved, "money": _paid_back_inside},
        staff_buy=True,
    ),
    "R7": Scheme("RC12", {"refund": _undone}, doors=3, on_air=True),
    "R8": Scheme(
        "RC15",
        {"refund": _looped, "weight": _light, "conservation": _unmoved},
        per_account=4,
    ),
    "R9": Scheme(
        "RC15",
        {"weight": _hollow, "conservation": _hollow_stock},
        per_account=6,
        doors=2,
        one_sum=True,
    ),
    "R10": Scheme("RC12", {"conservation": _back_on_shelf}, per_account=5, doors=2, off=35),
}
"""The schemes of the shop's own side, by ring code."""
