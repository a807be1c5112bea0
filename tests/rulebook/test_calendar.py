"""Working days agree with two calendars kept by others, and an unpublished year is unknown."""

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import holidays
import pytest

from zhendan.rulebook import CalendarUnknown, Rulebook, RuleMalformed
from zhendan.rulebook.calendar import read_work_year

CALENDAR = Rulebook.shipped().calendar
DAYS = [date(2025, 1, 1) + timedelta(days=n) for n in range(730)]
FILE = Path(__file__).resolve().parents[2] / "src/zhendan/rulebook/data/calendar/2026.yaml"


def test_every_day_agrees_with_chinesecalendar() -> None:
    differ = [d for d in DAYS if CALENDAR.is_working(d) is not chinese_calendar.is_workday(d)]
    assert differ == []


def test_every_day_agrees_with_holidays() -> None:
    theirs = holidays.country_holidays("CN", years=[2025, 2026])
    differ = [d for d in DAYS if CALENDAR.is_working(d) is not theirs.is_working_day(d)]
    assert differ == []


def test_each_year_names_the_notice_it_comes_from() -> None:
    for known in CALENDAR.years:
        assert known.url.startswith("https://www.gov.cn/")
        assert known.published.year == known.year - 1


def test_a_year_nobody_published_is_unknown_and_never_invented() -> None:
    with pytest.raises(CalendarUnknown):
        CALENDAR.is_working(date(2027, 1, 4))
    counted = CALENDAR.count(date(2026, 12, 30), 5)
    assert counted.unknown_year == 2027
    assert counted.earliest < counted.day


def test_a_count_inside_known_years_is_certain() -> None:
    counted = CALENDAR.count(date(2026, 9, 30), 3)
    assert (counted.day, counted.earliest) == (date(2026, 10, 10), date(2026, 10, 10))
    assert counted.unknown_year is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("first: 2026-10-01", "first: 2026-10-08"),
        ("last: 2026-10-07", "last: 2026-12-31"),
        ("make_up: [2026-05-09]", "make_up: [2026-05-08]"),
        ("make_up: [2026-05-09]", "make_up: [soon]"),
        ("year: 2026", "year: 2029"),
        ("published: 2025-11-04", "published: last autumn"),
    ],
)
def test_an_implausible_calendar_is_refused(old: str, new: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(RuleMalformed):
        read_work_year(text.replace(old, new), "calendar/2026.yaml")
