"""The shop's own books: cash, stock and visitors, which balance unless a scheme breaks them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zhendan_synth.facts import Deal, Sku, Transfer
from zhendan_synth.shop import Shop, at
from zhendan_synth.streams import Stream

_COMPENSATIONS = ((500, "运费补偿"), (1000, "破损补偿"), (600, "差价补偿"), (2000, "延迟发货补偿"))
_RESTOCK_DAYS = 14


@dataclass(frozen=True, slots=True)
class Movement:
    """Goods into or out of stock; `kind` as the shop's own list calls it."""

    at: datetime
    kind: str
    sku_code: str
    quantity: int
    document: str
    order_no: str = ""


@dataclass(frozen=True, slots=True)
class Visits:
    """People who looked at an item on a day."""

    day: date
    item_id: str
    visitors: int
    favourites: int
    carts: int


@dataclass(frozen=True, slots=True)
class Books:
    """Cash book, stock movements and visitor counts."""

    transfers: tuple[Transfer, ...]
    movements: tuple[Movement, ...]
    visits: tuple[Visits, ...]


def keep_books(shop: Shop, deals: tuple[Deal, ...]) -> Books:
    """The books over the whole period."""
    return Books(_transfers(shop, deals), _movements(shop, deals), _visits(shop, deals))


def _transfers(shop: Shop, deals: tuple[Deal, ...]) -> tuple[Transfer, ...]:
    """Pay-backs of rings, and the small compensations every honest shop pays."""
    found = [transfer for deal in deals for transfer in _of(shop, deal)]
    end = at(shop.plan.notice.delivered_at.date())
    known = (transfer for transfer in found if transfer.at < end)
    return tuple(sorted(known, key=lambda transfer: (transfer.at, transfer.payee)))


def _of(shop: Shop, deal: Deal) -> list[Transfer]:
    """Money that left the cash box for one order."""
    if deal.paid_at is None:
        return []
    stream = shop.stream(f"{deal.sale.ref}/purse")
    back = deal.sale.conduct.payback
    if back:
        when = (deal.paid_at + timedelta(days=back.days)).replace(hour=20 + stream.below(3))
        when = max(when, deal.paid_at + timedelta(minutes=stream.between(20, 200)))
        number = deal.number if back.names_order else ""
        amount = deal.sale.paid + back.commission
        return [
            Transfer(
                when, back.payee, back.payee_name, amount, back.channel, number, "", back.handled_by
            )
        ]
    share = shop.habits.purse_refund_share
    if share and deal.status == "completed" and stream.chance(share):
        return [_taken_back(deal, stream, deal.paid_at, stream.pick(shop.clerks))]
    if deal.status == "completed" and stream.chance(shop.habits.compensation_share):
        amount, memo = stream.pick(_COMPENSATIONS)
        when = deal.paid_at + timedelta(days=stream.between(3, 12))
        when = when.replace(hour=stream.between(9, 18))
        buyer = deal.sale.buyer
        number = deal.number if stream.chance(0.7) else ""
        clerk = stream.pick(shop.clerks)
        return [
            Transfer(when, buyer.pay_account, buyer.name, amount, "支付宝转账", number, memo, clerk)
        ]
    return []


def _taken_back(deal: Deal, stream: Stream, paid_at: datetime, clerk: str) -> Transfer:
    """A fault that was settled by hand: the whole price back, beside the platform."""
    when = (paid_at + timedelta(days=stream.between(4, 15))).replace(hour=stream.between(9, 18))
    buyer, memo = deal.sale.buyer, stream.pick(("破损全额退", "质量问题退款", "漏发退款"))
    number = deal.number if stream.chance(0.7) else ""
    amount = deal.sale.paid
    return Transfer(when, buyer.pay_account, buyer.name, amount, "支付宝转账", number, memo, clerk)


def _movements(shop: Shop, deals: tuple[Deal, ...]) -> tuple[Movement, ...]:
    """Opening stock, purchases every fortnight, shipments, returns, scrap and closing stock."""
    out = [move for deal in deals for move in _moved(deal)]
    by_sku: dict[str, list[Movement]] = {}
    for move in out:
        by_sku.setdefault(move.sku_code, []).append(move)
    rows = list(out)
    for sku in shop.goods:
        rows.extend(_supply(shop, sku, by_sku.get(sku.code, [])))
    return tuple(sorted(rows, key=lambda move: (move.at, move.document, move.sku_code)))


def _moved(deal: Deal) -> list[Movement]:
    """What one order took off the shelf, and what of it came back."""
    conduct = deal.sale.conduct
    shipped = deal.confirmed_at if conduct.track == "none" else deal.shipped_at
    if shipped is None or not conduct.goods_leave:
        return []
    rows = [
        Movement(shipped, "销售出库", line.sku.code, line.quantity, f"CK{deal.number}", deal.number)
        for line in deal.sale.lines
    ]
    back = _back_on_the_shelf(deal, shipped)
    if back:
        rows += [
            Movement(
                back,
                "退货入库",
                line.sku.code,
                line.quantity,
                f"TH{deal.number}",
                deal.number,
            )
            for line in deal.sale.lines
        ]
    return rows


def _back_on_the_shelf(deal: Deal, shipped: datetime) -> datetime | None:
    """When the goods came back: with a return, or quietly by whoever never wanted them."""
    if deal.refund and deal.refund.kind == "退货退款":
        return deal.refund.finished_at
    quiet = deal.sale.conduct.goods_back_days
    return shipped + timedelta(days=quiet) if quiet else None


def _supply(shop: Shop, sku: Sku, moved: list[Movement]) -> list[Movement]:
    """Opening, purchases and closing of one item so that the shelf never runs below zero."""
    stream = shop.stream(f"stock/{sku.code}")
    first, last = at(shop.plan.first_day), at(shop.plan.last_day, 23, 59, 59)
    level = opening = stream.between(20, 80)
    rows = [Movement(first, "期初", sku.code, opening, f"QC{sku.code}")]
    number = 0
    clock = first
    while clock <= last:
        until = clock + timedelta(days=_RESTOCK_DAYS)
        need = sum(_signed(move) for move in moved if clock <= move.at < until)
        if level + min(0, need) < opening // 2:
            number += 1
            bought = (opening - level - need) // 10 * 10 + 20
            when = clock + timedelta(hours=7, minutes=stream.between(0, 50))
            rows.append(Movement(when, "采购入库", sku.code, bought, f"CG{sku.code}{number:03d}"))
            level += bought
        level += need
        clock = until
    if stream.chance(0.2):
        rows.append(Movement(last - timedelta(days=3), "报废", sku.code, 1, f"BF{sku.code}"))
        level -= 1
    rows.append(Movement(last, "期末", sku.code, level, f"QM{sku.code}"))
    return rows


def _signed(move: Movement) -> int:
    """Its effect on the shelf."""
    return move.quantity if move.kind == "退货入库" else -move.quantity


def _visits(shop: Shop, deals: tuple[Deal, ...]) -> tuple[Visits, ...]:
    """Visitors of the best-selling items over the last weeks; rings come without visitors."""
    items = list(dict.fromkeys(sku.item_id for sku in shop.goods))[:3]
    first = shop.plan.last_day - timedelta(days=59)
    counts: Counter[tuple[date, str]] = Counter()
    for deal in deals:
        if deal.sale.label.role != "ring":
            counts.update((deal.sale.at.date(), line.sku.item_id) for line in deal.sale.lines)
    return tuple(
        _visit(shop, first + timedelta(days=number), item, counts)
        for number in range(60)
        for item in items
    )


def _visit(shop: Shop, day: date, item: str, counts: Counter[tuple[date, str]]) -> Visits:
    """Visitors of an item and day: most leave without buying, the rest as its honest orders."""
    stream = shop.stream(f"visits/{item}/{day.isoformat()}")
    weeks = [counts[day - timedelta(days=back), item] for back in range(1, 29)]
    usual = sum(weeks) * 6 // len(weeks) + stream.between(2, 6)
    visitors = usual + round(counts[day, item] * stream.span(14, 20))
    return Visits(day, item, visitors, visitors * 6 // 100, visitors * stream.between(8, 13) // 100)
