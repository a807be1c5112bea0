"""Money, stock, registers and the notice of a told shop as canonical rows."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta

from zhendan.formats.cleaning.people import Keeper
from zhendan.intake.words import ledger_kind
from zhendan_synth.facts import Deal
from zhendan_synth.story import Story
from zhendan_synth.writers.invoices import invoiced
from zhendan_synth.writers.taobao import Entry, ledger_entries

Row = Mapping[str, object]
Table = tuple[str, list[Row]]

_OWN_BOOKS = 3
_NUMBER = re.compile(r"(?<!\d)(\d{15,20})(?!\d)")
_STOCK = {
    "期初": "opening",
    "采购入库": "purchase",
    "销售出库": "shipped",
    "退货入库": "returned",
    "报废": "scrapped",
    "期末": "closing",
}
_ROLES = {"员工": "staff", "亲属": "relative", "合作方": "partner", "供应商": "supplier"}
_PLACES = {
    "驿站": "station",
    "学校": "school",
    "宿舍": "dormitory",
    "办公楼": "office",
    "集运仓": "forwarder",
    "仓库": "warehouse",
}


def book_rows(story: Story, keeper: Keeper) -> Iterator[Table]:
    """What the platform's money list, the shop's own books and registers hold."""
    shop = f"taobao:{story.shop.plan.shop_name}"
    yield "refunds", [_refund(shop, deal) for deal in story.deals if deal.refund]
    yield "promotions", [
        {"promotion_id": f"p{number}", "shop_id": shop, "platform": "taobao", "name": one.name,
         "scope": one.scope, "starts_at": one.starts_at, "ends_at": one.ends_at,
         "detail": one.source}
        for number, one in enumerate(story.records.promotions)
    ]  # fmt: skip
    if story.shop.plan.richness > 1:
        yield "payments", [*_alipay(story, shop, keeper), *_cash(story, shop, keeper)]
        yield "invoices", [_invoice(story, shop, deal) for deal in invoiced(story)]
        yield "sku_master", [
            {"sku_id": sku.code, "shop_id": shop, "sku_code": sku.code, "item_id": sku.item_id,
             "title": sku.title, "net_weight_g": sku.net_g, "pack_weight_g": sku.pack_g,
             "cost_amount": sku.cost / 100, "floor_price_amount": sku.price * 7 // 10 / 100,
             "use_days": sku.use_days}
            for sku in story.shop.goods
        ]  # fmt: skip
    if story.shop.plan.richness >= _OWN_BOOKS:
        yield from _registers(story, shop, keeper)


def _refund(shop: str, deal: Deal) -> Row:
    """The refund of an order."""
    refund = deal.refund
    if refund is None:
        return {}
    back = refund.kind == "退货退款"
    kind = "return_refund" if back else "refund_only_shipped"
    return {
        "refund_id": f"{shop}/19{deal.number[-16:]}",
        "shop_id": shop,
        "refund_no": f"19{deal.number[-16:]}",
        "order_no": deal.number,
        "kind": kind if refund.shipped else "refund_only_unshipped",
        "status": "success",
        "reason_raw": refund.reason,
        "amount": refund.amount / 100,
        "amount_to_buyer": refund.amount / 100,
        "amount_to_platform": 0,
        "applied_at": refund.applied_at,
        "finished_at": refund.finished_at,
        "return_required": back,
    }


def _alipay(story: Story, shop: str, keeper: Keeper) -> Iterator[Row]:
    """The money list of the seller's account."""
    for number, entry in enumerate(ledger_entries(story)):
        kind = _kind(entry)
        yield {
            "payment_id": f"alipay:{number}",
            "shop_id": shop,
            "provider": "alipay",
            "order_no": _order_of(entry),
            "kind": kind,
            "direction": "in" if entry.amount > 0 else "out",
            "amount": entry.amount / 100,
            "currency": "CNY",
            "occurred_at": entry.at,
            "payer_key": keeper.account(entry.payer),
            "memo": entry.memo or None,
        }


def _kind(entry: Entry) -> str:
    """What the words of an entry say it is."""
    kind = ledger_kind(f"{entry.kind} {entry.memo} {entry.describes}") or "other"
    if kind == "trade_in" and entry.amount < 0:
        return "refund_out" if "退" in f"{entry.kind}{entry.memo}" else "fee"
    return kind


def _order_of(entry: Entry) -> str | None:
    """The order an entry names: in its column or in its words."""
    if entry.order_no.isdigit():
        return entry.order_no
    named = _NUMBER.search(entry.memo)
    return named[1] if named else None


def _cash(story: Story, shop: str, keeper: Keeper) -> Iterator[Row]:
    """Money paid out beside the platform, by the shop's own list."""
    if story.shop.plan.richness < _OWN_BOOKS:
        return
    for number, one in enumerate(story.books.transfers):
        if one.channel != "支付宝转账":
            yield {
                "payment_id": f"cash_book:{number}",
                "shop_id": shop,
                "provider": "cash_book",
                "order_no": one.order_no or None,
                "kind": "transfer",
                "direction": "out",
                "amount": -one.amount / 100,
                "currency": "CNY",
                "occurred_at": one.at,
                "payer_key": keeper.account(one.payee),
                "memo": one.memo or None,
            }


def _invoice(story: Story, shop: str, deal: Deal) -> Row:
    """A digital invoice over a whole order."""
    company = deal.sale.label.code == "H4"
    number = f"2633{int(deal.number) % 10**16:016d}"
    return {
        "invoice_id": number,
        "shop_id": shop,
        "number": number,
        "kind": "digital_general",
        "issued_at": ((deal.confirmed_at or deal.sale.at) + timedelta(days=1)).date(),
        "buyer_name": "示例（虚构）科技有限公司" if company else "个人",
        "buyer_tax_id": "91330100XXXXXXXXXX" if company else None,
        "amount_with_tax": deal.sale.paid / 100,
        "order_no": deal.number,
        "source_kind": "xml",
    }


def _registers(story: Story, shop: str, keeper: Keeper) -> Iterator[Table]:
    """The shop's own lists."""
    records, books = story.records, story.books
    yield "people_register", [
        {"person_ref": one.ref, "shop_id": shop, "role": _ROLES[one.role],
         "address_hash": keeper.address(one.address.line()),
         "pay_account": keeper.account(one.pay_account), "buyer_key": one.nick,
         "active_from": one.since, "active_to": one.until, "note": one.note or None}
        for one in records.people
    ]  # fmt: skip
    yield "broadcasts", [
        {"broadcast_id": one.ref, "shop_id": shop, "title": one.title, "host": one.host,
         "item_id": one.item_id, "starts_at": one.starts_at, "ends_at": one.ends_at}
        for one in records.broadcasts
    ]  # fmt: skip
    yield "stock_movements", [
        {"movement_id": f"s{number}", "shop_id": shop, "sku_code": one.sku_code,
         "moved_at": one.at.replace(second=0), "kind": _STOCK[one.kind], "quantity": one.quantity,
         "document_no": one.document, "order_no": one.order_no or None}
        for number, one in enumerate(books.movements)
    ]  # fmt: skip
    yield "traffic", [
        {"traffic_id": f"t{number}", "shop_id": shop, "item_id": one.item_id,
         "traffic_on": one.day, "visitors": one.visitors, "favourites": one.favourites,
         "carts": one.carts}
        for number, one in enumerate(books.visits)
    ]  # fmt: skip
    yield "tickets", [
        {"ticket_id": one.ref, "shop_id": shop, "opened_at": one.at, "subject": one.subject,
         "body": one.words, "answer": one.answer}
        for one in records.tickets
    ]  # fmt: skip
    yield "places", [
        {"place_id": f"l{number}", "address_hash": keeper.address(one.address),
         "place_class": _PLACES[one.kind], "label": one.words}
        for number, one in enumerate(records.places)
    ]  # fmt: skip
