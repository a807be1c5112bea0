"""Small invented shops with full records, built row by row, for worlds with a known truth."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from zhendan.domain import RowBatch, Tables

SHOP = "示例店"
DAY_ONE = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)  # a Monday, 10:00 in Shanghai
_CITIES = ("武汉市", "西安市", "成都市", "济南市", "长沙市")


@dataclass
class Deal:
    """One order and everything that happened to it, as an honest shop would record it."""

    no: str
    at: datetime
    buyer: str
    price: int = 99
    sku: str = "K1"
    units: int = 1
    address: str = ""
    phone: str = ""
    pay_delay: timedelta = timedelta(minutes=4)
    scan_after: timedelta = timedelta(hours=20)
    transit: timedelta = timedelta(hours=60)
    waybill: str = ""
    weight_g: float | None = None
    payback: int | None = None
    """Yuan that went back to the buyer's account two days later."""
    refund: str = ""
    """`kept` for a refund without return, `returned` with one."""
    copied: bool = False
    """Whether the track was typed off a page instead of handed out by the courier."""
    chat: tuple[str, ...] = ()
    mark: str = ""
    city: str = ""
    columns: Mapping[str, object] = field(default_factory=dict)
    """Further columns of the order, e.g. `is_presale`."""


@dataclass
class Shop:
    """Deals and the shop's own registers; `load` writes them into tables."""

    deals: list[Deal] = field(default_factory=list)
    extra: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    """Tables, or `table.column`, that this shop did not hand in."""

    def add(self, table: str, **row: object) -> None:
        """Add a row to one of the registers."""
        self.extra.setdefault(table, []).append(row)

    def load(self, tables: Tables) -> None:
        """Write every record as canonical rows."""
        for table, rows in self._rows().items():
            if table not in self.without:
                tables.load(_batch(table, rows, self.without))

    def _rows(self) -> dict[str, list[dict[str, object]]]:
        rows: dict[str, list[dict[str, object]]] = {}
        for deal in self.deals:
            for table, row in _records(deal):
                rows.setdefault(table, []).append(row)
        for table, more in self.extra.items():
            rows.setdefault(table, []).extend(more)
        rows["sku_master"] = [
            _sku("K1", 900, 100, 60),
            _sku("K2", 300, 50, 30),
            _sku("K3", 1800, 200, 90),
        ]
        return {table: _once(table, some) for table, some in rows.items()}


def usual(days: int = 70, per_day: int = 3) -> Shop:
    """A quiet honest shop: every day a few orders of different buyers, fully recorded."""
    shop = Shop()
    for number in range(days * per_day):
        day, place = divmod(number, per_day)
        at = DAY_ONE + timedelta(days=day, hours=3 * place, minutes=(number * 37) % 60)
        # Waits between order and payment differ, as they do in life.
        delay = timedelta(seconds=20 + (number * 97) % 900)
        sku = f"K{1 + number % 3}"
        shop.deals.append(Deal(f"A{number:04d}", at, f"b{number}", sku=sku, pay_delay=delay))
        shop.deals[-1].price = {"K1": 99, "K2": 49, "K3": 199}[sku]
    return shop


_UNIT_G = {"K1": 1000.0, "K2": 350.0, "K3": 2000.0}


def _sku(code: str, net: int, pack: int, floor: int) -> dict[str, object]:
    return {
        "sku_id": code, "shop_id": SHOP, "sku_code": code, "net_weight_g": Decimal(net),
        "pack_weight_g": Decimal(pack), "floor_price_amount": Decimal(floor),
    }  # fmt: skip


def _records(deal: Deal) -> Iterable[tuple[str, dict[str, object]]]:
    """Everything the honest shop holds about one deal."""
    number = int.from_bytes(deal.no.encode()[-4:], "big")
    paid = deal.at + deal.pay_delay
    scanned = paid + deal.scan_after
    delivered = scanned + deal.transit
    city = deal.city or _CITIES[number % len(_CITIES)]
    waybill = deal.waybill or f"W{deal.no}"
    weight = deal.weight_g
    if weight is None:
        weight = _UNIT_G[deal.sku] * deal.units * (1 + (number % 7 - 3) / 100)
    order_id = f"{SHOP}/{deal.no}"
    yield "buyers", {
        "buyer_id": deal.buyer, "shop_id": SHOP, "key_kind": "open_uid", "key_strength": 3,
        "key_value": deal.buyer,
    }  # fmt: skip
    yield "orders", {
        "order_id": order_id, "shop_id": SHOP, "order_no": deal.no, "buyer_id": deal.buyer,
        "status": "completed", "currency": "CNY", "created_at": deal.at, "paid_at": paid,
        "paid_amount": Decimal(deal.price), "refund_amount": Decimal(0),
        "address_hash": deal.address or f"home-{deal.buyer}",
        "receiver_phone_hash": deal.phone or f"phone-{deal.buyer}", "receiver_phone_kind": "full",
        "receiver_city": city, "is_presale": False, "is_dropship": False, "is_gift": False,
        "confirmed_at": delivered + timedelta(hours=30), **deal.columns,
    }  # fmt: skip
    yield "order_lines", {
        "line_id": deal.no, "order_id": order_id, "line_no": "1", "item_id": deal.sku,
        "outer_id": deal.sku, "quantity": Decimal(deal.units), "paid_amount": Decimal(deal.price),
    }  # fmt: skip
    yield "payments", _payment(deal.no, deal.price, paid, buyer=deal.buyer, order=deal.no)
    yield "parcels", {"parcel_id": waybill, "shop_id": SHOP, "waybill_no": waybill}
    yield "parcel_orders", {"parcel_id": waybill, "order_id": order_id}
    yield "parcel_bills", {
        "bill_id": waybill, "carrier_code": "zto", "waybill_no": waybill,
        "actual_weight_g": Decimal(str(round(weight, 1))), "unit_assumed": False,
    }  # fmt: skip
    for seq, (event, at, place) in enumerate(
        (
            ("accepted", scanned, "杭州市"),
            ("departed_hub", scanned + deal.transit * 0.1, "杭州市"),
            ("arrived_hub", scanned + deal.transit * 0.7, city),
            ("delivered_self", delivered, city),
        )
    ):
        yield "track_events", {
            "track_event_id": f"{waybill}-{seq}", "parcel_id": waybill, "seq": seq, "event": event,
            "occurred_at": at, "tz_assumed": False, "city": place,
            "provider": "copied" if deal.copied else "kuaidi100",
        }  # fmt: skip
    yield "stock_movements", {
        "movement_id": deal.no, "sku_code": deal.sku, "moved_at": paid, "kind": "shipped",
        "quantity": Decimal(deal.units), "order_no": deal.no,
    }  # fmt: skip
    yield from _aftermath(deal, paid, delivered)


def _aftermath(
    deal: Deal, paid: datetime, delivered: datetime
) -> Iterable[tuple[str, dict[str, object]]]:
    """Pay-backs, refunds, chats and marks."""
    if deal.payback is not None:
        at = paid + timedelta(days=2)
        yield "payments", _payment(f"T{deal.no}", -deal.payback, at, buyer=deal.buyer, order=None)
    if deal.refund:
        yield "refunds", {
            "refund_id": deal.no, "shop_id": SHOP, "refund_no": deal.no, "order_no": deal.no,
            "kind": "refund_only_shipped" if deal.refund == "kept" else "return_refund",
            "status": "success", "amount": Decimal(deal.price),
            "finished_at": delivered + timedelta(hours=6),
            "return_waybill_no": None if deal.refund == "kept" else f"R{deal.no}",
        }  # fmt: skip
    if deal.chat:
        yield "conversations", {
            "conversation_id": deal.no, "tool": "qianniu", "capture_how": "platform_export",
        }  # fmt: skip
    for seq, text in enumerate(deal.chat):
        yield "messages", {
            "message_id": f"{deal.no}-{seq}", "conversation_id": deal.no, "seq": seq,
            "sender_role": "buyer", "type": "text", "text": text, "order_no_mentioned": deal.no,
        }  # fmt: skip
    if deal.mark:
        yield "seller_marks", {"mark_id": deal.no, "order_no": deal.no, "kind": deal.mark}


def _payment(
    number: str, amount: int, at: datetime, *, buyer: str, order: str | None
) -> dict[str, object]:
    kind = "trade_in" if amount > 0 else "transfer"
    return {
        "payment_id": number, "provider": "alipay", "kind": kind, "amount": Decimal(amount),
        "currency": "CNY", "occurred_at": at, "payer_key": f"account-{buyer}", "order_no": order,
    }  # fmt: skip


_KEYS = {"buyers": "buyer_id", "parcels": "parcel_id", "parcel_bills": "bill_id",
         "track_events": "track_event_id"}  # fmt: skip


def _once(table: str, rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Rows of shared buyers and parcels once each, the first of them."""
    key = _KEYS.get(table)
    if key is None:
        return rows
    return list({row[key]: row for row in reversed(rows)}.values())


def _batch(table: str, rows: list[dict[str, object]], without: frozenset[str]) -> RowBatch:
    names = tuple(
        name
        for name in dict.fromkeys(name for row in rows for name in row)
        if f"{table}.{name}" not in without
    )
    return RowBatch(table, names, [tuple(row.get(name) for name in names) for row in rows])
