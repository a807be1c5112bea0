"""Before and after are counted from the penalty's day, and the page says who told it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhendan.domain import CaseId, Event, EventKind, FlagScope, Notice, PersonId
from zhendan.reputation import (
    DaySource,
    PenaltyDayUnsourced,
    counted_from,
    notice_days,
    penalty_facts,
    told_days,
)

OPENED = datetime(2026, 7, 1, 17, tzinfo=UTC)  # 2 July in China
TODAY = date(2026, 9, 1)


def event(kind: EventKind, facts: dict[str, object]) -> Event:
    return Event(CaseId("x"), kind, OPENED, PersonId("示例店主"), facts)


def notice(**days: datetime | None) -> Notice:
    return Notice(
        "taobao", "1", "虚假交易", None, FlagScope.UNKNOWN, (), days.get("delivered"), None, "",
        None, None, (), "", (), arrived_at=days.get("arrived"), penalty_at=days.get("penalty"),
        penalty_words="自2026年6月25日起降权30天" if days.get("penalty") else "",
    )  # fmt: skip


def told(**days: datetime | None) -> Event:
    return event(EventKind.NOTICE_DATED, notice_days(notice(**days)))


LATE = datetime(2026, 6, 24, 16, 30, tzinfo=UTC)  # the next day in China
DELIVERED = datetime(2026, 6, 20, 2, tzinfo=UTC)
ARRIVED = datetime(2026, 6, 21, 2, tzinfo=UTC)
FIRST = event(EventKind.OPENED, {})
PERSON = event(EventKind.PENALTY_DATED, penalty_facts(date(2026, 6, 26), "商家后台违规详情页"))


@pytest.mark.parametrize(
    ("events", "on", "source"),
    [
        ([FIRST], date(2026, 7, 2), DaySource.OPENED),
        ([], TODAY, DaySource.OPENED),
        ([FIRST, told()], date(2026, 7, 2), DaySource.OPENED),
        ([FIRST, told(arrived=ARRIVED)], date(2026, 6, 21), DaySource.NOTICE_ARRIVED),
        (
            [FIRST, told(arrived=ARRIVED, delivered=DELIVERED)],
            date(2026, 6, 20),
            DaySource.NOTICE_DELIVERED,
        ),
        (
            [FIRST, told(delivered=DELIVERED, penalty=LATE)],
            date(2026, 6, 25),
            DaySource.NOTICE_PENALTY,
        ),
        ([FIRST, PERSON, told(penalty=LATE)], date(2026, 6, 26), DaySource.PERSON),
        ([FIRST, told(penalty=LATE), told(delivered=DELIVERED)], date(2026, 6, 20),
         DaySource.NOTICE_DELIVERED),
    ],
)  # fmt: skip
def test_the_most_telling_day_on_record_is_used_and_named(
    events: Sequence[Event], on: date, source: DaySource
) -> None:
    found = counted_from(events, today=TODAY)
    assert (found.on, found.source) == (on, source)
    assert on.isoformat() in found.words.zh
    assert on.isoformat() in found.words.en
    asks = "请写明" in found.words.zh and "tell it" in found.words.en
    assert asks is not source.is_penalty, "where it is not the penalty's day, it says so and asks"


def test_the_words_quote_the_notice_or_name_the_person_and_the_source() -> None:
    quoted = counted_from([FIRST, told(penalty=LATE)], today=TODAY).words
    assert "“自2026年6月25日起降权30天”" in quoted.zh
    person = counted_from([FIRST, PERSON], today=TODAY).words
    assert "示例店主" in person.zh
    assert "商家后台违规详情页" in person.zh


@pytest.mark.parametrize("source", ["", "  ", "\n"])
def test_a_day_without_its_source_is_refused(source: str) -> None:
    with pytest.raises(PenaltyDayUnsourced) as caught:
        penalty_facts(date(2026, 6, 26), source)
    assert "2026-06-26" in caught.value.explain()


def test_a_case_taken_over_counts_from_the_senders_day() -> None:
    days = told_days([FIRST, told(delivered=DELIVERED), PERSON])
    taken = event(EventKind.TAKEN_OVER, {"letter": {"days": days}})
    found = counted_from([taken], today=TODAY)
    assert (found.on, found.source) == (date(2026, 6, 26), DaySource.PERSON)
    assert "示例店主" in found.words.zh
    assert told_days([taken]) == days, "handed over again it is still the same"


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["notice", "person", "on", "penalty_on", "delivered_on", "words", "x"]),
        inner, max_size=4,
    ),
)  # fmt: skip


@given(days=ODD, letter=st.booleans())
def test_a_strangers_letter_never_stops_the_report(days: object, letter: bool) -> None:
    facts: dict[str, object] = {"letter": {"days": days} if letter else days}
    found = counted_from([event(EventKind.TAKEN_OVER, facts)], today=TODAY)
    assert found.on.isoformat() in found.words.zh
