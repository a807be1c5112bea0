"""Numbers before and after are told plainly, and too few of them tell nothing."""

from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhendan.domain import CaseId, Cause, Event, EventKind, PersonId, Text, ZhendanError
from zhendan.reputation import (
    Area,
    Metric,
    MetricName,
    MetricUnknown,
    MetricUnreadable,
    MetricUnsourced,
    Shown,
    Unit,
    before_after,
    metric_facts,
    metrics,
    plan,
    read_metric,
)
from zhendan.reputation.compare import FEWEST_POINTS, _rank

CASE = date(2026, 6, 20)
SERVICE = MetricName.SERVICE_SCORE
ORDERS = MetricName.DAILY_ORDERS


def series(name: MetricName, before: list[float], after: list[float]) -> list[Metric]:
    early = [
        Metric(name, value, CASE - timedelta(days=n + 1), "示例导出")
        for n, value in enumerate(before)
    ]
    late = [
        Metric(name, value, CASE + timedelta(days=n + 1), "示例导出")
        for n, value in enumerate(after)
    ]
    return [*early, *late]


def shown(before: list[float], after: list[float], name: MetricName = ORDERS) -> Shown:
    return before_after(series(name, before, after), case_on=CASE)[0].shown


def test_a_clear_fall_is_shown_with_counts_medians_and_interval() -> None:
    found = before_after(
        series(ORDERS, [100, 98, 103, 97, 101], [60, 58, 61, 64, 59]), case_on=CASE
    )
    change = found[0]
    assert change.shown is Shown.LOWER
    assert change.is_worse
    assert (change.before.count, change.after.count) == (5, 5)
    assert (change.before.median, change.after.median) == (100, 60)
    assert change.low is not None
    assert change.high is not None
    assert change.low <= -40 <= change.high < 0
    assert "此前 5 个" in change.words.zh
    assert "实际区间更宽" in change.words.zh


@pytest.mark.parametrize("size", range(FEWEST_POINTS))
def test_too_few_points_tell_nothing(size: int) -> None:
    plenty = [float(n) for n in range(20)]
    few = [1000.0] * size
    assert shown(plenty, few) is Shown.CANNOT_TELL
    assert shown(few, plenty) is Shown.CANNOT_TELL


def test_the_same_on_both_sides_shows_no_change() -> None:
    assert shown([5, 6, 7, 8, 9], [9, 8, 7, 6, 5]) is Shown.NO_CHANGE_SEEN
    assert shown([5.0] * 30, [5.0] * 30) is Shown.NO_CHANGE_SEEN


def test_a_single_wild_day_is_no_change() -> None:
    assert shown([10, 11, 9, 10, 12, 10], [10, 11, 9, 10, 12, 9000]) is Shown.NO_CHANGE_SEEN


def test_the_day_of_the_case_counts_on_neither_side() -> None:
    found = [*series(ORDERS, [1] * 5, [1] * 5), Metric(ORDERS, 9e6, CASE, "示例导出")]
    change = before_after(found, case_on=CASE)[0]
    assert (change.before.count, change.after.count) == (5, 5)


@pytest.mark.parametrize(
    ("before", "after", "critical"),
    [(5, 5, 2), (8, 8, 13), (10, 10, 23), (5, 10, 8), (20, 20, 127)],
)
def test_the_interval_agrees_with_the_published_table(
    before: int, after: int, critical: int
) -> None:
    # Critical values of U, two-sided 5 %, as tabulated since Mann and Whitney.
    assert _rank(before, after) == critical + 1


def test_at_most_one_ordering_in_twenty_is_called_a_change() -> None:
    called = 0
    orderings = list(combinations(range(10), 5))
    for early in orderings:
        late = [float(n) for n in range(10) if n not in early]
        called += shown([float(n) for n in early], late) is not Shown.NO_CHANGE_SEEN
    assert 0 < called <= len(orderings) * 0.05


COUNTS = st.lists(st.integers(0, 1000).map(float), min_size=5, max_size=25)


@given(before=COUNTS, after=COUNTS)
def test_swapping_the_sides_turns_the_answer_round(before: list[float], after: list[float]) -> None:
    turned = {Shown.HIGHER: Shown.LOWER, Shown.LOWER: Shown.HIGHER}
    forth = shown(before, after)
    assert shown(after, before) is turned.get(forth, forth)


@given(before=COUNTS, after=COUNTS, step=st.integers(1, 500))
def test_the_interval_moves_with_the_values_and_holds_the_shift(
    before: list[float], after: list[float], step: int
) -> None:
    one = before_after(series(ORDERS, before, after), case_on=CASE)[0]
    two = before_after(series(ORDERS, before, [v + step for v in after]), case_on=CASE)[0]
    assert one.low is not None
    assert one.shift is not None
    assert one.high is not None
    assert one.low <= one.shift <= one.high
    assert (two.low, two.shift, two.high) == (one.low + step, one.shift + step, one.high + step)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -0.01, 1.01])
def test_a_share_outside_its_range_is_refused(value: float) -> None:
    with pytest.raises(MetricUnreadable):
        Metric(MetricName.REFUND_SHARE, value, CASE, "示例导出")


@pytest.mark.parametrize(
    ("name", "value", "source", "refusal"),
    [
        ("win_rate", "1", "示例", MetricUnknown),
        ("daily_orders", "许多", "示例", MetricUnreadable),
        ("daily_orders", None, "示例", MetricUnreadable),
        ("daily_orders", True, "示例", MetricUnreadable),
        ("daily_orders", "1e999", "示例", MetricUnreadable),
        ("service_score", "96", "示例", MetricUnreadable),
        ("service_score", "4.8", " ", MetricUnsourced),
    ],
)
def test_a_metric_from_outside_is_read_strictly(
    name: str, value: object, source: str, refusal: type[ZhendanError]
) -> None:
    with pytest.raises(refusal):
        read_metric(name, value, on=CASE, source=source)


def test_no_metric_measures_a_chance_of_success() -> None:
    names = " ".join(MetricName)
    assert not any(word in names for word in ("win", "success", "probability", "chance"))


def recorded(*found: Metric) -> list[Event]:
    at = datetime(2026, 6, 22, tzinfo=UTC)
    kind = EventKind.METRIC_RECORDED
    return [Event(CaseId("x"), kind, at, PersonId("王"), metric_facts(m)) for m in found]


def test_metrics_are_the_fold_of_their_events_and_the_later_record_holds() -> None:
    early = Metric(SERVICE, 4.7, CASE, "第一次导出")
    late = Metric(SERVICE, 4.8, CASE, "更正后的导出")
    other = Metric(ORDERS, 30, CASE, "示例导出")
    assert metrics(recorded(early, other, late)) == (other, late)
    assert early.unit is Unit.SCORE


def test_a_damaged_metric_event_is_a_coded_error() -> None:
    event = recorded(Metric(SERVICE, 4.7, CASE, "导出"))[0]
    event.facts["measured_on"] = "yesterday"
    with pytest.raises(MetricUnreadable):
        metrics([event])


def test_the_plan_is_short_and_covers_every_area() -> None:
    found = plan((), (), on=CASE)
    assert len(found) <= 6
    assert {item.area for item in found} >= {Area.QUALITY, Area.AFTER_SALES, Area.PROMOTION}
    assert all(item.due_on > CASE and item.basis.zh and item.task.en for item in found)


def test_what_is_worse_than_before_comes_first_with_its_figures() -> None:
    worse = before_after(
        series(MetricName.COMPLAINT_SHARE, [0.01] * 8, [0.05, 0.06, 0.05, 0.07, 0.06, 0.05]),
        case_on=CASE,
    )
    first = plan(worse, (), on=CASE)[0]
    assert first.metric is MetricName.COMPLAINT_SHARE
    assert "升高" in first.basis.zh


def test_a_cause_brings_its_task_forward() -> None:
    spike = Cause("RC01", Text("大促", "promotion"), (), Text("依据", "basis"))
    first = plan((), (spike,), on=CASE)[0]
    assert first.area is Area.PROMOTION
    assert first.basis == Text("对应原因：大促峰值。", "Answers: a promotion's peak.")


def test_what_nobody_measured_begins_with_measuring() -> None:
    assert any("请先开始记录" in item.basis.zh for item in plan((), (), on=CASE))
