"""A told shop straight into the canonical tables, without files: the same rows, much sooner.

Only what a Taobao shop without a second shop and without own marks shows; a test holds the answers
of the audit over these tables equal to those over the shop's files.
"""

from collections.abc import Iterator, Mapping, Sequence

from zhendan.domain import RowBatch
from zhendan.formats.cleaning.people import Keeper
from zhendan_synth.facts import Deal
from zhendan_synth.scoring.tabled_books import book_rows
from zhendan_synth.scoring.tabled_parcels import parcel_rows
from zhendan_synth.story import Story
from zhendan_synth.writers.taobao import line_refund, net_paid

Row = Mapping[str, object]
Table = tuple[str, list[Row]]

_STATUS = {
    "unpaid": "unpaid",
    "cancelled": "closed_unpaid",
    "paid": "paid",
    "shipped": "shipped",
    "completed": "completed",
    "refunded": "closed_refunded",
}


def can_be_tabled(story: Story) -> bool:
    """Whether the tables of this shop can be made without its files."""
    marked = any(deal.sale.conduct.in_mark_ledger for deal in story.deals)
    return story.shop.plan.platform == "taobao" and story.sibling is None and not marked


def batches(story: Story, secret: bytes) -> Iterator[RowBatch]:
    """Every canonical table that the shop's files would fill."""
    keeper = Keeper(secret)
    yield from _together("shops", [_shop(story)])
    yield from _together("buyers", list(_buyers(story, keeper)))
    yield from _together("orders", [_order(story, deal, keeper) for deal in story.deals])
    yield from _together(
        "order_lines", [row for deal in story.deals for row in _lines(story, deal)]
    )
    for name, rows in (*parcel_rows(story, keeper), *book_rows(story, keeper)):
        yield from _together(name, rows)
    yield from _together("flagged_orders", [_flagged(story, deal) for deal in story.flagged])


def _flagged(story: Story, deal: Deal) -> Row:
    """An order that the notice names: what is in dispute makes nothing the custom."""
    number = story.shop.plan.notice.number
    return {"notice_id": number, "order_no": deal.number, "matched": "exact"}


def _together(table: str, rows: Sequence[Row]) -> Iterator[RowBatch]:
    """Rows of one table as one batch over all columns that any of them has."""
    names = tuple(dict.fromkeys(name for row in rows for name in row))
    if rows:
        yield RowBatch(table, names, [tuple(row.get(name) for name in names) for row in rows])


def shop_id(story: Story) -> str:
    """The shop as intake names it."""
    return f"taobao:{story.shop.plan.shop_name}"


def buyer_id(story: Story, nick: str) -> str:
    """A buyer as intake names him."""
    return f"{shop_id(story)}/username:{nick}"


def order_id(story: Story, deal: Deal) -> str:
    """An order as intake names it."""
    return f"{shop_id(story)}/{deal.number}"


def _shop(story: Story) -> Row:
    """The shop itself."""
    return {"shop_id": shop_id(story), "platform": "taobao", "name": story.shop.plan.shop_name}


def _buyers(story: Story, keeper: Keeper) -> Iterator[Row]:
    """Each nick once, with the pay account and the time of its first order."""
    first: dict[str, Deal] = {}
    for deal in story.deals:
        first.setdefault(deal.sale.buyer.nick, deal)
    for nick, deal in first.items():
        yield {
            "buyer_id": buyer_id(story, nick),
            "shop_id": shop_id(story),
            "key_kind": "username",
            "key_value": nick,
            "key_strength": 3,
            "nick": nick,
            "nick_masked": False,
            "pay_account": keeper.account(deal.sale.buyer.pay_account),
            "first_order_at": deal.sale.at,
        }


def _order(story: Story, deal: Deal, keeper: Keeper) -> Row:
    """One order as the export and the refund list show it together."""
    sale, to, refund = deal.sale, deal.sale.to, deal.refund
    back = sum(line_refund(deal, line, place) for place, line in enumerate(sale.lines))
    return {
        "order_id": order_id(story, deal),
        "shop_id": shop_id(story),
        "order_no": deal.number,
        "buyer_id": buyer_id(story, sale.buyer.nick),
        "status": _STATUS[deal.status],
        "refund_status": "success" if refund else None,
        "created_at": sale.at,
        "paid_at": deal.paid_at,
        "currency": "CNY",
        "goods_amount": _yuan(sale.paid - sale.freight),
        "freight_amount": _yuan(sale.freight),
        "total_amount": _yuan(sale.paid),
        "paid_amount": _yuan(net_paid(deal)),
        "refund_amount": _yuan(back),
        "item_count": sum(line.quantity for line in sale.lines),
        "buyer_message": sale.gift_note or sale.conduct.message or None,
        "seller_memo": sale.conduct.memo or None,
        "is_presale": True if sale.conduct.track == "presale" else None,
        "receiver_name_raw": sale.buyer.name,
        "receiver_name_masked": True,
        "receiver_phone_last4": sale.buyer.phone[-4:],
        "receiver_phone_kind": "masked",
        "address_hash": keeper.address(f"{to.line()}(000000)"),
        "receiver_province": _province(to.city.province),
        "receiver_city": to.city.name,
        "receiver_district": to.district,
    }


def _lines(story: Story, deal: Deal) -> Iterator[Row]:
    """The lines of one order; which item it is shows in the shop's own list of goods only."""
    known = story.shop.plan.richness > 1
    for place, line in enumerate(deal.sale.lines):
        one = len(deal.sale.lines) == 1
        last = place == len(deal.sale.lines) - 1
        back = line_refund(deal, line, place)
        share = line.paid + (deal.sale.freight if last else 0) - back
        number = deal.number if one else str(int(deal.number) + place + 1)
        yield {
            "line_id": f"{order_id(story, deal)}/{number}",
            "order_id": order_id(story, deal),
            "line_no": number,
            "item_id": line.sku.item_id if known and line.sku in story.shop.goods else None,
            "sku_code": line.sku.code,
            "title": line.sku.title,
            "sku_text": line.sku.option,
            "quantity": line.quantity,
            "unit_price": _yuan(line.sku.price),
            "paid_amount": _yuan(max(0, share) if deal.paid_at else 0),
            "refund_amount": _yuan(back),
        }


def _province(name: str) -> str:
    """A province as intake spells it: the four cities bear their kind."""
    return name if name[-1] in "省区" else f"{name}市"


def _yuan(fen: int) -> float:
    """Fen as yuan."""
    return fen / 100
