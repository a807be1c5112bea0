"""A walked measure has the same rows as its SQL, on every ledger."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audit.rings.test_ring_measures import ring_of_doors
from tests.audit.sqlite_tables import SqliteTables
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.audit import AuditRequest, audit, outcomes_query
from zhendan.audit.kernels import made, walked
from zhendan.audit.kernels.deals import Deals
from zhendan.audit.kernels.loops import PLAIN, walks
from zhendan.audit.measure import MeasureTable
from zhendan.audit.measures import shared
from zhendan.audit.measures.buyers import STEPS
from zhendan.audit.measures.items import ITEM_DAYS
from zhendan.audit.measures.shape import LOCAL

COLUMNS = {
    "order_key": "BIGINT", "t_s": "BIGINT", "local_s": "BIGINT", "buyer_key": "BIGINT",
    "item_key": "BIGINT", "paid_s": "BIGINT", "created_s": "BIGINT", "first_scan_s": "BIGINT",
    "refund_cents": "BIGINT", "is_disputed": "INTEGER", "is_trade": "INTEGER",
    "address_key": "BIGINT", "phone_key": "BIGINT", "waybill_key": "BIGINT",
}  # fmt: skip
START = 1_767_225_600
# Seconds that meet often: in one hour, in one day, across midnight, 90 days apart to the second.
SECONDS = st.sampled_from([0, 1, 59, 1799, 1800, 3599, 3600, 57599, 57600, 86399, 86400]).flatmap(
    lambda near: st.sampled_from([0, 30, 89, 90, 91, 200]).map(lambda day: near + day * 86400)
)
DEALS = st.tuples(
    st.none() | SECONDS,
    st.none() | st.integers(1, 4),  # buyer
    st.none() | st.integers(1, 3),  # item
    st.none() | st.sampled_from([5, 10, 11, 600]),  # pays after
    st.none() | st.sampled_from([-700, -601, -600, 0, 9000]),  # is scanned after
    st.none() | st.sampled_from([0, 100]),  # refund
    st.integers(0, 1),  # disputed
    st.sampled_from([1, 1, 1, 0]),  # a deal
)
_TABLES = DuckdbTables()
"""One engine for all examples: each makes its orders anew."""
LEDGERS = st.lists(DEALS, max_size=40)


def prepared(deals: Sequence[tuple[int | None, ...]], *, shift: int = 28800) -> DuckdbTables:
    rows = []
    for key, (second, buyer, item, pays, scanned, refund, disputed, deal) in enumerate(deals):
        at = None if second is None else START + second
        paid = None if at is None or pays is None else at + pays
        scan = None if paid is None or scanned is None else paid + scanned
        local = None if at is None else at + shift
        # The same few numbers serve as doors, phones and waybills, known and unknown.
        told = (item, None if buyer is None else buyer % 3, buyer if paid else None)
        rows.append((key, at, local, buyer, item, paid, at, scan, refund, disputed, deal, *told))
    tables = _TABLES
    told = ", ".join(f"CAST({name} AS {kind}) AS {name}" for name, kind in COLUMNS.items())
    none = ", ".join("NULL" for _ in COLUMNS)
    values = ", ".join(
        "(" + ", ".join("NULL" if v is None else str(v) for v in row) + ")" for row in rows
    )
    written = f"(VALUES ({none}){', ' + values if values else ''})"
    tables.make(
        "audit_orders",
        f"SELECT {told} FROM {written} AS t({', '.join(COLUMNS)}) WHERE order_key IS NOT NULL",
    )
    return tables


def by_sql(tables: DuckdbTables, table: str, query: str, names: Sequence[str]) -> list[object]:
    tables.make(table, query.format(**LOCAL))
    return sorted(tables.rows(f"SELECT {', '.join(names)} FROM {table}"))


@given(LEDGERS)
@settings(max_examples=150, deadline=None)
def test_steps_are_walked_as_they_are_asked(deals: list[tuple[int | None, ...]]) -> None:
    tables = prepared(deals)
    columns = made.steps(Deals.of(tables, loops=PLAIN))
    names = ("order_key", "hour_s", "half_s", "old_deals", "near_another", "repeats_in_hour",
             "repeats_in_half")  # fmt: skip
    expected = by_sql(tables, STEPS.name, STEPS.query, names)
    assert sorted(zip(*(columns[n].tolist() for n in names), strict=True)) == expected
    # Of two orders in one second either may be the later; only their hour's sum is asked for.
    for again, hour in (("again_in_hour", "hour_s"), ("again_in_half", "half_s")):
        walked_sums: Counter[int] = Counter()
        for second, times in zip(columns[hour].tolist(), columns[again].tolist(), strict=True):
            walked_sums[second] += times
        asked = tables.rows(f"SELECT {hour}, SUM({again}) FROM {STEPS.name} GROUP BY {hour}")
        assert dict(walked_sums) == {int(str(s)): int(str(n)) for s, n in asked}


@given(LEDGERS)
@settings(max_examples=150, deadline=None)
def test_item_days_are_walked_as_they_are_asked(deals: list[tuple[int | None, ...]]) -> None:
    # Few items and days, so that days with three orders are common.
    close = [(s and s % 86400 + s // (60 * 86400) * 86400, *rest) for s, *rest in deals]
    tables = prepared(close)
    columns = made.item_days(Deals.of(tables, loops=PLAIN))
    assert columns is not None
    names = [name for name in columns if name != "item_day_gap_squares"]
    expected = by_sql(tables, ITEM_DAYS.name, ITEM_DAYS.query, [*names, "item_day_gap_squares"])
    found = [columns[n].tolist() for n in (*names, "item_day_gap_squares")]
    assert sorted(zip(*found, strict=True)) == expected


@pytest.mark.parametrize("table", shared.TABLES, ids=lambda table: table.name)
@given(deals=LEDGERS)
@settings(max_examples=80, deadline=None)
def test_shared_keys_are_walked_as_they_are_asked(
    table: MeasureTable, deals: list[tuple[int | None, ...]]
) -> None:
    if table is shared.PHONE_OF_SHOPS:
        assert table.name not in made.KERNELS, "shops are named by words"
        return
    far = [(s and s + (s % 7) * 100 * 86400, *rest) for s, *rest in deals]
    tables = prepared(far)
    ((name, column),) = made.KERNELS[table.name](Deals.of(tables, loops=PLAIN)).items()
    assert sorted((n,) for n in column.tolist()) == by_sql(tables, table.name, table.query, [name])


def test_where_summer_time_ends_the_days_are_left_to_sql() -> None:
    tables = prepared([(n, 1, 1, 5, 0, 0, 0, 1) for n in range(4)])
    deals = Deals.of(tables, loops=PLAIN)
    deals.columns = dict(deals.columns) | {"local_s": deals["t_s"][::-1].copy()}
    assert made.item_days(deals) is None


def test_the_compiled_walks_equal_the_plain_ones() -> None:
    rng = np.random.default_rng(11)
    deals = [
        (int(rng.integers(0, 200 * 86400)), int(rng.integers(1, 60)), int(rng.integers(1, 5)),
         int(rng.integers(1, 30)), int(rng.integers(-900, 900)), 0, 0, 1)
        for _ in range(3000)
    ]  # fmt: skip
    tables = prepared(deals)
    for make in made.KERNELS.values():
        plain = make(Deals.of(tables, loops=PLAIN))
        fast = make(Deals.of(tables, loops=walks()))
        assert plain is not None
        assert fast is not None
        assert all(len(column) for column in plain.values())
        assert {n: c.tolist() for n, c in plain.items()} == {n: c.tolist() for n, c in fast.items()}


def test_a_whole_audit_answers_alike_either_way(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = []
    for worth in (made.WORTH_WALKING, 1):
        monkeypatch.setattr(made, "WORTH_WALKING", worth)
        tables = DuckdbTables()
        ring_of_doors().load(tables)
        audit(tables, AuditRequest())
        answers.append(sorted(tables.rows(outcomes_query())))
    assert len(answers[0]) > 200
    assert answers[0] == answers[1]


def test_tables_that_hand_out_no_columns_are_asked_in_sql() -> None:
    assert not walked(SqliteTables(), made.WORTH_WALKING)(STEPS.name)
