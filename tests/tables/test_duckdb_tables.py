"""The embedded tables: loading, asking, and bare ledgers as shops really have them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from zhendan.adapters.tables import ledger
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.adapters.tables.errors import LedgerColumnMissing, LedgerUnreadable, QueryFailed
from zhendan.audit import AuditRequest, audit, outcomes_query
from zhendan.domain import OrderId, RowBatch

NOW = datetime(2026, 6, 18, 0, 3, 11, tzinfo=UTC)


def test_rows_come_back_as_they_were_loaded() -> None:
    tables = DuckdbTables()
    names = ("order_id", "shop_id", "order_no", "status", "currency", "paid_at", "paid_amount")
    row = ("s/1200000000000000001", "s", "1200000000000000001", "paid", "CNY", NOW, Decimal("1.25"))
    tables.load(RowBatch("orders", names, [row]))
    asked = tables.rows("SELECT order_no, paid_at, paid_amount FROM orders")
    assert asked == [("1200000000000000001", NOW, Decimal("1.2500"))]


def test_a_date_stays_a_date() -> None:
    tables = DuckdbTables()
    names = ("traffic_id", "traffic_on", "visitors")
    tables.load(RowBatch("traffic", names, [("1", date(2026, 6, 18), 7)]))
    assert tables.rows("SELECT traffic_on, visitors FROM traffic") == [(date(2026, 6, 18), 7)]


def test_filled_names_columns_with_values_only() -> None:
    tables = DuckdbTables()
    names = ("traffic_id", "traffic_on", "visitors", "carts")
    tables.load(RowBatch("traffic", names, [("1", date(2026, 6, 18), 7, None)]))
    assert tables.filled("traffic") == {"traffic_id", "traffic_on", "visitors"}
    assert tables.filled("orders") == frozenset()
    assert tables.filled("no_such_table") == frozenset()


def test_parameters_are_values_never_sql() -> None:
    tables = DuckdbTables()
    assert tables.rows("SELECT ? AS said", ["'; DROP TABLE orders"]) == [("'; DROP TABLE orders",)]


def test_a_refused_statement_is_named() -> None:
    with pytest.raises(QueryFailed) as caught:
        DuckdbTables().rows("SELECT nothing FROM nowhere")
    assert "nowhere" in caught.value.explain("en")


def test_an_instant_is_floored_to_its_second_also_before_1970() -> None:
    tables = DuckdbTables()
    asked = "SELECT epoch_s(TIMESTAMPTZ '1969-12-31 23:59:59.5+00')"
    assert tables.rows(asked) == [(-1,)]


LEDGER = """订单号,买家,商品,金额,付款时间,备注
="1200000000000000001",张三,枕头,"1,299.00",2026-06-18 00:03:11,老客
1200000000000000002\t,t**1,枕头,199,2026/6/18 8:05,
1200000000000000002,t**1,床单,89,2026/6/18 8:05,
1200000000000000003,李四,枕头,abc,不知道,
,李四,枕头,5,2026-06-18 00:03:11,
1200000000000000004,,枕头,-89.00,2026-06-18 00:03:11,
"""
COLUMNS = {
    "order_no": "订单号", "buyer": "买家", "item": "商品", "amount": "金额", "paid_at": "付款时间",
    "memo": "备注",
}  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_ledger_is_read_with_every_oddity_counted(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes(LEDGER.encode(encoding))
    tables = DuckdbTables()
    reading = tables.load_ledger(path, COLUMNS)
    assert (reading.lines, reading.orders, reading.without_order_no) == (6, 4, 1)
    assert reading.bad_times == {"paid_at": 1}
    assert reading.bad_numbers == {"amount": 1}
    asked = (
        "SELECT order_no, amount_cents, paid_s, buyer_key IS NULL, line_count FROM ledger_orders"
    )
    assert tables.rows(asked + " ORDER BY order_no") == [
        ("1200000000000000001", 129900, 1781712191, False, 1),
        ("1200000000000000002", 28800, 1781741100, True, 2),
        ("1200000000000000003", None, None, False, 1),
        ("1200000000000000004", -8900, 1781712191, True, 1),
    ]


def test_the_same_ledger_as_parquet_gives_the_same_orders(tmp_path: Path) -> None:
    lines = pa.table(
        {
            "order_no": ["A1", "A2", "A2"],
            "buyer": ["b1", "b2", "b2"],
            "quantity": [2, 1, -1],
            "unit_price": [10.5, 3.0, 3.0],
            "paid_at": pa.array([NOW, NOW, NOW], pa.timestamp("us", tz="UTC")),
        }
    )
    path = tmp_path / "ledger.parquet"
    pq.write_table(lines, path)
    tables = DuckdbTables()
    reading = tables.load_ledger(path, {})
    assert (reading.lines, reading.orders) == (3, 2)
    asked = "SELECT order_no, amount_cents, paid_s FROM ledger_orders ORDER BY order_no"
    seconds = int(NOW.timestamp())
    assert tables.rows(asked) == [("A1", 2100, seconds), ("A2", 0, seconds)]


@pytest.mark.parametrize("missing", ["order_no", "amount", "paid_at"])
def test_a_required_column_that_is_not_mapped_is_named(tmp_path: Path, missing: str) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(LEDGER, encoding="utf-8")
    columns = {name: heading for name, heading in COLUMNS.items() if name != missing}
    with pytest.raises(LedgerColumnMissing) as caught:
        DuckdbTables().load_ledger(path, columns)
    assert missing in caught.value.explain()


def test_a_heading_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(LEDGER, encoding="utf-8")
    with pytest.raises(LedgerColumnMissing) as caught:
        DuckdbTables().load_ledger(path, COLUMNS | {"phone": "电话"})
    assert "电话" in caught.value.explain()
    assert "付款时间" in caught.value.explain()


def test_a_mapping_cannot_carry_sql(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(LEDGER, encoding="utf-8")
    with pytest.raises(LedgerColumnMissing):
        DuckdbTables().load_ledger(path, COLUMNS | {"memo": '备注" FROM x; DROP TABLE orders; --'})
    with pytest.raises(LedgerColumnMissing):
        DuckdbTables().load_ledger(path, COLUMNS | {"x); DROP TABLE orders; --": "备注"})


@pytest.mark.parametrize("content", [b"PAR1 and nothing", b"\xff\xfe\x00\x01", b""])
def test_a_file_that_is_no_ledger_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger.bin"
    path.write_bytes(content)
    with pytest.raises((LedgerUnreadable, LedgerColumnMissing)):
        DuckdbTables().load_ledger(path, {})


def test_an_unknown_zone_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(LEDGER, encoding="utf-8")
    with pytest.raises(LedgerUnreadable):
        DuckdbTables().load_ledger(path, COLUMNS, zone="Mars/Olympus")


def test_a_bare_ledger_is_audited_and_written_as_lists(tmp_path: Path) -> None:
    path, out = tmp_path / "台账.csv", tmp_path / "answers.parquet"
    path.write_text(LEDGER, encoding="utf-8")
    tables = DuckdbTables()
    tables.load_ledger(path, COLUMNS)
    report = audit(tables, AuditRequest(orders=(OrderId("1200000000000000001"),)))
    assert report.orders_total == 4
    assert report.counts["contradicted"] == 0
    assert "F01" in {n.card.code for n in report.not_checked}
    lists = ("findings", "explanations", "not_checked")
    tables.write_parquet(outcomes_query(), out, lists=lists)
    written = pq.read_table(out).to_pylist()
    assert len(written) == 4
    assert all(isinstance(row[name], list) for row in written for name in lists)
    assert written[0]["outcome"] == "insufficient"


@pytest.mark.parametrize("lines", [1, 2], ids=["a row an order", "two rows an order"])
def test_two_texts_with_one_short_key_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: int
) -> None:
    made = pa.table({
        "order_no": [str(n // lines) for n in range(6)],
        "paid_at": ["2026-11-01 10:00:00"] * 6,
        "amount": [9.9] * 6,
        "buyer": ["甲乙", "丙丁", "戊己", "甲乙", "丙丁", "戊己"],
    })  # fmt: skip
    pq.write_table(made, tmp_path / "ledger.parquet")
    DuckdbTables().load_ledger(tmp_path / "ledger.parquet", {})
    # Keys as they would be if two names had met in one number.
    monkeypatch.setattr(ledger, "_key", lambda text: f"CAST(length({text}) AS BIGINT)")
    with pytest.raises(LedgerUnreadable, match="buyer_key"):
        DuckdbTables().load_ledger(tmp_path / "ledger.parquet", {})


def test_a_view_and_a_table_take_each_others_name() -> None:
    tables = DuckdbTables()
    for _ in range(2):
        tables.make("numbers", "SELECT 1 AS n")
        tables.view("shown", "SELECT n + 1 AS n FROM numbers")
        assert tables.rows("SELECT n FROM shown") == [(2,)]
        tables.make("numbers", "SELECT 5 AS n")
        assert tables.rows("SELECT n FROM shown") == [(6,)], "worked out when it is read"
        tables.make("shown", "SELECT 3 AS n")
        assert tables.rows("SELECT n FROM shown") == [(3,)]


def test_a_file_keeps_no_view(tmp_path: Path) -> None:
    path = tmp_path / "tables.duckdb"
    first = DuckdbTables(path)
    first.view("shown", "SELECT 1 AS n")
    first.close()
    again = DuckdbTables(path)
    again.make("shown", "SELECT 2 AS n")
    assert again.rows("SELECT n FROM shown") == [(2,)]
    again.close()
