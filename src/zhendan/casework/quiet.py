"""免打扰时段: hours in which nobody is written to, on one clock; a near deadline may break them."""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from zhendan.domain import Text, ZhendanError

URGENT_HOURS = 24
"""A deadline that is this near, in hours, is told at any hour."""


class QuietHoursUnusable(ZhendanError):
    """Quiet hours without a begin, an end or a known zone."""

    code = "ZD991"
    what = Text(
        zh="没有保存免打扰时段：{begin} 到 {end}，时区 {zone}。",
        en="Quiet hours were not kept: {begin} to {end}, zone {zone}.",
    )
    why = Text(
        zh="开始和结束要各写一个时间且不能相同，时区要是已知的名称；不要免打扰时两个都留空。",
        en="Begin and end are two different times of day and the zone is a known name; for no"
        " quiet hours both stay empty.",
    )
    next_step = Text(
        zh="请写成 22:00 和 08:00 这样，时区如 Asia/Shanghai，再保存。",
        en="Write them like 22:00 and 08:00, the zone like Asia/Shanghai, and save again.",
    )


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of rest, from one time of day until another; over midnight where the end is earlier."""

    begin: time
    end: time
    zone: str
    urgent: bool = True
    """Whether a deadline inside 24 hours is told all the same."""

    def holds(self, now: datetime, *, hours_left: int | None = None) -> bool:
        """Whether a message waits at this instant; `hours_left` is of a deadline's reminder."""
        if self.urgent and hours_left is not None and hours_left <= URGENT_HOURS:
            return False
        at = now.astimezone(ZoneInfo(self.zone)).time()
        if self.begin <= self.end:
            return self.begin <= at < self.end
        return at >= self.begin or at < self.end


NO_QUIET = Quiet(time(0), time(0), "UTC")
"""No hour is quiet."""


def quiet_hours(begin: str, end: str, zone: str, *, urgent: bool) -> Quiet:
    """Quiet hours as a person writes them; both empty: none. Raises `QuietHoursUnusable`."""
    try:
        ZoneInfo(zone)
        if not begin and not end:
            return Quiet(time(0), time(0), zone, urgent)
        made = Quiet(time.fromisoformat(begin), time.fromisoformat(end), zone, urgent)
    except (ValueError, ZoneInfoNotFoundError, OSError) as error:
        raise QuietHoursUnusable(begin=begin or "—", end=end or "—", zone=zone or "—") from error
    if made.begin == made.end or made.begin.tzinfo or made.end.tzinfo:
        raise QuietHoursUnusable(begin=begin, end=end, zone=zone)
    return made
