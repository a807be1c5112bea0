"""All files together: shops, orders, parcels, ledgers, notices, and the tables of the model."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from zhendan.domain import ControlTotal, Notice, RowBatch, platform_slugs, platform_words
from zhendan.intake.damage import DAMAGED
from zhendan.intake.draft import UNKNOWN_CURRENCY, Gathered, Values
from zhendan.intake.file_problems import LinesDisagree, SeveralNotices, ShopsMixed
from zhendan.intake.settle.chats import chats
from zhendan.intake.settle.damaged_tracks import meet_tracks
from zhendan.intake.settle.differences import say_differences
from zhendan.intake.settle.emit import Emitter
from zhendan.intake.settle.invoices import invoices
from zhendan.intake.settle.items import fill_item_ids
from zhendan.intake.settle.ledgers import openids, payments, refunds
from zhendan.intake.settle.notices import settled
from zhendan.intake.settle.orders import Order, apply_refunds, line_checks, merged
from zhendan.intake.settle.papers import document_orders, documents
from zhendan.intake.settle.parcels import parcels
from zhendan.intake.settle.registers import PLAIN, buyer_id, buyers, marks, plain, reviews
from zhendan.intake.settle.repairs import offer_repairs
from zhendan.intake.settle.shops import ShopBook
from zhendan.intake.taking import Taking

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Together:
    """What the files together say about the case."""

    notice: Notice | None
    platform: str
    shop_name: str
    shop_id: str


class Apart(Protocol):
    """Orders of large files, settled where they lie."""

    def pull(self, gathered: Gathered) -> None:
        """Draft those that what is gathered speaks of."""

    def named(self) -> Iterable[tuple[str, str, int]]:
        """Platform and shop name of the others, and how many orders each has."""

    def agree(self, book: ShopBook) -> Mapping[str, int]:
        """Take over whose they are; the shops, each with its first file."""

    def deliver(self, orders: Mapping[str, Order]) -> None:
        """Hand on their rows, and every buyer: those of `orders` too."""


def settle(
    gathered: Gathered,
    takings: Mapping[int, Taking],
    *,
    zone: str,
    sink: Callable[[RowBatch], None],
    apart: Apart | None = None,
) -> Together:
    """Settle everything and hand the canonical rows to the sink.

    `apart` holds rows of large files that none of what is gathered speaks of.
    """
    emit = Emitter(sink)
    if apart is not None:
        apart.pull(gathered)
    shops = ShopBook.of(gathered.orders.values(), apart.named() if apart is not None else ())
    orders = merged(gathered.orders.values(), shops)
    _say_shops(orders, takings, apart.agree(shops) if apart is not None else {})
    _say_lines(orders, takings)
    say_differences(orders.values(), takings)
    offer_repairs(gathered.rows.get(DAMAGED, ()), orders, takings)
    meet_tracks(gathered.rows, orders.values(), takings)
    fill_item_ids(orders.values(), gathered.rows.get("sku_master", ()), shops)
    _emit_ledgers(gathered, orders, shops, emit)
    notice = _emit_notices(gathered, orders, shops, emit, takings)
    bills, items = invoices(gathered, orders, shops, takings)
    emit.rows("invoices", bills)
    emit.rows("invoice_lines", items)
    _emit_orders(orders, shops, emit, with_buyers=apart is None)
    if apart is not None:
        apart.deliver(orders)
    _emit_rest(gathered, orders, shops, emit)
    emit.rows("shops", shops.rows(zone))
    platform, name = shops.facts.get(shops.main, ("unknown", ""))
    if notice is not None:
        platform = notice.platform if platform == "unknown" else platform
        name = name or notice.shop_name
    return Together(notice, platform, name, shops.main)


def _say_shops(
    orders: Mapping[str, Order], takings: Mapping[int, Taking], apart: Mapping[str, int]
) -> None:
    """Say so where the orders of several shops lie together; `apart`: shop -> its first file."""
    files = dict(apart)
    for order in orders.values():
        file = order.sources[0].file
        files[order.shop_id] = min(files.get(order.shop_id, file), file)
    if len(files) > 1:
        for number in sorted(set(files.values())):
            zh, en = ([_called(shop, lang) for shop in sorted(files)] for lang in ("zh", "en"))
            takings[number].say(ShopsMixed(shops="、".join(zh), shops_en=", ".join(en)))


def _called(shop: str, lang: str) -> str:
    """A shop that is known by its platform alone goes by the platform's name."""
    return platform_words(shop).say(lang) if shop in platform_slugs() else shop


def _say_lines(orders: Mapping[str, Order], takings: Mapping[int, Taking]) -> None:
    """Compare item exports with order exports; of one export the sums are a control total."""
    for number, check in line_checks(orders.values()).items():
        taking = takings[number]
        if check.together:
            ok = check.orders == check.lines and not check.wrong
            total = ControlTotal("明细合计=订单金额", str(check.orders), str(check.lines), ok)
            taking.totals.append(total)
        if check.wrong:
            shown = "、".join(check.wrong[:_SHOWN])
            taking.say(LinesDisagree(count=len(check.wrong), orders=shown))


def _emit_ledgers(
    gathered: Gathered, orders: Mapping[str, Order], shops: ShopBook, emit: Emitter
) -> None:
    """Payments and refunds, before the orders that they tell about."""
    paid = payments(gathered.rows.get("payments", ()), orders, shops)
    openids(paid, orders)
    back = refunds(gathered.rows.get("refunds", ()), shops)
    apply_refunds(dict(orders), back)
    emit.rows("payments", paid)
    emit.rows("refunds", back)


def _emit_notices(
    gathered: Gathered,
    orders: Mapping[str, Order],
    shops: ShopBook,
    emit: Emitter,
    takings: Mapping[int, Taking],
) -> Notice | None:
    """Every notice as rows; the one about most orders is the case's."""
    found = settled(gathered.notices, orders, shops, takings)
    emit.rows("notices", (one.row for one in found))
    emit.rows("flagged_orders", (row for one in found for row in one.flagged))
    if len(found) > 1:
        numbers = "、".join(one.notice.number or "—" for one in found)
        for draft in gathered.notices:
            chosen = found[0].notice.number or "—"
            takings[draft.file].say(SeveralNotices(numbers=numbers, chosen=chosen))
    return found[0].notice if found else None


def _emit_orders(
    orders: Mapping[str, Order], shops: ShopBook, emit: Emitter, *, with_buyers: bool
) -> None:
    """Orders, their lines and their buyers."""
    for order in orders.values():
        money = str(order.values.get("currency") or UNKNOWN_CURRENCY)
        shops.currencies.setdefault(order.shop_id, Counter())[money] += 1
    emit.rows("buyers", buyers(orders) if with_buyers else ())
    emit.rows("orders", map(order_row, orders.values()))
    emit.rows("order_lines", (line for order in orders.values() for line in order.lines))


def order_row(order: Order) -> Values:
    """A row of `orders`."""
    return order.values | {
        "order_id": order.order_id,
        "shop_id": order.shop_id,
        "buyer_id": buyer_id(order),
        "currency": order.values.get("currency") or UNKNOWN_CURRENCY,
        "row_ref": order.ref,
    }


def _emit_rest(
    gathered: Gathered, orders: Mapping[str, Order], shops: ShopBook, emit: Emitter
) -> None:
    """Parcels, chats, marks, reviews and the shop's own registers."""
    rows = gathered.rows
    found = parcels(orders, rows, shops)
    emit.rows("parcels", found.parcels)
    emit.rows("parcel_orders", found.links)
    emit.rows("track_events", found.events)
    papers = rows.get("documents", ())
    emit.rows("documents", documents(papers))
    emit.rows("document_orders", document_orders(papers, orders, found))
    threads, messages = chats(rows.get("messages", ()), buyers(orders), shops)
    emit.rows("conversations", threads)
    emit.rows("messages", messages)
    emit.rows("seller_marks", marks(rows.get("seller_marks", ()), shops))
    emit.rows("reviews", reviews(rows.get("reviews", ()), orders, shops))
    for table in PLAIN:
        emit.rows(table, plain(table, rows.get(table, ()), shops))
