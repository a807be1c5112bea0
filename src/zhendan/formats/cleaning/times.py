"""Instants and days: every form the exports use, in the shop's zone; two readings are refused."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from zhendan.formats.cleaning.words import bare, folded
from zhendan.formats.row_problems import TimeUnclear

_NOTHING = frozenset(
    {
        *("", "-", "--", "—", "/", "0", "null", "None", "0000-00-00 00:00:00", "0000-00-00"),
        *("1970-01-01 08:00:00", "1970-01-01 00:00:00", "2000-01-01 00:00:00"),
        "1997-07-27 00:00:00",
    }
)
_CLOCK = r"(?:(?:[T ]+|, *|(?<=日))(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?"
"""A clock stands apart from the day: in `2026-03-120:47` nobody knows whose the 2 is."""
_HANZI_CLOCK = re.compile(r"(\d{1,2})[时点](\d{1,2})分(?:(\d{1,2})秒)?$")
_HALF_DAY = re.compile(
    r"(?:(?P<before>上午|下午|凌晨|早上|中午|晚上)\s*)?(?P<hour>\d{1,2})(?P<rest>:\d{1,2}(?::\d{1,2}(?:\.\d+)?)?)"
    r"(?:\s*(?P<after>[AaPp])\.?[Mm]\b\.?)?"
)
"""A clock of twelve hours with its half of the day: `3:05 PM`, `下午 3:05`."""
_SAYS_HALF = re.compile(r"[午晨早晚]|\d\s*[AaPp]\.?[Mm]\b")
_MORNING = {hour: hour % 12 for hour in range(1, 13)}
_AFTERNOON = {hour: hour % 12 + 12 for hour in range(1, 13)}
_HOURS = {
    **{"上午": _MORNING, "早上": _MORNING, "凌晨": _MORNING, "a": _MORNING},
    **{"下午": _AFTERNOON, "p": _AFTERNOON},
    "中午": {11: 11, 12: 12, 1: 13, 2: 14},
    "晚上": {hour: hour + 12 for hour in range(5, 12)},
}
"""What an hour is in each part of the day; of 晚上 12:30 nobody can say to which day it belongs."""
_ZONE = r"\s*(Z|UTC|[+-]\d{2}:?\d{2})?"
_YEAR_FIRST = re.compile(rf"^(\d{{4}})[-/.年](\d{{1,2}})[-/.月](\d{{1,2}})日?{_CLOCK}{_ZONE}$")
_YEAR_LAST = re.compile(rf"^(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){_CLOCK}{_ZONE}$")
_SHORT = re.compile(rf"^(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_CLOCK}$")
_NAMED = re.compile(
    rf"^([A-Za-z]{{3}})[a-z]*[- .]+(\d{{1,2}})[-, ]+(\d{{4}}|\d{{2}}){_CLOCK}{_ZONE}$"
)
_DAY_NAMED = re.compile(rf"^(\d{{1,2}})[- .]+([A-Za-z]{{3}})[a-z]*[-, .]+(\d{{4}}){_CLOCK}{_ZONE}$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$")
_EPOCH = re.compile(r"^1\d{9}$|^1\d{12}$")
_SERIAL = re.compile(r"^[3-7]\d{4}(\.\d+)?$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EXCEL_DAY_ZERO = datetime(1899, 12, 30)
_CENTURY = 2000
_TWELVE = 12
_EARLIEST, _LATEST = 1990, 2100


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant in UTC and how exactly the source knew it: `s`, `m` (no seconds) or `d`."""

    at: datetime
    precision: str = "s"
    local_day: date | None = None


@dataclass(frozen=True, slots=True)
class TimeRules:
    """What a whole file says about its times."""

    zone: str = "Asia/Shanghai"
    day_first: bool | None = None
    """Order of day and month where the year stands last; None where the file does not tell."""


def moment(text: str, column: str, rules: TimeRules) -> Moment | None:
    """The instant, or None where the cell is empty or a filler. Raises `TimeUnclear`."""
    value = folded(bare(text)).replace("\u3000", " ")
    if "分" in value:
        value = _HANZI_CLOCK.sub(_with_colons, value)
    if _SAYS_HALF.search(value):
        value = _HALF_DAY.sub(_of_twenty_four, value)
    if value in _NOTHING:
        return None
    found = _parse(value, rules)
    if found is None or not _EARLIEST <= found.at.year <= _LATEST:
        raise TimeUnclear(column=column, value=value[:40])
    return found


def _with_colons(found: re.Match[str]) -> str:
    """`10时11分12秒` as `10:11:12`."""
    return ":".join(part for part in found.groups() if part)


def _of_twenty_four(found: re.Match[str]) -> str:
    """A clock of twelve hours on the clock of twenty-four; one that is none as it stands."""
    parts = [part.lower() for part in (found["before"], found["after"]) if part]
    hour = _HOURS[parts[0]].get(int(found["hour"])) if len(parts) == 1 else None
    return found[0] if hour is None else f" {hour}{found['rest']}"


def day(text: str, column: str, rules: TimeRules) -> date | None:
    """The local day of a cell, or None. Raises `TimeUnclear`."""
    found = moment(text, column, rules)
    return found.local_day if found else None


def order_of_days(texts: Iterable[str]) -> bool | None:
    """Whether the day stands before the month in a file, told by its unambiguous cells."""
    votes = set()
    for text in texts:
        found = _YEAR_LAST.match(folded(bare(text)))
        if found:
            first, second = int(found[1]), int(found[2])
            if first > _TWELVE >= second:
                votes.add(True)
            elif second > _TWELVE >= first:
                votes.add(False)
    return votes.pop() if len(votes) == 1 else None


@lru_cache(maxsize=65536)
def _parse(value: str, rules: TimeRules) -> Moment | None:
    """One cell by the first form that fits."""
    try:
        return _year_first(value, rules) or _number(value, rules) or _other(value, rules)
    except (ValueError, OverflowError):
        return None


def _year_first(value: str, rules: TimeRules) -> Moment | None:
    """`2026-06-18 00:03:11`, `2026/6/18 0:03`, `2026年06月18日`, ISO with offset."""
    found = _YEAR_FIRST.match(value) or _COMPACT.match(value)
    if not found:
        return None
    parts = found.groups()
    offset = parts[6] if len(parts) > len("ymdhms") else None
    return _built(parts[:3], parts[3:6], rules, offset)


def _number(value: str, rules: TimeRules) -> Moment | None:
    """Epoch seconds, epoch milliseconds, or a spreadsheet's day number."""
    if _EPOCH.match(value):
        seconds = int(value) // (1 if len(value) == len("1700000000") else 1000)
        return _placed(datetime.fromtimestamp(seconds, UTC), "s", rules)
    if _SERIAL.match(value):
        seconds = round(float(value) * 86400)
        local = _EXCEL_DAY_ZERO + timedelta(seconds=seconds)
        return _placed(local.replace(tzinfo=ZoneInfo(rules.zone)), "s", rules)
    return None


def _other(value: str, rules: TimeRules) -> Moment | None:
    """Forms with the year last or in two digits, where exactly one reading is a date."""
    named = _NAMED.match(value)
    if named:
        month = _MONTHS.index(named[1].lower()) + 1
        return _built((named[3], str(month), named[2]), named.groups()[3:6], rules, named[7])
    named = _DAY_NAMED.match(value)
    if named:
        month = _MONTHS.index(named[2].lower()) + 1
        return _built((named[3], str(month), named[1]), named.groups()[3:6], rules, named[7])
    last = _YEAR_LAST.match(value)
    if last:
        return _year_last(last, rules)
    short = _SHORT.match(value)
    if short:
        a, b, c = short.groups()[:3]
        return _only(((a, b, c), (c, b, a), (c, a, b)), short.groups()[3:6], rules)
    return None


def _year_last(found: re.Match[str], rules: TimeRules) -> Moment | None:
    """`18/06/2026`: the file's order of day and month, or the one reading that is a date."""
    a, b, year = found.groups()[:3]
    clock, offset = found.groups()[3:6], found[7]
    if rules.day_first is not None:
        parts = (year, b, a) if rules.day_first else (year, a, b)
        return _built(parts, clock, rules, offset)
    return _only(((year, b, a), (year, a, b)), clock, rules)


def _only(
    readings: tuple[tuple[str | None, ...], ...], clock: tuple[str | None, ...], rules: TimeRules
) -> Moment | None:
    """The moment, if all readings that are dates at all are the same date."""
    found = set()
    for parts in readings:
        try:
            found.add(_built(parts, clock, rules, None))
        except ValueError:
            continue
    return found.pop() if len(found) == 1 else None


def _built(
    parts: tuple[str | None, ...],
    clock: tuple[str | None, ...],
    rules: TimeRules,
    offset: str | None,
) -> Moment:
    """A moment from text parts. Raises ValueError where they are no date."""
    year, month, day_ = (int(part or 0) for part in parts)
    hour, minute, second = (int(part or 0) for part in clock)
    precision = "s" if clock[2] is not None else "m" if clock[0] is not None else "d"
    year += _CENTURY if year < _CENTURY // 20 else 0
    extra = timedelta(0)
    if hour == 24 and not minute and not second:  # noqa: PLR2004 - midnight as some forms write it
        hour, extra = 0, timedelta(days=1)
    local = datetime(year, month, day_, hour, minute, second) + extra
    zone = _offset(offset) if offset else ZoneInfo(rules.zone)
    return _placed(local.replace(tzinfo=zone), precision, rules)


def _offset(text: str) -> ZoneInfo:
    """The zone of an ISO offset; fixed offsets are kept exact through their minutes."""
    from datetime import timezone

    if text in ("Z", "UTC"):
        return UTC  # type: ignore[return-value]
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(sign * span)  # type: ignore[return-value]


def _placed(at: datetime, precision: str, rules: TimeRules) -> Moment:
    """The moment in UTC with its day in the shop's zone."""
    return Moment(at.astimezone(UTC), precision, at.astimezone(ZoneInfo(rules.zone)).date())
