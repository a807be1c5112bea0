"""Quiet hours: who waits when, on the shop's clock, over midnight, and what breaks them."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhendan.casework import NO_QUIET, QuietHoursUnusable, quiet_hours

CLOCK = st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0))
NOW = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
ZONES = st.sampled_from(["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "UTC"])


def _told(at: time) -> str:
    return f"{at:%H:%M}"


@given(CLOCK, CLOCK, ZONES, NOW)
def test_a_span_and_its_opposite_share_every_instant(
    begin: time, end: time, zone: str, now: datetime
) -> None:
    if begin == end:
        return
    night = quiet_hours(_told(begin), _told(end), zone, urgent=True)
    day = quiet_hours(_told(end), _told(begin), zone, urgent=True)
    assert night.holds(now) is not day.holds(now)


@given(CLOCK, CLOCK, ZONES, NOW, st.integers(0, 200))
def test_a_near_deadline_breaks_them_unless_that_was_switched_off(
    begin: time, end: time, zone: str, now: datetime, hours: int
) -> None:
    if begin == end:
        return
    kind = quiet_hours(_told(begin), _told(end), zone, urgent=True)
    strict = quiet_hours(_told(begin), _told(end), zone, urgent=False)
    assert kind.holds(now, hours_left=hours) is (kind.holds(now) and hours > 24)
    assert strict.holds(now, hours_left=hours) is strict.holds(now)


def test_they_run_on_the_shops_clock_also_where_it_is_put_forward() -> None:
    night = quiet_hours("22:00", "08:00", "Asia/Shanghai", urgent=True)
    assert night.holds(datetime(2026, 11, 24, 14, 0, tzinfo=UTC))
    assert not night.holds(datetime(2026, 11, 24, 13, 59, tzinfo=UTC))
    assert not night.holds(datetime(2026, 11, 25, 0, 0, tzinfo=UTC))
    spring = quiet_hours("01:00", "04:00", "America/New_York", urgent=True)
    begin = datetime(2026, 3, 8, 0, 0, tzinfo=ZoneInfo("America/New_York")).astimezone(UTC)
    held = [n for n in range(24) if spring.holds(begin + timedelta(hours=n))]
    assert held == [1, 2], "the night the clock jumps has one hour less of it"


@given(NOW)
def test_no_hours_hold_nothing(now: datetime) -> None:
    assert not NO_QUIET.holds(now)
    assert not quiet_hours("", "", "Asia/Shanghai", urgent=False).holds(now, hours_left=99)


@pytest.mark.parametrize(
    ("begin", "end", "zone"),
    [
        ("22:00", "", "UTC"),
        ("", "08:00", "UTC"),
        ("22:00", "22:00", "UTC"),
        ("25:00", "08:00", "UTC"),
        ("abends", "08:00", "UTC"),
        ("22:00+01:00", "08:00", "UTC"),
        ("22:00", "08:00", "Mars/Olympus"),
        ("22:00", "08:00", ""),
        ("22:00", "08:00", "../../etc/passwd"),
        ("", "", "\x00"),
    ],
)
def test_what_is_no_span_is_refused_in_words(begin: str, end: str, zone: str) -> None:
    with pytest.raises(QuietHoursUnusable):
        quiet_hours(begin, end, zone, urgent=True)
