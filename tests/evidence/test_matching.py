"""Every row of a sealed file that speaks of an order is found, once, with its place and doubts."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.evidence.vaults import START, sha
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.domain import (
    Exhibit,
    ExhibitId,
    ExhibitKind,
    OrderId,
    Passage,
    Provenance,
    RowBatch,
    RowRef,
    SourceClass,
    canonical_tables,
)
from zhendan.evidence import match

ORDER, OTHER = OrderId("3300000000000010101"), OrderId("3300000000000010202")
NOON = datetime(2026, 6, 18, 4, 0, tzinfo=UTC)
FILE = sha(b"export")


def exhibit(content: bytes = b"export", number: int = 1) -> Exhibit:
    source = Provenance("x.csv", "folder", "店主", START, SourceClass.PLATFORM, "t")
    return Exhibit(
        ExhibitId(f"E{number:03d}"),
        ExhibitKind.ORDER_RECORD,
        sha(content),
        1,
        source,
        START,
        number - 1,
    )


@dataclass
class Shop:
    """Canonical rows made by hand: each row stands in a file of its own row number."""

    tables: DuckdbTables
    rows: int = 0
    touched: set[str] = field(default_factory=set)

    def put(self, table: str, **values: object) -> int:
        """One row; what the table demands and the test does not care about is filled in."""
        if any(c.name == "row_ref" for c in canonical_tables()[table]) and "row_ref" not in values:
            values["row_ref"] = self.source()
        self.touched.add(table)
        self.tables.load(RowBatch(table, tuple(values), [tuple(values.values())]))
        return self.rows

    def source(self, file: str = FILE, **values: object) -> int:
        """A source row; its number is its lineage."""
        self.rows += 1
        given = {"file_id": file, "row_no": self.rows + 1, "row_sha256": "", "raw": "[]", **values}
        self.put("source_rows", row_ref=self.rows, **given)
        return self.rows

    def order(self, number: OrderId = ORDER, **values: object) -> None:
        """An order of 199.00 at noon."""
        given: dict[str, object] = {
            "order_id": f"s/{number}",
            "shop_id": "s",
            "order_no": number,
            "status": "completed",
            "status_raw": "交易成功",
            "currency": "CNY",
            "created_at": NOON,
            "paid_amount": Decimal("199.00"),
            "buyer_id": f"b{number}",
        }
        self.put("orders", **{**given, **values})

    def parcel(self, number: OrderId = ORDER, waybill: str = "SF1", **values: object) -> None:
        """A parcel of the order."""
        given = {"parcel_id": waybill, "shop_id": "s", "waybill_no": waybill}
        self.put("parcels", **{**given, **values})
        self.put("parcel_orders", parcel_id=waybill, order_id=f"s/{number}")

    def scan(self, event: str, waybill: str = "SF1", **values: object) -> None:
        """A track event, a day after the order."""
        given: dict[str, object] = {
            "track_event_id": f"{waybill}{event}",
            "parcel_id": waybill,
            "seq": 1,
            "event": event,
            "occurred_at": NOON + timedelta(days=1),
            "tz_assumed": False,
            "provider": "kuaidi100",
            "place_raw": "杭州",
            "city": "杭州",
        }
        self.put("track_events", **{**given, **values})

    def invoice(self, amount: str, **values: object) -> None:
        """An invoice that names the order."""
        given: dict[str, object] = {
            "invoice_id": "i",
            "number": "26330000000000000001",
            "kind": "digital_general",
            "source_kind": "xml",
            "issued_at": date(2026, 6, 26),
            "amount_with_tax": Decimal(amount),
            "order_no": ORDER,
        }
        self.put("invoices", **{**given, **values})

    def pay(self, **values: object) -> None:
        """199.00 into the shop's account."""
        given: dict[str, object] = {
            "payment_id": f"p{self.rows}",
            "provider": "alipay",
            "kind": "trade_in",
            "amount": Decimal("199.00"),
            "currency": "CNY",
            "occurred_at": NOON,
            "order_no": ORDER,
            "ledger_no": "157",
        }
        self.put("payments", **{**given, **values})

    def chat(self, text: str, **values: object) -> None:
        """A message in a conversation with the order's buyer."""
        conversation = str(values.pop("conversation_id", "c"))
        if not self.tables.rows("SELECT 1 FROM conversations"):
            self.put(
                "conversations",
                conversation_id=conversation,
                tool="qianniu",
                buyer_id=f"b{ORDER}",
                capture_how="clipboard",
            )
        given: dict[str, object] = {
            "message_id": f"m{self.rows}",
            "conversation_id": conversation,
            "seq": self.rows,
            "sent_at": NOON + timedelta(hours=1),
            "sender_role": "buyer",
            "type": "text",
            "text": text,
        }
        self.put("messages", **{**given, **values})

    def match(self, *orders: OrderId, exhibits: tuple[Exhibit, ...] = ()) -> tuple[Passage, ...]:
        """All passages of the order, or of these orders."""
        sealed = exhibits or (exhibit(),)
        return match(self.tables, sealed, orders or (ORDER,), shops_zone="Asia/Shanghai")


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckdbTables]:
    with closing(DuckdbTables()) as made:
        yield made


@pytest.fixture
def shop(engine: DuckdbTables) -> Iterator[Shop]:
    """A shop with empty tables; making the engine anew for each test would be slow."""
    one = Shop(engine)
    yield one
    for table in one.touched:
        engine.make(table, f"SELECT * FROM {table} LIMIT 0")


def told(found: tuple[Passage, ...], kind: ExhibitKind) -> list[str]:
    return [one.says.zh for one in found if one.kind is kind]


def only(found: tuple[Passage, ...], kind: ExhibitKind) -> Passage:
    (one,) = [one for one in found if one.kind is kind]
    return one


def test_an_order_row_is_told_with_its_amount_and_place(shop: Shop) -> None:
    shop.order()
    (found,) = shop.match()
    assert found.says.zh == "下单，实付 ¥199.00，平台状态「交易成功」"
    assert (found.happened_at, found.at_row) == (NOON, RowRef(FILE, row=2))
    assert (found.certainty, found.source) == ("exact", SourceClass.PLATFORM)


def test_orders_that_were_not_asked_for_are_not_told(shop: Shop) -> None:
    shop.order()
    shop.order(OTHER)
    assert {one.order for one in shop.match(OTHER)} == {OTHER}


def test_nothing_is_cited_out_of_a_file_that_is_not_sealed(shop: Shop) -> None:
    shop.order()
    assert shop.match(exhibits=(exhibit(b"something else"),)) == ()


def test_a_row_of_an_archive_is_cited_in_the_sealed_archive(shop: Shop) -> None:
    member = sha(b"member")
    shop.put(
        "source_files",
        file_id=member,
        size_bytes=1,
        name="导出.zip!/a.csv",
        parent_file_id=FILE,
        obtained_at=NOON,
    )
    shop.order(row_ref=shop.source(member))
    assert shop.match()[0].at_row == RowRef(FILE, "a.csv", 2)


def test_the_same_fact_in_two_exports_counts_once_at_the_first_sealed(shop: Shop) -> None:
    shop.order()
    later = sha(b"later")
    shop.pay(payment_id="two", row_ref=shop.source(later))
    shop.pay(payment_id="one")
    both = (exhibit(), exhibit(b"later", 2))
    found = [one for one in shop.match(exhibits=both) if one.kind is ExhibitKind.PAYMENT_RECORD]
    assert [one.at_row.file for one in found] == [FILE]


def test_two_payments_are_two_facts(shop: Shop) -> None:
    shop.pay(payment_id="one", ledger_no="1")
    shop.pay(payment_id="two", ledger_no="2")
    assert len(shop.match()) == 2


def test_a_payment_is_told_with_amount_and_number(shop: Shop) -> None:
    shop.pay()
    assert told(shop.match(), ExhibitKind.PAYMENT_RECORD) == ["收到货款 ¥199.00（支付宝流水 157）"]


def test_a_payment_whose_order_was_read_out_of_a_memo_says_so(shop: Shop) -> None:
    shop.pay(order_no_source="regex:tradeid")
    assert shop.match()[0].certainty == "repaired"


def test_money_that_went_out_is_no_proof_of_payment(shop: Shop) -> None:
    shop.pay(kind="transfer", provider="cash_book", amount=Decimal("-205.00"))
    (found,) = shop.match()
    assert (found.kind, found.source) == (ExhibitKind.REFUND_RECORD, SourceClass.OWN_SYSTEM)
    assert "向他人转出 ¥205.00" in found.says.zh


def test_a_fee_is_not_told(shop: Shop) -> None:
    shop.pay(kind="fee")
    assert shop.match() == ()


# --- parcels ------------------------------------------------------------------------------------
def test_a_signed_parcel_proves_delivery_and_a_scan_only_movement(shop: Shop) -> None:
    shop.order()
    shop.parcel()
    shop.scan("accepted")
    shop.scan("delivered_self", occurred_at=NOON + timedelta(days=3))
    tracks = [one for one in shop.match() if one.kind is ExhibitKind.WAYBILL_TRACK]
    assert [(one.says.zh, one.facts["proves"]) for one in tracks] == [
        ("运单 SF1 在杭州揽收", "movement"),
        ("运单 SF1 在杭州本人签收", "delivery"),
    ]


@pytest.mark.parametrize("event", ["no_info", "returned", "refused", "intercepted", "cancelled"])
def test_a_parcel_that_did_not_arrive_speaks_against(shop: Shop, event: str) -> None:
    shop.order()
    shop.parcel()
    shop.scan(event)
    assert only(shop.match(), ExhibitKind.WAYBILL_TRACK).contradicts


@pytest.mark.parametrize(
    ("city", "wanted", "contradicts"),
    [
        ("杭州", "杭州市", False),
        ("杭州市", "杭州市", False),
        ("南京", "杭州市", True),
        ("南京", None, False),
        (None, "杭州市", False),
        ("南京", "杭*市", False),
    ],
)
def test_a_delivery_in_another_city_speaks_against(
    shop: Shop, city: str | None, wanted: str | None, contradicts: bool
) -> None:
    shop.order(receiver_city=wanted)
    shop.parcel()
    shop.scan("delivered_unknown", city=city)
    assert only(shop.match(), ExhibitKind.WAYBILL_TRACK).contradicts is contradicts


def test_a_parcel_of_two_orders_is_told_for_both(shop: Shop) -> None:
    shop.order()
    shop.order(OTHER)
    shop.parcel()
    shop.put("parcel_orders", parcel_id="SF1", order_id=f"s/{OTHER}")
    shop.scan("delivered_self")
    tracks = [one for one in shop.match(ORDER, OTHER) if one.kind is ExhibitKind.WAYBILL_TRACK]
    assert [one.order for one in tracks] == [ORDER, OTHER]


def _bill(shop: Shop, **values: object) -> None:
    given: dict[str, object] = {
        "bill_id": "1",
        "carrier_code": "",
        "waybill_no": "SF1",
        "actual_weight_g": Decimal(2360),
    }
    shop.put("parcel_bills", **{**given, **values})


def test_a_couriers_weight_is_told_in_kilograms(shop: Shop) -> None:
    shop.order()
    shop.parcel()
    _bill(shop)
    found = only(shop.match(), ExhibitKind.WEIGHT_RECORD)
    assert (found.says.zh, found.certainty) == ("运单 SF1 快递重量 2.36 千克", "exact")


def test_a_weight_whose_unit_was_assumed_is_weak_and_says_so(shop: Shop) -> None:
    shop.order()
    shop.parcel()
    _bill(shop, unit_assumed=True)
    found = only(shop.match(), ExhibitKind.WEIGHT_RECORD)
    assert (found.certainty, "推定" in found.says.zh) == ("weak", True)


def test_a_bill_of_another_month_with_the_same_waybill_is_another_parcel(shop: Shop) -> None:
    shop.order()
    shop.parcel(shipped_at=NOON)
    _bill(shop, accepted_at=NOON + timedelta(days=200))
    assert told(shop.match(), ExhibitKind.WEIGHT_RECORD) == []


def test_a_bill_of_another_courier_is_another_parcel(shop: Shop) -> None:
    shop.order()
    shop.parcel(carrier_code="shunfeng")
    _bill(shop, carrier_code="yuantong")
    assert told(shop.match(), ExhibitKind.WEIGHT_RECORD) == []


def test_the_shops_own_scale_is_cited_in_the_scales_own_export(shop: Shop) -> None:
    shop.order()
    scale = shop.source(sha(b"scale"))
    shop.parcel(
        declared_weight_g=Decimal("63.0"),
        attrs=f'{{"scale_row_ref": {scale}, "weighed_at": "2026-06-18 10:00:00+00:00"}}',
    )
    found = only(shop.match(exhibits=(exhibit(), exhibit(b"scale", 2))), ExhibitKind.WEIGHT_RECORD)
    assert found.at_row == RowRef(sha(b"scale"), row=scale + 1)
    assert (found.says.zh, found.source) == ("运单 SF1 出库称重 63 克", SourceClass.OWN_SYSTEM)
    assert found.happened_at == datetime(2026, 6, 18, 10, 0, tzinfo=UTC)


def test_stock_that_left_is_told(shop: Shop) -> None:
    shop.put(
        "stock_movements",
        movement_id="1",
        sku_code="P1",
        moved_at=NOON,
        kind="shipped",
        quantity=Decimal("-2.000"),
        document_no="CK1",
        order_no=ORDER,
    )
    assert told(shop.match(), ExhibitKind.STOCK_MOVEMENT) == ["P1 出库 2 件（CK1）"]


# --- invoices -----------------------------------------------------------------------------------
AMOUNTS: dict[str, tuple[dict[str, object], str, bool]] = {
    "what was paid": ({}, "199.00", False),
    "another amount": ({}, "499.00", True),
    "a cent beside it": ({}, "199.01", False),
    "the gross before discounts": ({"total_amount": Decimal("219.00")}, "219.00", False),
    "what was left after a refund": ({"refund_amount": Decimal("50.00")}, "149.00", False),
    "what had been paid before a refund": (
        {"paid_amount": Decimal("0.00"), "refund_amount": Decimal("89.00")},
        "89.00",
        False,
    ),
    "an order of unknown amount": ({"paid_amount": None}, "5.00", False),
}


@pytest.mark.parametrize("what", AMOUNTS)
def test_an_invoice_over_another_amount_speaks_against(shop: Shop, what: str) -> None:
    values, amount, contradicts = AMOUNTS[what]
    shop.order(**values)
    shop.invoice(amount)
    found = only(shop.match(), ExhibitKind.INVOICE)
    assert found.contradicts is contradicts
    assert ("不同" in found.says.zh) is contradicts


def test_an_invoice_issued_after_the_notice_says_so(shop: Shop) -> None:
    shop.order()
    shop.invoice("199.00")
    shop.put(
        "notices",
        notice_id="n",
        shop_id="s",
        platform="taobao",
        received_at=datetime(2026, 6, 20, tzinfo=UTC),
    )
    found = only(shop.match(), ExhibitKind.INVOICE)
    assert ("开具于收到通知之后" in found.says.zh, found.contradicts) == (True, False)


def test_an_invoice_issued_on_the_day_of_the_notice_is_not_called_late(shop: Shop) -> None:
    shop.order()
    shop.invoice("199.00", issued_at=date(2026, 6, 20))
    at = datetime(2026, 6, 20, 2, tzinfo=UTC)
    shop.put("notices", notice_id="n", shop_id="s", platform="taobao", received_at=at)
    assert "之后" not in only(shop.match(), ExhibitKind.INVOICE).says.zh


def test_a_red_invoice_takes_back_what_another_says(shop: Shop) -> None:
    shop.order()
    shop.invoice("-199.00", red_of_number="26330000000000000000")
    found = only(shop.match(), ExhibitKind.INVOICE)
    assert (found.contradicts, found.says.zh.startswith("红字")) == (True, True)


def test_an_invoice_that_names_the_order_only_in_its_remark_says_so(shop: Shop) -> None:
    shop.order()
    shop.invoice("199.00", order_no=None, remark=f"订单号{ORDER}")
    assert only(shop.match(), ExhibitKind.INVOICE).certainty == "repaired"


# --- words --------------------------------------------------------------------------------------
def test_a_message_that_names_the_order_is_exact(shop: Shop) -> None:
    shop.chat("这单什么时候发货", order_no_mentioned=ORDER)
    (found,) = shop.match()
    assert (found.certainty, found.source) == ("exact", SourceClass.SCREEN)
    assert found.says.zh == "买家提到本单：「这单什么时候发货」"


def _buyer(shop: Shop, strength: int) -> None:
    shop.put(
        "buyers",
        buyer_id=f"b{ORDER}",
        shop_id="s",
        key_kind="open_uid",
        key_value="u",
        key_strength=strength,
    )


@pytest.mark.parametrize(("strength", "certainty"), [(3, "exact"), (2, "weak"), (1, "weak")])
def test_a_message_of_the_buyer_is_as_sure_as_the_buyer_is(
    shop: Shop, strength: int, certainty: str
) -> None:
    shop.order()
    _buyer(shop, strength)
    shop.chat("能开发票吗")
    assert only(shop.match(), ExhibitKind.CHAT_LOG).certainty == certainty


def test_a_message_that_may_be_about_another_order_of_the_buyer_is_weak(shop: Shop) -> None:
    shop.order()
    shop.order(OTHER, buyer_id=f"b{ORDER}", created_at=NOON + timedelta(days=2))
    _buyer(shop, 3)
    shop.chat("能开发票吗")
    assert only(shop.match(), ExhibitKind.CHAT_LOG).certainty == "weak"


def test_a_message_months_away_is_not_about_the_order(shop: Shop) -> None:
    shop.order()
    _buyer(shop, 3)
    shop.chat("在吗", sent_at=NOON + timedelta(days=90))
    assert told(shop.match(), ExhibitKind.CHAT_LOG) == []


def test_a_long_message_is_counted_and_never_cut(shop: Shop) -> None:
    shop.chat("字" * 61, order_no_mentioned=ORDER)
    assert told(shop.match(), ExhibitKind.CHAT_LOG) == ["买家提到本单（61 字）"]


def _review(shop: Shop, **values: object) -> None:
    given: dict[str, object] = {"review_id": "r", "shop_id": "s", "order_no": ORDER}
    shop.put("reviews", **{**given, **values})


def test_a_review_is_told_on_one_line(shop: Shop) -> None:
    _review(shop, result="good", content="不错\n第二次买了")
    assert told(shop.match(), ExhibitKind.REVIEW_RECORD) == ["好评：「不错 第二次买了」"]


def test_a_default_review_proves_nothing(shop: Shop) -> None:
    _review(shop, result="default_good")
    assert shop.match()[0].certainty == "weak"


# --- the shop's own records ---------------------------------------------------------------------
def test_a_shops_own_mark_speaks_against(shop: Shop) -> None:
    shop.put("seller_marks", mark_id="1", shop_id="s", order_no=ORDER, kind="brushing_ledger")
    (found,) = shop.match()
    assert (found.kind, found.contradicts) == (ExhibitKind.SHOP_MARK, True)


def _promotion(shop: Shop, **values: object) -> None:
    given: dict[str, object] = {
        "promotion_id": "p",
        "name": "618",
        "scope": "shop",
        "starts_at": NOON - timedelta(days=1),
        "ends_at": NOON + timedelta(days=1),
        "evidence_file_id": FILE,
    }
    shop.put("promotions", **{**given, **values})


def test_an_order_inside_a_promotion_is_told_by_time_alone(shop: Shop) -> None:
    shop.order()
    _promotion(shop)
    found = only(shop.match(), ExhibitKind.PROMOTION_PLAN)
    assert (found.certainty, "「618」" in found.says.zh) == ("weak", True)


@pytest.mark.parametrize(
    "values",
    [{"starts_at": NOON + timedelta(seconds=1)}, {"item_id": "another item"}],
    ids=["it began later", "it was for another item"],
)
def test_a_promotion_that_does_not_cover_the_order_is_not_told(
    shop: Shop, values: dict[str, object]
) -> None:
    shop.order()
    _promotion(shop, **values)
    assert told(shop.match(), ExhibitKind.PROMOTION_PLAN) == []


def test_an_empty_set_of_tables_has_no_passages(shop: Shop) -> None:
    assert shop.match() == ()


def test_many_orders_are_asked_in_parts(shop: Shop) -> None:
    orders = [OrderId(f"9{number:018d}") for number in range(1203)]
    for number in orders:
        shop.order(number, row_ref=None) if number != orders[-1] else shop.order(number)
    assert [one.order for one in shop.match(*orders)] == [orders[-1]]


def test_the_same_rows_give_the_same_passages(shop: Shop) -> None:
    shop.order()
    shop.parcel()
    shop.scan("accepted")
    shop.pay()
    assert shop.match() == shop.match()


SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def test_the_joined_case_names_every_kind_of_record(shop: Shop) -> None:
    from zhendan.intake import IntakeSettings, read_inbox

    tables = shop.tables
    shop.touched |= set(canonical_tables())
    settings = IntakeSettings(secret=b"k" * 32)
    reading = read_inbox(SAMPLES / "case_taobao", settings, sink=tables.load)
    sealed = tuple(
        Exhibit(
            ExhibitId(f"E{n:03d}"),
            report.kind,
            report.sha256,
            report.size,
            exhibit().provenance,
            START,
            n,
        )
        for n, report in enumerate(reading.files)
        if report.parent is None
    )
    found = match(tables, sealed, [ORDER], shops_zone=reading.zone)
    assert {one.kind for one in found} == {
        ExhibitKind.ORDER_RECORD,
        ExhibitKind.PAYMENT_RECORD,
        ExhibitKind.WAYBILL_TRACK,
        ExhibitKind.WEIGHT_RECORD,
        ExhibitKind.CHAT_LOG,
        ExhibitKind.REVIEW_RECORD,
        ExhibitKind.INVOICE,
    }
    assert [one for one in found if one.contradicts] == []


MISFITS = {
    "made out to another firm": ({"buyer_name": "甲公司", "asked_name": "乙公司"}, "抬头"),
    "another tax number": ({"buyer_tax_id": "91A", "asked_tax_id": "91B"}, "税号"),
    "another seller": ({"seller_name": "甲公司", "usual_seller": "乙公司"}, "销售方"),
    "dated before the order": ({"issued_at": date(2026, 6, 1)}, "早于下单日"),
    "its forms disagree": ({"disputed": "issued_at,amount_with_tax"}, "各版本的开票日期、价税合计"),
}
FITS = {
    "the firm that was asked for": {"buyer_name": "甲公司", "asked_name": "甲公司"},
    "a masked name": {"buyer_name": "张**", "asked_name": "张三"},
    "nothing known": {},
}


@pytest.mark.parametrize("what", MISFITS)
def test_whatever_of_an_invoice_does_not_fit_its_order_is_named(shop: Shop, what: str) -> None:
    values, words = MISFITS[what]
    shop.order()
    shop.invoice("199.00", **values)
    found = only(shop.match(), ExhibitKind.INVOICE)
    assert found.contradicts
    assert words in found.says.zh


@pytest.mark.parametrize("what", FITS)
def test_an_invoice_that_fits_speaks_for_its_order(shop: Shop, what: str) -> None:
    shop.order()
    shop.invoice("199.00", **FITS[what])
    assert not only(shop.match(), ExhibitKind.INVOICE).contradicts


PAGES = {
    "a page of a paper": (
        "pdf",
        "text_layer",
        "order_no",
        ExhibitKind.OTHER,
        "exact",
        "第 2 页写有",
    ),
    "a code in a picture": ("picture", "code", "waybill", ExhibitKind.PICTURE, "exact", "运单号"),
    "words of a picture": ("picture", "ocr", "order_no", ExhibitKind.PICTURE, "weak", "请对照原图"),
}


@pytest.mark.parametrize("what", PAGES)
def test_a_page_or_picture_that_names_an_order_is_cited_with_how_it_was_read(
    shop: Shop, what: str
) -> None:
    kind, how, via, expected, certainty, words = PAGES[what]
    shop.order()
    shop.put(
        "document_orders",
        document_id=FILE,
        order_no=ORDER,
        page=2,
        kind=kind,
        seen="1",
        via=via,
        how=how,
        row_ref=shop.source(row_no=0, pointer="page=2"),
    )
    found = only(shop.match(), expected)
    assert (found.certainty, found.at_row.page) == (certainty, 2)
    assert words in found.says.zh


# --- how a match was made, and what a person is asked ---------------------------------------------
def test_the_remark_of_a_cash_book_is_told(shop: Shop) -> None:
    shop.pay(
        kind="transfer", provider="cash_book", amount=Decimal("-205.00"), memo="刷单 本金+佣金"
    )
    assert "备注「刷单 本金+佣金」" in shop.match()[0].says.zh


def test_every_match_says_how_it_was_made(shop: Shop) -> None:
    shop.order()
    shop.parcel()
    shop.scan("accepted")
    shop.pay()
    assert {one.kind: one.facts["matched_by"] for one in shop.match()} == {
        ExhibitKind.ORDER_RECORD: "order_no",
        ExhibitKind.WAYBILL_TRACK: "waybill",
        ExhibitKind.PAYMENT_RECORD: "order_no",
    }


def test_money_without_an_order_number_is_met_by_amount_and_time_and_stays_weak(
    shop: Shop,
) -> None:
    shop.order(paid_at=NOON)
    shop.pay(order_no=None)
    found = only(shop.match(), ExhibitKind.PAYMENT_RECORD)
    assert (found.certainty, found.ask, found.facts["matched_by"]) == ("weak", None, "amount_time")
    assert "按金额与时间对应" in found.says.zh


@pytest.mark.parametrize(
    "values",
    [{"amount": Decimal("199.01")}, {"occurred_at": NOON + timedelta(hours=1)}],
    ids=["another amount", "another time"],
)
def test_money_that_only_nearly_fits_is_not_matched(shop: Shop, values: dict[str, object]) -> None:
    shop.order(paid_at=NOON)
    shop.pay(order_no=None, **values)
    assert told(shop.match(), ExhibitKind.PAYMENT_RECORD) == []


def test_money_that_fits_two_orders_is_asked_about_and_never_picked(shop: Shop) -> None:
    shop.order(paid_at=NOON)
    shop.order(OTHER, paid_at=NOON)
    shop.pay(order_no=None)
    found = [one for one in shop.match(ORDER, OTHER) if one.kind is ExhibitKind.PAYMENT_RECORD]
    assert [(one.order, one.ask is not None) for one in found] == [(ORDER, True), (OTHER, True)]
    assert found[0].ask is not None
    assert "2 笔" in found[0].ask.zh


def test_money_back_to_the_paying_account_speaks_against(shop: Shop) -> None:
    shop.order(paid_at=NOON)
    shop.put(
        "buyers",
        buyer_id=f"b{ORDER}",
        shop_id="s",
        key_kind="open_uid",
        key_value="u",
        key_strength=3,
        pay_account="acc",
    )
    back: dict[str, object] = {"kind": "transfer", "provider": "cash_book", "payer_key": "acc"}
    late = NOON + timedelta(days=2)
    shop.pay(order_no=None, amount=Decimal("-204.00"), occurred_at=late, **back)
    found = only(shop.match(), ExhibitKind.REFUND_RECORD)
    assert (found.contradicts, found.certainty) == (True, "weak")
    assert found.facts["matched_by"] == "account"


def test_a_repeated_fact_counts_once_and_says_how_often(shop: Shop) -> None:
    shop.order()
    for number in ("one", "two", "three"):
        shop.pay(payment_id=number)
    assert only(shop.match(), ExhibitKind.PAYMENT_RECORD).facts["repeated_in"] == "2"


def test_a_bill_to_another_city_is_no_weight_of_this_parcel(shop: Shop) -> None:
    shop.order(receiver_city="杭州市")
    shop.parcel()
    _bill(shop, dest_city="南京")
    assert only(shop.match(), ExhibitKind.WEIGHT_RECORD).contradicts


def _line(shop: Shop, item: str) -> None:
    shop.put(
        "order_lines", line_id="l", order_id=f"s/{ORDER}", line_no="1", item_id=item, quantity=1
    )


@pytest.mark.parametrize(("item", "contradicts"), [("600001", False), ("700002", True)])
def test_a_chat_about_another_item_speaks_against(shop: Shop, item: str, contradicts: bool) -> None:
    shop.order()
    _line(shop, item)
    _buyer(shop, 3)
    shop.chat("https://shop.example.invalid/item?id=600001", type="item_card", sender_role="system")
    shop.chat("有货吗", message_id="later")
    assert only(shop.match(), ExhibitKind.CHAT_LOG).contradicts is contradicts


def test_a_chat_without_an_item_card_says_nothing_of_the_item(shop: Shop) -> None:
    shop.order()
    _line(shop, "700002")
    _buyer(shop, 3)
    shop.chat("有货吗")
    assert not only(shop.match(), ExhibitKind.CHAT_LOG).contradicts
