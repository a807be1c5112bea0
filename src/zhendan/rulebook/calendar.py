"""Working days with make-up days (调休), as far as the State Council has published them."""

from dataclasses import dataclass
from datetime import date, timedelta

from zhendan.rulebook.errors import CalendarUnknown, RuleMalformed
from zhendan.rulebook.reading import Fields, parse_yaml

ONE_DAY = timedelta(days=1)
SATURDAY = 5
LONGEST_HOLIDAY = 30
"""Days; the longest so far had nine. More is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class WorkYear:
    """One year's days off and make-up working days, with the notice they come from."""

    year: int
    off: frozenset[date]
    make_up: frozenset[date]
    title: str
    url: str
    published: date
    entered_by: str = ""
    """Who entered the notice; empty for a year that ships with the program."""


@dataclass(frozen=True, slots=True)
class Count:
    """Where a count of working days ends, and how sure that is."""

    day: date
    earliest: date
    """Equal to `day` unless the count runs into a year nobody has published yet."""
    unknown_year: int | None = None
    counted: tuple[date, ...] = ()
    """The working days that were counted, in order, as far as their years are known."""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days of the years that are known (工作日历)."""

    years: tuple[WorkYear, ...]

    @property
    def known(self) -> frozenset[int]:
        """The years somebody has published."""
        return frozenset(year.year for year in self.years)

    def is_working(self, day: date) -> bool:
        """Whether people work on `day`. Raises `CalendarUnknown` for an unpublished year."""
        if day.year not in self.known:
            raise CalendarUnknown(year=day.year)
        # A New Year holiday may begin in the December of the year before: ask every notice.
        if any(day in year.off for year in self.years):
            return False
        return day.weekday() < SATURDAY or any(day in year.make_up for year in self.years)

    def count(self, start: date, days: int, *, start_counts: bool = False) -> Count:
        """The `days`-th working day after `start` (or from it, where `start_counts`).

        In an unpublished year the expected day takes plain Mondays to Fridays, and the earliest
        takes every day: a Saturday may turn out to be a make-up day. Neither is called certain.
        """
        first = start if start_counts else start + ONE_DAY
        counted, unknown = self._walk(first, days, every_day=False)
        earliest, _ = self._walk(first, days, every_day=True)
        return Count(counted[-1], earliest[-1], unknown, tuple(counted))

    def notices(self, days: tuple[date, ...]) -> tuple[WorkYear, ...]:
        """The published notices that the years of `days` rest on."""
        years = {day.year for day in days}
        return tuple(year for year in self.years if year.year in years)

    def _walk(self, first: date, days: int, *, every_day: bool) -> tuple[list[date], int | None]:
        """The days counted; also the first unpublished year met on the way."""
        known, unknown = self.known, None
        day, counted = first - ONE_DAY, list[date]()
        while len(counted) < days:
            day += ONE_DAY
            if day.year in known:
                works = self.is_working(day)
            else:
                unknown = unknown or day.year
                works = every_day or day.weekday() < SATURDAY
            if works:
                counted.append(day)
        return counted, unknown


def read_work_year(text: str, where: str) -> WorkYear:
    """Read one calendar file. Raises `RuleMalformed`."""
    fields = parse_yaml(text, where)
    year = fields.whole("year", least=2000)
    source = fields.inside("source")
    off: set[date] = set()
    make_up: set[date] = set()
    for holiday in fields.each("holidays"):
        off |= _range(holiday)
        make_up |= {_day(raw, holiday.where) for raw in holiday.rows("make_up")}
        holiday.words("name")
        holiday.done()
    found = WorkYear(
        year=year,
        off=frozenset(off),
        make_up=frozenset(make_up),
        title=source.text("title"),
        url=source.text("url"),
        published=source.day("published"),
        entered_by=fields.text("entered_by", "-").strip("-"),
    )
    source.done()
    fields.done()
    _plausible(found, where)
    return found


def _range(fields: Fields) -> set[date]:
    """The days from `first` to `last`."""
    first, last = fields.day("first"), fields.day("last")
    if not 0 <= (last - first).days < LONGEST_HOLIDAY:
        raise RuleMalformed(where=fields.where, problem=f"{first} to {last} is no holiday")
    return {first + ONE_DAY * step for step in range((last - first).days + 1)}


def _day(raw: object, where: str) -> date:
    if type(raw) is not date:
        raise RuleMalformed(where=where, problem=f"date expected, found {raw!r}")
    return raw


def _plausible(year: WorkYear, where: str) -> None:
    """Refuse make-up days that are weekdays or holidays, and days far from the year."""
    wrong = {day for day in year.make_up if day.weekday() < SATURDAY} | (year.make_up & year.off)
    strange = {day for day in year.make_up | year.off if abs(day.year - year.year) > 1}
    if wrong or strange:
        days = ", ".join(str(day) for day in sorted(wrong | strange))
        raise RuleMalformed(where=where, problem=f"implausible days: {days}")
