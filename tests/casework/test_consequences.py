"""What follows from an answer is said before it is confirmed, with the clock that runs next."""

import pytest

from tests.casework.cases import attempts, ready, requirements, submission
from zhendan.casework import Consequence, RoundState, consequences
from zhendan.domain import Requirements


def said(asked: Requirements | None, *, until: str = "") -> dict[RoundState | None, Consequence]:
    desk, case = ready()
    desk.submit(case, submission())
    return {one.to: one for one in consequences(desk.file(case), asked, until=until)}


def test_nothing_can_be_said_before_anything_was_handed_in() -> None:
    desk, case = ready()
    assert consequences(desk.file(case), None) == ()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (None, "再次申诉的期限未知，请以答复和后台为准。"),
        (requirements(attempts(2)), "剩余次数：1"),
        (requirements(attempts(1)), "剩余次数：0"),
    ],
)
def test_after_a_refusal_the_attempts_left_are_counted_and_an_unknown_window_is_said(
    asked: Requirements | None, told: str
) -> None:
    assert told in said(asked)[RoundState.REJECTED].clock.zh


def test_a_time_that_the_answer_names_is_told_in_its_own_words() -> None:
    assert "48小时内" in said(None, until="请在48小时内补充")[RoundState.SUPPLEMENT_ASKED].clock.zh
    assert "没有写明" in said(None)[RoundState.SUPPLEMENT_ASKED].clock.zh


def test_cannot_tell_is_always_open_and_an_answer_that_cannot_follow_is_not() -> None:
    desk, case = ready()
    desk.submit(case, submission())
    desk.answer(case, RoundState.SUPPLEMENT_ASKED)
    open_now = {one.to for one in consequences(desk.file(case), None)}
    assert None in open_now
    assert RoundState.UNDER_REVIEW not in open_now
