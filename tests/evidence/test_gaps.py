"""What is missing is said with why, where, who and what if not; grouped, most serious first."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from tests.evidence.vaults import sha
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.domain import (
    ExhibitKind,
    FlaggedOrder,
    FlagScope,
    Gap,
    Notice,
    OrderId,
    Passage,
    RowBatch,
    RowRef,
    Text,
)
from zhendan.evidence import gaps
from zhendan.evidence.needs import LEVELS, NEEDS

ONE, TWO = OrderId("1"), OrderId("2")
NOW = datetime(2026, 6, 21, tzinfo=UTC)


def notice(*orders: OrderId, reason: str = "", platform: str = "taobao", files: int = 1) -> Notice:
    return Notice(
        platform=platform,
        number="W1",
        charge="虚假交易",
        grade=None,
        scope=FlagScope.EXPLICIT,
        flagged=tuple(FlaggedOrder(order, "exact", reason) for order in orders),
        delivered_at=None,
        deadline_at=None,
        deadline_words="",
        declared_count=None,
        attempts=None,
        penalties=(),
        body="",
        files=(sha(b"notice"),) * files,
    )


def passage(
    kind: ExhibitKind, order: OrderId = ONE, *, contradicts: bool = False, **facts: str
) -> Passage:
    return Passage(
        order,
        kind,
        RowRef(sha(b"x")),
        Text("", ""),
        happened_at=NOW - timedelta(days=5),
        contradicts=contradicts,
        facts=facts,
    )


FULL = (
    passage(ExhibitKind.ORDER_RECORD),
    passage(ExhibitKind.PAYMENT_RECORD),
    passage(ExhibitKind.WAYBILL_TRACK, proves="delivery"),
    passage(ExhibitKind.WEIGHT_RECORD),
    passage(ExhibitKind.CHAT_LOG),
    passage(ExhibitKind.INVOICE),
)
EACH_ORDER = [need.kind for need in NEEDS if need.for_each_order]


@pytest.fixture(scope="module")
def empty() -> Iterator[DuckdbTables]:
    with closing(DuckdbTables()) as made:
        yield made


@pytest.fixture
def tables(empty: DuckdbTables) -> Iterator[DuckdbTables]:
    """Empty tables; the two that tests here fill are emptied again."""
    yield empty
    for table in ("promotions", "source_files"):
        empty.make(table, f"SELECT * FROM {table} LIMIT 0")


def of_orders(found: tuple[Gap, ...]) -> list[ExhibitKind]:
    return [gap.kind for gap in found if gap.kind in EACH_ORDER]


def test_a_fully_shown_order_lacks_nothing_of_its_own(tables: DuckdbTables) -> None:
    assert of_orders(gaps(notice(ONE), FULL, tables, now=NOW)) == []


@pytest.mark.parametrize("left_out", range(len(FULL)))
def test_what_is_left_out_is_the_gap(tables: DuckdbTables, left_out: int) -> None:
    held = [one for place, one in enumerate(FULL) if place != left_out]
    assert of_orders(gaps(notice(ONE), held, tables, now=NOW)) == [FULL[left_out].kind]


def test_orders_that_lack_the_same_thing_share_one_gap(tables: DuckdbTables) -> None:
    found = gaps(notice(ONE, TWO), [], tables, now=NOW)
    assert {gap.orders for gap in found} == {(ONE, TWO)}


def test_movement_is_not_delivery(tables: DuckdbTables) -> None:
    held = [one for one in FULL if one.kind is not ExhibitKind.WAYBILL_TRACK]
    moved = [*held, passage(ExhibitKind.WAYBILL_TRACK, proves="movement")]
    assert of_orders(gaps(notice(ONE), moved, tables, now=NOW)) == [ExhibitKind.WAYBILL_TRACK]


def test_what_contradicts_the_order_fills_no_gap(tables: DuckdbTables) -> None:
    held = [one for one in FULL if one.kind is not ExhibitKind.INVOICE]
    odd = [*held, passage(ExhibitKind.INVOICE, contradicts=True)]
    assert of_orders(gaps(notice(ONE), odd, tables, now=NOW)) == [ExhibitKind.INVOICE]


def test_nothing_is_gathered_for_a_conceded_order(tables: DuckdbTables) -> None:
    found = gaps(notice(ONE, TWO), FULL, tables, now=NOW, conceded=frozenset({TWO}))
    assert all(TWO not in gap.orders for gap in found)
    assert of_orders(found) == []


@pytest.mark.parametrize("reason", ["疑似空包", "虚假物流信息"])
def test_a_weight_is_critical_where_the_reason_is_an_empty_parcel(
    tables: DuckdbTables, reason: str
) -> None:
    held = [one for one in FULL if one.kind is not ExhibitKind.WEIGHT_RECORD]
    found = gaps(notice(ONE, reason=reason), held, tables, now=NOW)
    (weight,) = [gap for gap in found if gap.kind is ExhibitKind.WEIGHT_RECORD]
    assert weight.level == "critical"


def test_gaps_come_most_serious_first(tables: DuckdbTables) -> None:
    levels = [LEVELS.index(gap.level) for gap in gaps(notice(ONE), [], tables, now=NOW)]
    assert levels == sorted(levels)


def test_the_list_is_useful_with_nothing_but_the_notice(tables: DuckdbTables) -> None:
    found = gaps(notice(ONE), [], tables, now=NOW)
    assert {gap.kind for gap in found} >= {
        ExhibitKind.ORDER_RECORD,
        ExhibitKind.WAYBILL_TRACK,
        ExhibitKind.VIDEO,
    }


def test_a_missing_notice_is_the_first_thing(tables: DuckdbTables) -> None:
    assert gaps(notice(ONE, files=0), [], tables, now=NOW)[0].kind is ExhibitKind.NOTICE


def test_what_serves_the_whole_shop_is_asked_for_until_it_is_there(tables: DuckdbTables) -> None:
    before = {gap.kind for gap in gaps(notice(ONE), FULL, tables, now=NOW)}
    tables.load(
        RowBatch(
            "promotions",
            ("promotion_id", "name", "scope", "starts_at", "ends_at"),
            [("p", "618", "shop", NOW, NOW)],
        )
    )
    after = {gap.kind for gap in gaps(notice(ONE), FULL, tables, now=NOW)}
    assert before - after == {ExhibitKind.PROMOTION_PLAN}


def test_a_video_in_the_inbox_is_noticed(tables: DuckdbTables) -> None:
    row = ("f", "打包台.MP4", 1, NOW)
    tables.load(RowBatch("source_files", ("file_id", "name", "size_bytes", "obtained_at"), [row]))
    assert ExhibitKind.VIDEO not in {gap.kind for gap in gaps(notice(ONE), FULL, tables, now=NOW)}


@pytest.mark.parametrize(
    ("platform", "office"),
    [("taobao", "千牛"), ("jd", "京麦"), ("unheard of", "平台商家后台")],
)
def test_the_platforms_back_office_is_called_by_its_name(
    tables: DuckdbTables, platform: str, office: str
) -> None:
    found = gaps(notice(ONE, platform=platform), [], tables, now=NOW)
    assert office in next(g for g in found if g.kind is ExhibitKind.ORDER_RECORD).where.zh


def test_an_old_order_warns_that_its_chat_may_be_gone(tables: DuckdbTables) -> None:
    held = [one for one in FULL if one.kind is not ExhibitKind.CHAT_LOG]
    later = NOW + timedelta(days=95)
    (chat,) = [
        gap
        for gap in gaps(notice(ONE), held, tables, now=later)
        if gap.kind is ExhibitKind.CHAT_LOG
    ]
    assert chat.expires is not None
    assert "100 天" in chat.expires.zh


@pytest.mark.parametrize("need", NEEDS, ids=lambda need: need.name)
def test_every_need_says_why_where_who_and_what_if_not(need: object) -> None:
    words = [getattr(need, name) for name in ("what", "why", "where", "who", "otherwise")]
    assert all(text.zh and text.en for text in words)
    assert not any("！" in text.zh or "保证" in text.zh for text in words)


def test_no_video_is_asked_for_where_every_order_is_conceded(tables: DuckdbTables) -> None:
    found = gaps(notice(ONE, TWO), [], tables, now=NOW, conceded=frozenset({ONE, TWO}))
    assert [gap.kind for gap in found] == []
    assert gaps(notice(), [], tables, now=NOW), "a notice that names no order still has gaps"
