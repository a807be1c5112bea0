"""What vanishes is listed by urgency, dated only where somebody said so, and never invented."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.evidence.test_gaps import FULL, NOW, ONE, TWO, notice
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.domain import (
    CaseId,
    Confidence,
    Event,
    EventKind,
    EvidenceClock,
    Keeping,
    OrderId,
    Passage,
    Perishing,
    PersonId,
    RowBatch,
    Sha256,
)
from zhendan.evidence import (
    ClockAsk,
    ClockItemUnknown,
    ClockNoteIncomplete,
    LivesMalformed,
    evidence_clock,
    hold_note,
    life_note,
    loss_note,
    read_notes,
)
from zhendan.evidence.perishing import read_lives, shipped_lives

PLACED = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def tables() -> Iterator[DuckdbTables]:
    with closing(DuckdbTables()) as made:
        yield made


def with_orders(tables: DuckdbTables, *orders: OrderId, at: datetime = PLACED) -> DuckdbTables:
    names = ("order_id", "shop_id", "order_no", "status", "currency", "created_at")
    tables.load(RowBatch("orders", names, [(f"s/{o}", "s", o, "paid", "CNY", at) for o in orders]))
    return tables


def listed(
    tables: DuckdbTables, *events: Event, passages: tuple[Passage, ...] = (), **how: object
) -> EvidenceClock:
    conceded = how.pop("conceded", frozenset())
    assert isinstance(conceded, frozenset)
    ask = ClockAsk(now=NOW, conceded=conceded, notes=read_notes(events))
    asked = notice(ONE, TWO, platform=str(how.get("platform", "taobao")))
    return evidence_clock(asked, passages, tables, ask)


def item(clock: EvidenceClock, name: str) -> Perishing:
    (found,) = [one for one in clock.items if one.name == name]
    return found


def noted(facts: dict[str, object]) -> Event:
    return Event(CaseId("c"), EventKind.CLOCK_NOTED, NOW, PersonId("店主"), facts)


def test_the_list_is_useful_with_nothing_but_the_notice(tables: DuckdbTables) -> None:
    clock = listed(tables)
    assert clock.items[0].name == "store_video"
    assert {"chat", "track", "platform_links", "memory"} <= {one.name for one in clock.items}
    assert all(
        one.what.zh and one.where.zh and one.who.zh and one.otherwise.zh for one in clock.items
    )


def test_what_nobody_has_sourced_bears_no_date(tables: DuckdbTables) -> None:
    clock = listed(with_orders(tables, ONE, TWO))
    undated = [one for one in clock.items if one.confidence is Confidence.UNKNOWN]
    assert undated
    assert all(one.gone_by is None and not one.source for one in undated)


def test_a_sourced_life_counts_down_from_each_orders_own_day(tables: DuckdbTables) -> None:
    with_orders(tables, ONE)
    with_orders(tables, TWO, at=PLACED + timedelta(days=3))
    chat = item(listed(tables), "chat")
    assert chat.gone_by == PLACED + timedelta(days=90)
    assert chat.gone_by_order[TWO] == PLACED + timedelta(days=93)
    assert chat.confidence is Confidence.THIRD_PARTY


def test_a_life_known_for_one_platform_is_not_lent_to_another(tables: DuckdbTables) -> None:
    with_orders(tables, ONE, TWO)
    assert item(listed(tables, platform="jd"), "chat").gone_by is None


def test_what_is_past_its_life_is_perhaps_gone_and_never_said_to_be(tables: DuckdbTables) -> None:
    with_orders(tables, ONE, TWO, at=NOW - timedelta(days=200))
    assert item(listed(tables), "chat").keeping is Keeping.OVERDUE


def test_what_is_at_hand_for_every_order_is_held(tables: DuckdbTables) -> None:
    both = FULL + tuple(replace(one, order=TWO) for one in FULL)
    clock = listed(with_orders(tables, ONE, TWO), passages=both)
    assert item(clock, "track").keeping is Keeping.HELD
    assert [one.keeping for one in clock.items] == sorted(
        (one.keeping for one in clock.items),
        key=[Keeping.OPEN, Keeping.OVERDUE, Keeping.LOST, Keeping.HELD].index,
    )


def test_only_the_orders_that_lack_it_are_named(tables: DuckdbTables) -> None:
    assert item(listed(tables, passages=FULL), "track").orders == (TWO,)


def test_the_shops_own_recorder_gives_a_date_with_its_name(tables: DuckdbTables) -> None:
    own = noted(life_note("store_video", 30, by="店主", reason="录像机设置页"))
    video = item(listed(with_orders(tables, ONE, TWO), own), "store_video")
    assert video.gone_by == PLACED + timedelta(days=30)
    assert (video.confidence, video.source) == (Confidence.USER, "店主：录像机设置页")


def test_what_soon_goes_comes_first(tables: DuckdbTables) -> None:
    own = noted(life_note("weight", 21, by="店主", reason="软件设置"))
    assert listed(with_orders(tables, ONE, TWO), own).items[0].name == "weight"


def test_a_loss_is_on_record_with_its_reason(tables: DuckdbTables) -> None:
    gone = noted(loss_note("store_video", by="店主", reason="6 月 10 日已覆盖"))
    video = item(listed(tables, gone), "store_video")
    assert video.keeping is Keeping.LOST
    assert "已覆盖" in video.note


def test_a_hold_is_told_by_somebody_at_a_time(tables: DuckdbTables) -> None:
    clock = listed(tables, noted(hold_note(by="店主", reason="群公告")))
    assert (clock.hold_told_at, clock.hold_told_by) == (NOW, "店主")
    assert listed(tables).hold_told_at is None
    assert clock.hold


def test_links_that_may_die_are_counted(tables: DuckdbTables) -> None:
    names = ("message_id", "conversation_id", "seq", "sender_role", "type", "urls")
    links = '["https://img.example.invalid/1.jpg", "https://img.example.invalid/1.jpg"]'
    tables.load(RowBatch("messages", names, [("m", "c", 1, "buyer", "image", links)]))
    assert item(listed(tables), "platform_links").links == 1


def test_nothing_is_fetched_for_orders_that_are_all_conceded(tables: DuckdbTables) -> None:
    clock = listed(tables, conceded=frozenset({ONE, TWO}))
    assert [one.name for one in clock.items] == ["notice"]
    assert clock.hold


@pytest.mark.parametrize("days", [0, -1, 3651])
def test_a_senseless_number_of_days_is_refused(days: int) -> None:
    with pytest.raises(ClockNoteIncomplete):
        life_note("track", days, by="店主", reason="x")


def test_a_note_needs_a_name_a_reason_and_a_known_item() -> None:
    with pytest.raises(ClockNoteIncomplete):
        loss_note("track", by=" ", reason="x")
    with pytest.raises(ClockNoteIncomplete):
        hold_note(by="店主", reason="")
    with pytest.raises(ClockItemUnknown):
        loss_note("moon", by="店主", reason="x")


GOOD = """
checked: 2026-11-23
reverify_by: 2027-02-23
hold: [{zh: 留, en: keep}]
items:
  - {name: a, kind: video, each_order: true, from: shipped, pace: days, days: null,
     confidence: unknown, life: {zh: 一, en: a}, what: {zh: 一, en: a}, where: {zh: 一, en: a},
     who: {zh: 一, en: a}, otherwise: {zh: 一, en: a}}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("days: null", "days: 7"),
        ("days: null", "days: 7, source: hearsay"),
        ("days: null,\n     confidence: unknown", "days: 7, confidence: official"),
        ("pace: days", "pace: soon"),
        ("from: shipped", "from: the moon"),
        ("kind: video", "kind: film"),
        ("zh: 留", "zh: ''"),
        ("name: a", "name: a, more: 1"),
        ("checked: 2026-11-23", "checked: lately"),
        ("items:", "things:"),
        ("hold:", "hold: ["),
    ],
)
def test_data_without_a_source_or_a_shape_is_refused(old: str, new: str) -> None:
    assert read_lives(GOOD, "x").items
    with pytest.raises(LivesMalformed):
        read_lives(GOOD.replace(old, new, 1), "x")


def test_shipped_lives_give_days_only_with_a_source() -> None:
    for life in shipped_lives().items:
        assert (life.days is None) or (life.source and life.seen), life.name


def test_a_notice_at_hand_is_held(tables: DuckdbTables) -> None:
    assert item(listed(tables), "notice").keeping is Keeping.HELD
    bare = replace(notice(ONE), files=())
    clock = evidence_clock(bare, (), tables, ClockAsk(now=NOW))
    assert item(clock, "notice").keeping is Keeping.OPEN
    assert Sha256("x") not in bare.files
