"""Instants and spans in words, always in one named zone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MONTHS = "January February March April May June July August September October November December"
_ZONES = {"Asia/Shanghai": ("北京时间", "Beijing time"), "UTC": ("世界协调时", "UTC")}
_HOURS_ONLY_BELOW = 48
"""Below this many hours a span is said in hours alone: the reader plans by the hour."""


@dataclass(frozen=True, slots=True)
class Zoned:
    """Says instants in one zone and one language."""

    zone: str
    lang: str

    def local(self, at: datetime) -> datetime:
        """The instant on the wall clock of the zone."""
        return at.astimezone(_place(self.zone))

    def name(self, at: datetime | None = None) -> str:
        """The zone as people call it, for example 北京时间."""
        if self.zone in _ZONES:
            return _ZONES[self.zone][1 if self.lang == "en" else 0]
        known = _place(self.zone) is not UTC
        offset = f" (UTC{self.local(at):%z})" if at and known else ""
        return f"{self.zone if known else 'UTC'}{offset}"

    def day(self, on: date) -> str:
        """A date in words: 2026年6月22日, 22 June 2026."""
        if self.lang == "en":
            return f"{on.day} {_MONTHS.split()[on.month - 1]} {on.year}"
        return f"{on.year}年{on.month}月{on.day}日"

    def instant(self, at: datetime) -> str:
        """An instant in words, to the minute."""
        local = self.local(at)
        comma = "," if self.lang == "en" else ""
        return f"{self.day(local.date())}{comma} {local:%H:%M}"

    def until(self, at: datetime) -> str:
        """A closing instant; midnight is said as 24:00 of the day that ends there."""
        local = self.local(at)
        if (local.hour, local.minute) != (0, 0):
            return self.instant(at)
        comma = "," if self.lang == "en" else ""
        return f"{self.day(local.date() - timedelta(days=1))}{comma} 24:00"

    def stamp(self, at: datetime) -> str:
        """An instant as it stands in a table: 2026-06-18 09:02."""
        return f"{self.local(at):%Y-%m-%d %H:%M}"


def span(length: timedelta, lang: str) -> str:
    """A span in words: days and hours when there is time, hours below two days, then minutes."""
    minutes = int(abs(length).total_seconds() // 60)
    days, rest = divmod(minutes, 24 * 60)
    hours = minutes // 60
    if hours >= _HOURS_ONLY_BELOW:
        return _said([(days, "天", "day"), (rest // 60, "小时", "hour")], lang)
    if hours >= 1:
        return _said([(hours, "小时", "hour")], lang)
    if minutes >= 1:
        return _said([(minutes, "分钟", "minute")], lang)
    return "under a minute" if lang == "en" else "不到 1 分钟"


def _said(parts: list[tuple[int, str, str]], lang: str) -> str:
    """The non-zero parts of a span, joined."""
    if lang == "en":
        return " ".join(f"{n} {en}{'' if n == 1 else 's'}" for n, _, en in parts if n)
    return " ".join(f"{n} {zh}" for n, zh, _ in parts if n)


def _place(zone: str) -> tzinfo:
    """The zone's clock, or UTC where the name says nothing we know."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
