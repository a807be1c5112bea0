"""How long a platform gives for an answer, as far as its sources say so."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from zhendan.domain import Text


class Unit(StrEnum):
    """What a window is counted in."""

    HOURS = "hours"  # 小时
    CALENDAR_DAYS = "calendar_days"  # 自然日
    WORKING_DAYS = "working_days"  # 工作日
    DAYS = "days"  # 日: the source does not say which days
    SAME_DAY = "same_day"  # 当日


class StartEvent(StrEnum):
    """What starts the clock."""

    NOTICE = "notice"  # 通知送达
    STATE_REACHED = "state_reached"  # 进入待处理状态
    REJECTION = "rejection"  # 申诉被驳回


class FirstDay(StrEnum):
    """Which day is counted as the first."""

    SAME = "same"  # 当日起算
    NEXT = "next"  # 次日起算
    UNKNOWN = "unknown"  # 未说明: both readings are computed


_UNITS = {
    Unit.HOURS: Text("小时", "hours"),
    Unit.CALENDAR_DAYS: Text("个自然日", "calendar days"),
    Unit.WORKING_DAYS: Text("个工作日", "working days"),
    Unit.DAYS: Text("日（未说明自然日或工作日）", "days (calendar or working not said)"),
}

_EVENTS = {
    StartEvent.NOTICE: Text("通知送达", "the notice was delivered"),
    StartEvent.STATE_REACHED: Text("进入待处理状态", "the case began to wait for the shop"),
    StartEvent.REJECTION: Text("申诉被驳回", "the appeal was rejected"),
}


@dataclass(frozen=True, slots=True)
class Window:
    """One window: how many of which unit, from what, and until which hour of the last day."""

    count: int
    unit: Unit
    counted_from: StartEvent = StartEvent.NOTICE
    first_day: FirstDay = FirstDay.UNKNOWN
    cut_off: time | None = None
    """Local time the last day ends for the platform; None where only the day is named."""
    old_clocks_keep: bool = False
    """Documented: a clock that runs when the value changes keeps the old value."""

    @property
    def words(self) -> Text:
        """The window as a person reads it."""
        until = f"{self.cut_off:%H:%M}" if self.cut_off else ""
        event = _EVENTS[self.counted_from]
        if self.unit is Unit.SAME_DAY:
            return Text(f"{event.zh}当日 {until} 前", f"by {until} on the day {event.en}")
        unit = _UNITS[self.unit]
        late_zh = f"，最后一日 {until} 前" if until else ""
        late_en = f", by {until} on the last day" if until else ""
        return Text(
            f"自{event.zh}起 {self.count} {unit.zh}{late_zh}",
            f"{self.count} {unit.en} from when {event.en}{late_en}",
        )


@dataclass(frozen=True, slots=True)
class GradedWindow:
    """Windows that differ by the grade of the violation."""

    by_grade: tuple[tuple[int, Window], ...]

    def of(self, grade: int | None) -> tuple[Window, ...]:
        """The window of `grade`, or every window where the grade is unknown or not listed."""
        exact = tuple(window for listed, window in self.by_grade if listed == grade)
        return exact or tuple(window for _, window in self.by_grade)

    @property
    def words(self) -> Text:
        """All windows as a person reads them."""
        names = {0: ("涉嫌", "suspected"), 1: ("一般", "general"), 2: ("严重", "serious")}
        last = ("特别严重", "particularly serious")
        parts = [(names.get(grade, last), window.words) for grade, window in self.by_grade]
        return Text(
            "；".join(f"{name[0]}：{words.zh}" for name, words in parts),
            "; ".join(f"{name[1]}: {words.en}" for name, words in parts),
        )


@dataclass(frozen=True, slots=True)
class PointsRule:
    """When violation points lapse, and what stops them from lapsing."""

    cleared_after_days: int
    unless_total: int

    def cleared(self, *, day: int, total: int) -> bool:
        """Whether points are gone on day `day` (0 = when given) with `total` points standing."""
        return day >= self.cleared_after_days and total < self.unless_total

    @property
    def words(self) -> Text:
        """The rule as a person reads it."""
        return Text(
            f"扣分满 {self.cleared_after_days} 个自然日清零；累计达 {self.unless_total} 分则不清零",
            f"points lapse after {self.cleared_after_days} calendar days"
            f" unless {self.unless_total} have been reached",
        )
