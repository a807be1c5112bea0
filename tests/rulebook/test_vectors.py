"""The deadline vectors of the domain reference hold, and so do the laws behind them."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.rulebook.shops import book_with, notice, year
from zhendan.domain import Attempts, Confidence, NotAppealable
from zhendan.rulebook import (
    Circumstances,
    FirstDay,
    PointsRule,
    Rulebook,
    RuleUnknown,
    StartEvent,
    Unit,
    Window,
    WorkCalendar,
)
from zhendan.rulebook.deadline import Basis, Start, work_out

BOOK = Rulebook.shipped()
VECTORS = yaml.safe_load((Path(__file__).parent / "vectors.yaml").read_text(encoding="utf-8"))


def instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v["id"])
def test_vector(vector: dict[str, Any]) -> None:
    calendar = vector.get("calendar")
    book = book_with(WorkCalendar((year(**calendar),))) if calendar else BOOK
    where = Circumstances(
        event=StartEvent(vector.get("event", "notice")),
        grade=vector.get("grade"),
        site=vector.get("site", ""),
        user_zone=vector.get("user_zone", ""),
    )
    found = book.deadline(
        vector["platform"],
        vector.get("rule", "fake-transaction"),
        datetime.fromisoformat(vector["delivered"]),
        where=where,
    )
    assert found.at == instant(vector["at"])
    assert found.plan_by == instant(vector["plan_by"])
    assert found.confidence == vector["confidence"]
    assert found.provisional == (found.at != found.plan_by or found.confidence != "official")
    assert found.source.zh
    assert len(found.steps) >= 2


@pytest.mark.parametrize("vector", [v for v in VECTORS if "late" in v], ids=lambda v: v["id"])
def test_a_late_call_is_late_by_so_much(vector: dict[str, Any]) -> None:
    found = BOOK.deadline(
        vector["platform"], vector["rule"], datetime.fromisoformat(vector["delivered"])
    )
    asked = datetime.fromisoformat(vector["late"]["asked"])
    assert found.is_past(asked)
    assert found.at is not None
    assert (asked - found.at).total_seconds() == vector["late"]["by_s"]


def test_w5_two_attempts_are_known_as_a_hint() -> None:
    attempts = BOOK.card("tiktok_shop").on(date(2026, 3, 20), "attempts", site="th")
    assert attempts.value == Attempts(allowed=2)
    assert attempts.source.confidence is Confidence.THIRD_PARTY


def test_w6_silence_is_acceptance_at_xiaohongshu() -> None:
    assert BOOK.card("xiaohongshu").on(date(2026, 6, 18), "silence_accepts").value is True


def test_w9_taobao_takes_one_submission() -> None:
    asked = BOOK.requirements(notice("taobao"), now=datetime(2026, 6, 21, tzinfo=UTC))
    assert asked.deadline.one_shot


def test_w10_wechat_takes_one_appeal_at_a_time_through_one_channel() -> None:
    attempts = BOOK.card("wechat_store").on(date(2026, 6, 18), "attempts").value
    assert attempts == Attempts(one_in_progress=True, channels_exclude_each_other=True)


@pytest.mark.parametrize(("violation", "closed"), [(1, False), (2, True), (3, True), (None, False)])
def test_w11_shopee_closes_from_the_second_violation(violation: int | None, closed: bool) -> None:
    rule = BOOK.card("shopee").on(date(2026, 6, 18), "not_appealable").value
    assert isinstance(rule, NotAppealable)
    assert rule.applies(violation) is closed


def test_w13_both_zones_are_shown() -> None:
    where = Circumstances(user_zone="Asia/Tokyo")
    found = BOOK.deadline("wechat_store", "complaint", datetime(2026, 5, 6, 9), where=where)
    steps = " ".join(step.zh for step in found.steps)
    assert "Asia/Shanghai" in steps
    assert "Asia/Tokyo" in steps


def test_w14_an_unknown_window_is_an_error_and_the_case_goes_on() -> None:
    with pytest.raises(RuleUnknown) as caught:
        BOOK.deadline("jd", "fake-transaction", datetime(2026, 6, 20, tzinfo=UTC))
    assert "请以通知为准" in caught.value.explain()
    asked = BOOK.requirements(notice("jd"), now=datetime(2026, 6, 21, tzinfo=UTC))
    assert asked.deadline.at is None
    assert asked.deadline.confidence is Confidence.UNKNOWN
    assert "appeal_window" in asked.unknown


@pytest.mark.parametrize(
    ("day", "total", "cleared"), [(89, 0, False), (90, 47, True), (90, 48, False)]
)
def test_w15_points_lapse_at_day_90_unless_48_are_reached(
    day: int, total: int, cleared: bool
) -> None:
    rule = BOOK.card("tiktok_shop").on(date(2026, 6, 18), "points", site="id").value
    assert isinstance(rule, PointsRule)
    assert rule.cleared(day=day, total=total) is cleared


ZONE = ZoneInfo("Asia/Shanghai")
INSTANTS = st.datetimes(datetime(2025, 1, 2), datetime(2027, 6, 1), timezones=st.just(ZONE))
WINDOWS = st.builds(
    Window,
    count=st.integers(1, 40),
    unit=st.sampled_from([u for u in Unit if u is not Unit.SAME_DAY]),
    counted_from=st.just(StartEvent.NOTICE),
    first_day=st.sampled_from(list(FirstDay)),
    cut_off=st.sampled_from([None, time(18)]),
)


def worked_out(
    window: Window, start: datetime, calendar: WorkCalendar = BOOK.calendar
) -> tuple[datetime, datetime]:
    basis = Basis((window,), Confidence.OFFICIAL, notice_source())
    found = work_out(basis, Start((start.astimezone(UTC),), ZONE), calendar)
    assert found.at is not None
    assert found.plan_by is not None
    return found.plan_by, found.at


def notice_source() -> Any:
    return BOOK.card("examplemall").title


@given(window=WINDOWS, start=INSTANTS)
def test_one_plans_by_the_earliest_reading_and_after_the_start(
    window: Window, start: datetime
) -> None:
    plan_by, at = worked_out(window, start)
    assert plan_by <= at
    assert plan_by.astimezone(ZONE).date() >= start.date()


@given(window=WINDOWS, start=INSTANTS)
def test_a_longer_window_never_ends_earlier(window: Window, start: datetime) -> None:
    longer = Window(
        window.count + 1, window.unit, window.counted_from, window.first_day, window.cut_off
    )
    before, after = worked_out(window, start), worked_out(longer, start)
    assert after[0] >= before[0]
    assert after[1] >= before[1]


@given(window=WINDOWS, start=INSTANTS, days=st.integers(1, 40))
def test_a_later_notice_never_ends_earlier(window: Window, start: datetime, days: int) -> None:
    before = worked_out(window, start)
    after = worked_out(window, start + timedelta(days=days))
    assert after[0] >= before[0]
    assert after[1] >= before[1]


@given(window=WINDOWS, start=INSTANTS, extra=st.dates(date(2025, 1, 1), date(2026, 12, 31)))
def test_a_holiday_more_never_moves_a_deadline_earlier(
    window: Window, start: datetime, extra: date
) -> None:
    more = WorkCalendar(
        tuple(
            year([*y.off, extra], [d for d in y.make_up if d != extra], y.year)
            for y in BOOK.calendar.years
        )
    )
    before, after = worked_out(window, start), worked_out(window, start, more)
    assert after[0] >= before[0]
    assert after[1] >= before[1]


@given(window=WINDOWS, start=INSTANTS)
def test_an_unpublished_year_is_planned_at_least_as_early_as_any_calendar_of_it(
    window: Window, start: datetime
) -> None:
    unknown = WorkCalendar(tuple(y for y in BOOK.calendar.years if y.year == 2025))
    assert worked_out(window, start, unknown)[0] <= worked_out(window, start)[0]
