"""Measures are looked after: late ones climb a ladder, done ones are held against a number."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from zhendan.domain import (
    CaseId,
    Event,
    EventKind,
    ExhibitId,
    OrderId,
    PersonId,
    RemedyTask,
    SentenceKind,
    Text,
)
from zhendan.remedy import (
    CareState,
    EffectCheck,
    EffectGoal,
    EffectUnreadable,
    ProofNotSealed,
    care,
    check_facts,
    closed_facts,
    closed_on,
    goal_of,
    opened_facts,
    require_sealed,
    sentence,
    set_facts,
    short_plan,
    tasks,
)
from zhendan.remedy import close as close_task

DUE = date(2026, 6, 29)
TASK = RemedyTask("RC10-staff_training", "RC10", Text("培训", "training"), (OrderId("A"),), "", DUE)
GOAL = EffectGoal("每千单待复核订单数", 2.0, at_most=True, weeks=4)


def event(kind: EventKind, facts: dict[str, object], on: date = date(2026, 6, 22)) -> Event:
    at = datetime(on.year, on.month, on.day, tzinfo=UTC)
    return Event(CaseId("x"), kind, at, PersonId("王"), facts, seq=1)


OPENED = event(EventKind.REMEDY_OPENED, opened_facts(TASK))
OWNED = event(EventKind.REMEDY_SET, set_facts(TASK.id, owner="李主管", goal=GOAL))
DONE = event(
    EventKind.REMEDY_CLOSED, closed_facts(close_task(TASK, [ExhibitId("E012")])), date(2026, 6, 25)
)
OPEN_AGAIN = event(EventKind.REMEDY_REOPENED, {"id": TASK.id, "reason": "签到表缺页"})


def stands(on: date, *events: Event) -> tuple[CareState, str]:
    (one,) = care(tasks(events), events, on=on)
    return one.state, one.tell.zh if one.tell else ""


@pytest.mark.parametrize(
    ("days", "told"), [(1, "任务负责人"), (7, "主管"), (13, "主管"), (14, "店铺负责人")]
)
def test_what_is_late_climbs_the_ladder(days: int, told: str) -> None:
    assert stands(DUE + timedelta(days=days), OPENED, OWNED) == (CareState.OVERDUE, told)


def test_goal_and_closing_under_another_cause_belong_to_the_same_measure() -> None:
    other = replace(TASK, id="RC99-staff_training", cause="RC99")
    both = [event(EventKind.REMEDY_OPENED, opened_facts(other)), OPENED, OWNED, DONE]
    (one,) = care(tasks(both), both, on=date(2026, 7, 1))
    assert (one.state, one.goal) == (CareState.WAITING, GOAL)
    assert one.answers.zh == "原因未查明、员工为业绩下单"
    assert goal_of(both, other.id) == goal_of(both, TASK.id) == GOAL
    assert closed_on(both) == {other.id: date(2026, 6, 25)}


def test_a_measure_nobody_owns_says_so_before_it_is_late() -> None:
    assert stands(date(2026, 6, 22), OPENED)[0] is CareState.UNASSIGNED


def test_a_measure_that_is_done_is_held_against_its_number_weeks_later() -> None:
    late = event(
        EventKind.EFFECT_CHECKED,
        check_facts(TASK.id, EffectCheck(3.5, date(2026, 7, 24), "复核台统计", reached=False)),
    )
    assert stands(date(2026, 7, 1), OPENED, OWNED, DONE)[0] is CareState.WAITING
    assert stands(date(2026, 7, 23), OPENED, OWNED, DONE)[0] is CareState.CHECK_DUE
    assert stands(date(2026, 7, 24), OPENED, OWNED, DONE, late)[0] is CareState.NOT_EFFECTIVE


def test_a_check_made_too_early_does_not_count() -> None:
    early = EffectCheck(0.0, date(2026, 6, 26), "复核台统计", reached=True)
    told = event(EventKind.EFFECT_CHECKED, check_facts(TASK.id, early))
    assert stands(date(2026, 7, 24), OPENED, OWNED, DONE, told)[0] is CareState.CHECK_DUE


def test_opened_again_the_appeal_promises_instead_of_telling() -> None:
    (done,) = tasks([OPENED, OWNED, DONE])
    (again,) = tasks([OPENED, OWNED, DONE, OPEN_AGAIN])
    assert sentence(done).kind is SentenceKind.FACT
    assert sentence(again).kind is SentenceKind.COMMITMENT
    assert again.owner == "李主管"


def test_a_proof_nobody_sealed_is_refused() -> None:
    with pytest.raises(ProofNotSealed):
        require_sealed([ExhibitId("E999")], [ExhibitId("E012")])


def test_a_number_without_a_source_is_refused() -> None:
    with pytest.raises(EffectUnreadable):
        check_facts(TASK.id, EffectCheck(1.0, DUE, " ", reached=True))


def test_a_shop_that_conceded_nothing_gets_a_short_plan_that_admits_nothing() -> None:
    found = short_plan((), on=DUE)
    assert 1 <= len(found) <= 3
    assert all(not one.orders for one in found)
    assert not any("停止" in one.measure.zh or "返款" in one.measure.zh for one in found)


@pytest.mark.parametrize(
    ("value", "weeks"), [(float("nan"), 4), (float("inf"), 4), (2.0, 0), (2.0, 10**9)]
)
def test_a_goal_that_no_number_or_no_day_can_meet_is_refused(value: float, weeks: int) -> None:
    with pytest.raises(EffectUnreadable):
        EffectGoal("每千单待复核订单数", value, at_most=True, weeks=weeks)
    with pytest.raises(EffectUnreadable):
        check_facts(TASK.id, EffectCheck(float("nan"), DUE, "复核台统计", reached=False))


def test_what_is_closed_in_a_chinese_night_is_closed_on_that_day() -> None:
    night = datetime(2026, 6, 24, 17, 30, tzinfo=UTC)  # half past one on the 25th in China
    done = Event(CaseId("x"), EventKind.REMEDY_CLOSED, night, PersonId("王"), DONE.facts, seq=2)
    assert closed_on([OPENED, done]) == {TASK.id: date(2026, 6, 25)}
