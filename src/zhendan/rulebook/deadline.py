"""Work out by when an answer must be in: every reading, and the earliest to plan by."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from zhendan.domain import Confidence, Deadline, Text
from zhendan.rulebook.calendar import Count, WorkCalendar
from zhendan.rulebook.windows import FirstDay, Unit, Window

END_OF_DAY = time(23, 59, 59)
"""A last day without an hour is read as the whole day."""


@dataclass(frozen=True, slots=True)
class Start:
    """The instant a clock starts, as far as it is known, and whose days are counted."""

    instants: tuple[datetime, ...]
    """The platform's reading first; a second where the time came without a zone."""
    zone: ZoneInfo
    steps: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a window, and where it ends."""

    at: datetime
    words: Text
    trail: tuple[Text, ...] = ()
    """How the days were counted, and by which published calendar."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a deadline is worked out from: windows and their standing."""

    windows: tuple[Window, ...]
    confidence: Confidence
    source: Text
    one_shot: bool = False
    doubts: tuple[Text, ...] = ()
    """Further reasons why the result is provisional."""


def work_out(basis: Basis, start: Start, calendar: WorkCalendar) -> Deadline:
    """The deadline by every plausible reading: `at` is the latest, `plan_by` the earliest.

    A third-party hint is always provisional. Without any reading (a same-day hour that had
    passed already) there is no date, and the steps say so.
    """
    by_instant = [
        [r for w in basis.windows for r in _readings(w, i.astimezone(start.zone), calendar)]
        for i in start.instants
    ]
    readings = [reading for found in by_instant for reading in found]
    at = max((reading.at for reading in by_instant[0]), default=None)
    # Where only another zone's reading is left the platform's own hour has passed: no date.
    plan_by = min(reading.at for reading in readings) if at else None
    ends = dict.fromkeys(each for r in readings for each in (*r.trail, r.words))
    steps = (*start.steps, basis.source, *basis.doubts, *ends)
    hint = basis.confidence is Confidence.THIRD_PARTY
    return Deadline(
        at=at,
        plan_by=plan_by,
        zone=start.zone.key,
        confidence=basis.confidence if at else Confidence.UNKNOWN,
        source=basis.source,
        steps=(*steps, _conclusion(at, plan_by, start.zone, hint=hint)),
        one_shot=basis.one_shot,
        provisional=hint or at != plan_by or bool(basis.doubts) or at is None,
    )


def unknown_deadline(zone: str, *steps: Text, one_shot: bool = False) -> Deadline:
    """No date at all: the person looks at the notice, and the day-0 tasks start anyway."""
    return Deadline(
        at=None,
        plan_by=None,
        zone=zone,
        confidence=Confidence.UNKNOWN,
        source=Text("未知，请看通知", "unknown: look at your notice"),
        steps=(*steps, _conclusion(None, None, ZoneInfo("UTC"), hint=False)),
        one_shot=one_shot,
        provisional=True,
    )


def local(instant: datetime, zone: ZoneInfo) -> Text:
    """An instant as printed: local time and the zone's name."""
    at = f"{instant.astimezone(zone):%Y-%m-%d %H:%M:%S}"
    return Text(f"{at}（{zone.key}）", f"{at} ({zone.key})")


def _readings(window: Window, start: datetime, calendar: WorkCalendar) -> list[Reading]:
    """Every plausible end of `window`, counted from the local time `start`."""
    if window.unit is Unit.HOURS:
        # Through UTC: wall clocks may jump inside the window, hours do not.
        at = start.astimezone(UTC) + timedelta(hours=window.count)
        return [_reading(at, start, Text(f"满 {window.count} 小时", f"{window.count} hours on"))]
    if window.unit is Unit.SAME_DAY:
        ends = datetime.combine(start.date(), window.cut_off or END_OF_DAY, start.tzinfo)
        return [_reading(ends, start, Text("当日截止", "the same day"))] if start < ends else []
    found = []
    for first_day in _first_days(window.first_day):
        if window.unit in (Unit.CALENDAR_DAYS, Unit.DAYS):
            found += _calendar_days(window, start, first_day)
        if window.unit in (Unit.WORKING_DAYS, Unit.DAYS):
            found += _working_days(window, start, first_day, calendar)
    return found


def _first_days(first_day: FirstDay) -> tuple[FirstDay, ...]:
    """The conventions to compute: both where the source does not say."""
    if first_day is FirstDay.UNKNOWN:
        return (FirstDay.SAME, FirstDay.NEXT)
    return (first_day,)


def _calendar_days(window: Window, start: datetime, first_day: FirstDay) -> list[Reading]:
    """The last of `count` calendar days."""
    days = window.count - (first_day is FirstDay.SAME)
    last = start.date() + timedelta(days=days)
    words = Text(
        f"按 {window.count} 个自然日、{_first_words(first_day).zh}",
        f"{window.count} calendar days, {_first_words(first_day).en}",
    )
    return [_last_day(last, window, start, words)]


def _working_days(
    window: Window, start: datetime, first_day: FirstDay, calendar: WorkCalendar
) -> list[Reading]:
    """The last of `count` working days; two readings where a year is not published."""
    same = first_day is FirstDay.SAME
    end = calendar.count(start.date(), window.count, start_counts=same)
    first = _first_words(first_day)
    words = Text(
        f"按 {window.count} 个工作日（含调休）、{first.zh}",
        f"{window.count} working days, {first.en}",
    )
    trail = _trail(end, calendar)
    if end.unknown_year is None:
        return [replace(_last_day(end.day, window, start, words), trail=trail)]
    doubt = Text(
        f"{words.zh}；{end.unknown_year} 年调休安排未公布，按周一至周五推算",
        f"{words.en}; make-up days of {end.unknown_year} not published, Mondays to Fridays taken",
    )
    earliest = Text(
        f"{words.zh}；{end.unknown_year} 年调休安排未公布，最早可能",
        f"{words.en}; make-up days of {end.unknown_year} not published, earliest plausible",
    )
    return [
        replace(_last_day(end.day, window, start, doubt), trail=trail),
        _last_day(end.earliest, window, start, earliest),
    ]


MOST_DAYS_SHOWN = 10
_WEEK_ZH, _WEEK_EN = "一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _trail(end: Count, calendar: WorkCalendar) -> tuple[Text, ...]:
    """The working days one by one where they are few, and the notices they rest on."""
    days = tuple(day for day in end.counted if day.year in calendar.known)
    told = []
    if days and len(days) <= MOST_DAYS_SHOWN:
        zh = "、".join(f"{d.month}月{d.day}日（周{_WEEK_ZH[d.weekday()]}）" for d in days)
        en = ", ".join(f"{_WEEK_EN[d.weekday()]} {d.isoformat()}" for d in days)
        told.append(Text(f"计入的工作日：{zh}", f"working days counted: {en}"))
    for year in calendar.notices(days):
        by = f"，{year.entered_by} 录入" if year.entered_by else ""
        title = f"{year.title}（{year.published.isoformat()} 公布{by}）"
        told.append(Text(f"{year.year} 年放假与调休：{title}", f"holidays of {year.year}: {title}"))
    return tuple(told)


def _first_words(first_day: FirstDay) -> Text:
    if first_day is FirstDay.SAME:
        return Text("当日计入", "the day itself counted")
    return Text("次日起算", "from the day after")


def _last_day(last: date, window: Window, start: datetime, words: Text) -> Reading:
    """The end of the last day: the cut-off hour, or the whole day where none is named."""
    return _reading(
        datetime.combine(last, window.cut_off or END_OF_DAY, start.tzinfo), start, words
    )


def _reading(at: datetime, start: datetime, words: Text) -> Reading:
    """A reading with its end printed in the zone the days were counted in."""
    zone = start.tzinfo
    printed = f"{at.astimezone(zone):%Y-%m-%d %H:%M:%S}"
    instant = at.astimezone(UTC)
    return Reading(instant, Text(f"{words.zh}：至 {printed}", f"{words.en}: until {printed}"))


def _conclusion(
    at: datetime | None, plan_by: datetime | None, zone: ZoneInfo, *, hint: bool
) -> Text:
    """The last step of a derivation: what to go by."""
    if at is None or plan_by is None:
        return Text(
            "没有可用的期限：未知，请看通知，并请尽快处理",
            "no deadline can be worked out: look at your notice, and act soon",
        )
    last, plan = local(at, zone), local(plan_by, zone)
    if hint:
        return Text(
            f"最迟 {last.zh}，未核实（第三方资料，请以通知为准）；请按 {plan.zh} 之前准备",
            f"at the latest {last.en}, unverified (third party, go by your notice);"
            f" plan by {plan.en}",
        )
    if at == plan_by:
        return Text(f"截止 {last.zh}", f"due {last.en}")
    return Text(
        f"最迟 {last.zh}，读法未核实；请按最早的 {plan.zh} 准备",
        f"at the latest {last.en}, the reading is unverified; plan by the earliest, {plan.en}",
    )
