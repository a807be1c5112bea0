"""H12: faults of data: clocks eight hours off, waybills swapped in a batch, an import's time."""

from datetime import datetime, timedelta

from zhendan_synth.baskets import basket
from zhendan_synth.facts import Conduct, Label, Sale, Scene
from zhendan_synth.people import account
from zhendan_synth.shop import Shop, WorldPlan, at

_KINDS = ("shifted", "swapped", "imported")
_BATCH = 6
_REFUND_NEVER = "never"


def data_faults(shop: Shop, plan: WorldPlan) -> Scene:
    """Batches of six orders; each batch suffers one fault."""
    sales: list[Sale] = []
    for number in range(plan.orders):
        batch = number // _BATCH
        stream = shop.stream(f"H12/batch/{batch}")
        kind = _KINDS[batch % len(_KINDS)]
        day = plan.day - timedelta(days=stream.below(20))
        sales.append(_sale(shop, plan, (number, kind, at(day, 9, stream.below(60)))))
    return Scene(tuple(sales))


def _sale(shop: Shop, plan: WorldPlan, what: tuple[int, str, datetime]) -> Sale:
    """One ordinary order with one fault in its data."""
    number, kind, entered = what
    stream = shop.stream(f"H12/{number}")
    buyer = account(stream)
    partner = number + 1 if number % 2 == 0 else number - 1
    swapped = kind == "swapped" and partner < plan.orders
    imported = kind == "imported"
    moment = shop.moment(stream, plan.day - timedelta(days=20), plan.day)
    if swapped:  # labels are swapped at one packing table, among orders of one morning
        moment = entered + timedelta(minutes=7 * (number % _BATCH))
    return Sale(
        ref=f"H12/{number}",
        at=entered + timedelta(seconds=number % _BATCH) if imported else moment,
        buyer=buyer,
        to=buyer.home,
        lines=basket(shop, stream),
        conduct=Conduct(
            pays_within=(1, 2) if imported else None,
            track="shifted" if kind == "shifted" else "full",
            waybill=f"swap:H12/{partner}" if swapped else "",
            refund=_REFUND_NEVER,
            memo="ERP 导入" if imported else "",
            tracked=not stream.chance(plan.proof_missing),
        ),
        label=Label("look_alike", "H12", f"H12-{kind}", "RC21"),
    )
