"""The day before and after are counted from: the penalty's where known, and its source (处罚)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from zhendan.domain import Event, EventKind, Notice, Text, day_of
from zhendan.reputation.errors import PenaltyDayUnsourced


class DaySource(StrEnum):
    """Where the day comes from, most telling first."""

    PERSON = "person"  # 人工写明的处罚日
    NOTICE_PENALTY = "notice_penalty"  # 通知写明的处罚日
    NOTICE_DELIVERED = "notice_delivered"  # 通知送达日
    NOTICE_ARRIVED = "notice_arrived"  # 通知所署或到达的日期
    OPENED = "opened"  # 建案日

    @property
    def is_penalty(self) -> bool:
        """Whether it is the day of the penalty itself."""
        return self in (DaySource.PERSON, DaySource.NOTICE_PENALTY)


@dataclass(frozen=True, slots=True)
class CountedFrom:
    """The day, its source, and both in words for who reads the lines."""

    on: date
    source: DaySource
    words: Text


def notice_days(notice: Notice) -> dict[str, object]:
    """The facts of a `NOTICE_DATED` event: the days a notice names, on the shop's calendar."""
    zone = ZoneInfo(notice.zone)
    named = {
        "penalty_on": notice.penalty_at,
        "delivered_on": notice.delivered_at,
        "arrived_on": notice.arrived_at,
    }
    days: dict[str, object] = {
        name: at.astimezone(zone).date().isoformat() if at else None for name, at in named.items()
    }
    return days | {"words": notice.penalty_words}


def penalty_facts(on: date, source: str) -> dict[str, object]:
    """The facts of a `PENALTY_DATED` event: a person's word. Raises `PenaltyDayUnsourced`."""
    if not source.strip():
        raise PenaltyDayUnsourced(day=on.isoformat())
    return {"on": on.isoformat(), "source": source.strip()}


def told_days(events: Iterable[Event]) -> dict[str, object]:
    """What is on record of those days, as it travels with a case that is handed over."""
    told: dict[str, object] = {"notice": None, "person": None}
    for event in events:
        if event.kind is EventKind.TAKEN_OVER:
            letter = event.facts.get("letter")
            days = letter.get("days") if isinstance(letter, dict) else None
            told |= {k: v for k, v in (days if isinstance(days, dict) else {}).items() if k in told}
        elif event.kind is EventKind.NOTICE_DATED:
            told["notice"] = dict(event.facts)
        elif event.kind is EventKind.PENALTY_DATED:
            told["person"] = {**event.facts, "by": str(event.by)}
    return told


def counted_from(events: Sequence[Event], *, today: date) -> CountedFrom:
    """The penalty's day: a person's word, then the notice's; else the notice's own day, said so.

    Where no notice names a day, the case's opening; a case without events counts from `today`.
    """
    told = told_days(events)
    person, notice = (_facts(told[name]) for name in ("person", "notice"))
    by = _day(person.get("on"))
    if by is not None:
        return _by_person(by, person)
    for name, source in _OF_NOTICE:
        on = _day(notice.get(name))
        if on is not None:
            return CountedFrom(on, source, _words(source, on, str(notice.get("words") or "")))
    opened = [day_of(event.at) for event in events[:1]]
    on = opened[0] if opened else today
    return CountedFrom(on, DaySource.OPENED, _words(DaySource.OPENED, on, ""))


_OF_NOTICE = (
    ("penalty_on", DaySource.NOTICE_PENALTY),
    ("delivered_on", DaySource.NOTICE_DELIVERED),
    ("arrived_on", DaySource.NOTICE_ARRIVED),
)
_UNKNOWN = Text(
    "知道处罚从哪天起的，请写明；写明后按那一天重新计算。",
    "Where you know from when the penalty held, tell it: everything is counted anew from there.",
)
_SAID = {
    DaySource.NOTICE_PENALTY: Text(
        "前后以处罚日 {on} 为界，通知原文：“{words}”。",
        "Before and after are counted from the penalty's day {on}; the notice says: “{words}”.",
    ),
    DaySource.NOTICE_DELIVERED: Text(
        "处罚从哪天起不清楚：通知没有写明。前后以通知送达日 {on} 为界。",
        "From when the penalty held is not known, the notice does not say. Before and after are"
        " counted from {on}, when the notice was delivered.",
    ),
    DaySource.NOTICE_ARRIVED: Text(
        "处罚从哪天起、通知哪天送达都不清楚。前后以通知所署或收到的日期 {on} 为界。",
        "Neither the penalty's day nor the notice's delivery is known. Before and after are counted"
        " from {on}, the date the notice bears or came on.",
    ),
    DaySource.OPENED: Text(
        "处罚从哪天起、通知是哪一天都没有记录。前后以建案日 {on} 为界。",
        "Neither the penalty's day nor the notice's is on record. Before and after are counted from"
        " {on}, when the case was opened.",
    ),
}


def _words(source: DaySource, on: date, words: str) -> Text:
    """The day and its source; where it is not the penalty's, what a person can do about it."""
    said = _SAID[source]
    zh, en = (said.say(lang, on=on.isoformat(), words=words) for lang in ("zh", "en"))
    if source.is_penalty:
        return Text(zh, en)
    return Text(f"{zh}{_UNKNOWN.zh}", f"{en} {_UNKNOWN.en}")


def _by_person(on: date, facts: Mapping[str, object]) -> CountedFrom:
    by, source = str(facts.get("by") or "—"), str(facts.get("source") or "—")
    words = Text(
        f"前后以处罚日 {on} 为界，由{by}写明，依据：{source}。",
        f"Before and after are counted from the penalty's day {on}, as told by {by}; {source}.",
    )
    return CountedFrom(on, DaySource.PERSON, words)


def _facts(told: object) -> Mapping[str, object]:
    return told if isinstance(told, dict) else {}


def _day(told: object) -> date | None:
    """A day as a ledger or somebody's letter tells it; what is none is none."""
    try:
        return date.fromisoformat(str(told)) if told else None
    except ValueError:
        return None
