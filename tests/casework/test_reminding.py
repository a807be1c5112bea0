"""Reminders: the nearest moment once, another deadline anew, nothing of buyers."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhendan.casework import CaseFile, CaseState, reminder
from zhendan.domain import CaseId, Confidence, Deadline, Text

DUE = datetime(2026, 11, 27, 10, tzinfo=UTC)


def _case(due: datetime | None = DUE, state: CaseState = CaseState.GATHERING) -> CaseFile:
    deadline = Deadline(due, due, "Asia/Shanghai", Confidence.NOTICE, Text("通知", "notice"))
    return CaseFile(
        case=CaseId("kuaishou-KS1"),
        state=state,
        platform="kuaishou",
        number="KS1",
        shop_name="示例店",
        deadline=deadline,
    )


@pytest.mark.parametrize(
    ("before", "moment"),
    [
        (73, None),
        (72, 72),
        (40, 72),
        (24, 24),
        (6.5, 24),
        (5, 6),
        (1, 1),
        (0, 0),
        (-47, 0),
        (-49, None),
    ],
)
def test_the_nearest_moment_that_has_come_is_the_one(before: float, moment: int | None) -> None:
    found = reminder(_case(), DUE - timedelta(hours=before), ())
    assert (found.hours if found else None) == moment


@given(st.lists(st.floats(-60, 100), min_size=1, max_size=30))
def test_no_moment_is_told_twice_and_at_most_five_are_told(hours: list[float]) -> None:
    told: list[str] = []
    for before in sorted(hours, reverse=True):
        found = reminder(_case(), DUE - timedelta(hours=before), told)
        if found is not None:
            told.append(found.key)
    assert len(told) == len(set(told)) <= 5


def test_a_deadline_that_moved_is_told_anew() -> None:
    now = DUE - timedelta(hours=20)
    first = reminder(_case(), now, ())
    assert first is not None
    moved = reminder(_case(DUE - timedelta(hours=1)), now, {first.key})
    assert moved is not None


@pytest.mark.parametrize("state", [CaseState.IN_APPEAL, CaseState.CLOSED, CaseState.WITHDRAWN])
def test_a_case_that_was_answered_reminds_nobody(state: CaseState) -> None:
    assert reminder(_case(state=state), DUE, ()) is None


def test_an_unknown_deadline_reminds_nobody() -> None:
    assert reminder(_case(None), DUE, ()) is None


def test_the_words_name_the_case_and_the_clock_in_its_own_zone() -> None:
    found = reminder(_case(), DUE - timedelta(hours=5, minutes=30), ())
    assert found is not None
    assert found.words.zh == "示例店 KS1：申诉截止 2026-11-27 18:00，还有约 5 小时。"
    assert "2026-11-27 18:00" in found.words.en
