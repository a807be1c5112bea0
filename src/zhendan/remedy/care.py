"""Looking after measures: who owns them, when they are late, and whether they worked (整改跟踪)."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from zhendan.domain import Event, EventKind, RemedyTask, Text, cause_words
from zhendan.remedy.errors import EffectUnreadable
from zhendan.remedy.names import measure_name
from zhendan.remedy.told import closed_on

MOST_WEEKS = 520
"""Ten years: a later look is a slip of the pen."""
SOON = 7
"""Days before the date from which a measure counts as due soon."""
LADDER = ((14, Text("店铺负责人", "the head of the shop")), (7, Text("主管", "the supervisor")))
"""Days overdue, and who is told then; before that the owner alone."""
NO_CAUSE = Text("", "")
OWNER = Text("任务负责人", "the owner of the task")


class CareState(StrEnum):
    """How a measure stands on a day."""

    UNASSIGNED = "unassigned"  # 尚无负责人
    OPEN = "open"  # 进行中
    SOON = "soon"  # 即将到期
    OVERDUE = "overdue"  # 已逾期
    DONE = "done"  # 已完成
    WAITING = "waiting"  # 已完成，等待检查效果
    CHECK_DUE = "check_due"  # 应检查效果
    EFFECTIVE = "effective"  # 效果达到目标
    NOT_EFFECTIVE = "not_effective"  # 未达到目标

    @property
    def words(self) -> Text:
        """The state as a person reads it."""
        return _WORDS[self]


_WORDS = {
    CareState.UNASSIGNED: Text("尚无负责人", "nobody owns it yet"),
    CareState.OPEN: Text("进行中", "open"),
    CareState.SOON: Text("即将到期", "due soon"),
    CareState.OVERDUE: Text("已逾期", "overdue"),
    CareState.DONE: Text("已完成，有证明", "done, with proof"),
    CareState.WAITING: Text("已完成，效果待检查", "done, effect to be checked"),
    CareState.CHECK_DUE: Text("现在检查效果", "check the effect now"),
    CareState.EFFECTIVE: Text("效果达到目标", "reached its goal"),
    CareState.NOT_EFFECTIVE: Text("未达到目标，请换措施", "goal not reached: try another measure"),
}


@dataclass(frozen=True, slots=True)
class EffectGoal:
    """A number that shows whether a measure worked, and when it is looked at."""

    metric: str
    """What is counted, in the shop's own words, e.g. 每千单待复核订单数."""
    value: float
    at_most: bool
    """Reached at or below the value; False: at or above."""
    weeks: int
    """Weeks after the measure was done."""

    def __post_init__(self) -> None:
        whole = math.isfinite(self.value) and 1 <= self.weeks <= MOST_WEEKS
        if not self.metric.strip() or not whole:
            raise EffectUnreadable(problem=f"{self.metric}, {self.value}, {self.weeks}")

    def reached(self, value: float) -> bool:
        """Whether a measured value reaches the goal."""
        return value <= self.value if self.at_most else value >= self.value


@dataclass(frozen=True, slots=True)
class EffectCheck:
    """One look at the number, with its source."""

    value: float
    on: date
    source: str
    reached: bool


@dataclass(frozen=True, slots=True)
class Cared:
    """A measure as it stands on a day, with whom it concerns now."""

    task: RemedyTask
    state: CareState
    days_over: int
    tell: Text | None
    """Who has to hear of it; None where nothing presses."""
    goal: EffectGoal | None = None
    check_on: date | None = None
    check: EffectCheck | None = None
    answers: Text = NO_CAUSE
    """The causes it answers, as a reader knows them."""


def set_facts(
    task: str, *, owner: str = "", due_on: date | None = None, goal: EffectGoal | None = None
) -> dict[str, object]:
    """The facts of a `REMEDY_SET` event; what is left out stays as it was."""
    facts: dict[str, object] = {"id": task}
    if owner.strip():
        facts["owner"] = owner.strip()
    if due_on:
        facts["due_on"] = due_on.isoformat()
    if goal:
        facts["goal"] = {
            "metric": goal.metric,
            "value": goal.value,
            "at_most": goal.at_most,
            "weeks": goal.weeks,
        }
    return facts


def check_facts(task: str, check: EffectCheck) -> dict[str, object]:
    """The facts of an `EFFECT_CHECKED` event.

    Raises `EffectUnreadable` without a source or a number.
    """
    if not check.source.strip() or not math.isfinite(check.value):
        raise EffectUnreadable(problem=f"{check.value}, {check.source}")
    return {
        "id": task,
        "value": check.value,
        "on": check.on.isoformat(),
        "source": check.source.strip(),
        "reached": check.reached,
    }


def care(tasks: Sequence[RemedyTask], events: Iterable[Event], *, on: date) -> tuple[Cared, ...]:
    """Every measure as it stands on a day: what presses first, then by date."""
    told = list(events)
    goals, checks, closed = _goals(told), _checks(told), closed_on(told)
    names = {one.id: measure_name(one.id) for one in tasks}
    found = []
    for one in tasks:
        known = (closed.get(one.id), checks.get(names[one.id]))
        stands = _stands(one, goals.get(names[one.id]), known, on)
        found.append(replace(stands, answers=cause_words(one.causes)))
    return tuple(sorted(found, key=lambda c: (c.tell is None, c.task.due_on or on, c.task.id)))


def goal_of(events: Iterable[Event], task: str) -> EffectGoal:
    """The goal of one measure. Raises `EffectUnreadable` where none was set."""
    goal = _goals(list(events)).get(measure_name(task))
    if goal is None:
        raise EffectUnreadable(problem=f"{task}: goal")
    return goal


def _stands(
    task: RemedyTask,
    goal: EffectGoal | None,
    known: tuple[date | None, EffectCheck | None],
    on: date,
) -> Cared:
    done_on, check = known
    if not task.is_done:
        return _open(task, goal, on)
    if goal is None or done_on is None:
        return Cared(task, CareState.DONE, 0, None)
    check_on = done_on + timedelta(weeks=goal.weeks)
    if check is not None and check.on >= check_on:
        state = CareState.EFFECTIVE if check.reached else CareState.NOT_EFFECTIVE
        tell = None if check.reached else OWNER
    else:
        state = CareState.WAITING if on < check_on else CareState.CHECK_DUE
        tell = None if on < check_on else _told((on - check_on).days)
    return Cared(task, state, max(0, (on - check_on).days), tell, goal, check_on, check)


def _open(task: RemedyTask, goal: EffectGoal | None, on: date) -> Cared:
    over = (on - task.due_on).days if task.due_on else 0
    if over > 0:
        return Cared(task, CareState.OVERDUE, over, _told(over), goal)
    if not task.owner:
        return Cared(task, CareState.UNASSIGNED, 0, LADDER[-1][1], goal)
    if task.due_on and -over <= SOON:
        return Cared(task, CareState.SOON, 0, OWNER, goal)
    return Cared(task, CareState.OPEN, 0, None, goal)


def _told(days: int) -> Text:
    """Who hears of it after so many days."""
    return next((who for least, who in LADDER if days >= least), OWNER)


def _goals(events: Sequence[Event]) -> dict[str, EffectGoal]:
    """The latest goal by the measure's name."""
    found = {}
    for event in events:
        told = event.facts.get("goal")
        if event.kind is EventKind.REMEDY_SET and isinstance(told, dict):
            found[measure_name(str(event.facts["id"]))] = EffectGoal(
                str(told.get("metric", "")),
                float(str(told.get("value", 0))),
                bool(told.get("at_most")),
                int(str(told.get("weeks", 0))),
            )
    return found


def _checks(events: Sequence[Event]) -> dict[str, EffectCheck]:
    """The latest look by the measure's name."""
    found = {}
    for event in events:
        facts = event.facts
        if event.kind is EventKind.EFFECT_CHECKED:
            found[measure_name(str(facts["id"]))] = EffectCheck(
                float(str(facts["value"])),
                date.fromisoformat(str(facts["on"])),
                str(facts["source"]),
                bool(facts["reached"]),
            )
    return found
