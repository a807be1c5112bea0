"""Local time without the engine's help: a zone's shift from UTC as an SQL expression."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from zhendan.audit.errors import ZoneUnknown

_STEP = timedelta(days=7)
_MOST_YEARS = 40


def shift_sql(zone: str, column: str, *, first: int, last: int) -> str:
    """Seconds to add to the UTC seconds in `column` to get local seconds, for first..last.

    A zone without summer time is one number; others become a CASE over their change-overs.
    """
    changes = _changes(zone, first, last)
    if len(changes) == 1:
        return str(changes[0][1])
    arms = " ".join(f"WHEN {column} < {until} THEN {shift}" for until, shift in changes[:-1])
    return f"CASE {arms} ELSE {changes[-1][1]} END"


def shift_at(zone: str, second: int) -> int:
    """Seconds east of UTC that `zone` stood at, at one instant."""
    return _shift(_zone(zone), datetime.fromtimestamp(second, UTC))


def _changes(zone: str, first: int, last: int) -> list[tuple[int, int]]:
    """(until, shift) in order; the last entry holds without end."""
    place = _zone(zone)
    now = datetime.fromtimestamp(first, UTC)
    end = min(datetime.fromtimestamp(last, UTC), now + timedelta(days=366 * _MOST_YEARS))
    spans: list[tuple[int, int]] = []
    while now < end:
        following = now + _STEP
        if _shift(place, now) != _shift(place, following):
            edge = _edge(place, now, following)
            spans.append((int(edge.timestamp()), _shift(place, now)))
        now = following
    return [*spans, (0, _shift(place, now))]


def _edge(place: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The first second of the new shift between two instants."""
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        middle = middle.replace(microsecond=0)
        if _shift(place, middle) == _shift(place, before):
            before = middle
        else:
            after = middle
    return after


def _shift(place: ZoneInfo, at: datetime) -> int:
    """The zone's distance from UTC in seconds at an instant."""
    offset = at.astimezone(place).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def _zone(name: str) -> ZoneInfo:
    """The zone; raises `ZoneUnknown`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ZoneUnknown(zone=name) from error
