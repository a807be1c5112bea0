"""What is most urgent comes first, at most three things, never none."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.casework.cases import DUE, MARKED, SUPPORTED, THIN, A, B, C, deadline
from zhendan.casework import CaseState, Outlook, what_now
from zhendan.domain import (
    CaseId,
    Confidence,
    Deadline,
    Decision,
    ExhibitKind,
    Gap,
    NextThing,
    OrderId,
    Outcome,
    PersonId,
    Proposal,
    Standing,
    Text,
    fold,
)

NOW = datetime(2026, 6, 21, tzinfo=UTC)


def gap(what: str, *orders: OrderId, expires: str = "", level: str = "caution") -> Gap:
    text = Text(what, what)
    ends = Text(expires, expires) if expires else None
    return Gap(ExhibitKind.VIDEO, orders, text, text, text, text, text, level, ends)


def next_things(
    *proposals: Proposal,
    gaps: tuple[Gap, ...] = (),
    due: Deadline | None = None,
    state: CaseState = CaseState.GATHERING,
    now: datetime = NOW,
    decided: tuple[Decision, ...] = (),
) -> tuple[NextThing, ...]:
    standings = fold(proposals, decided)
    return what_now(Outlook(CaseId("taobao-WG1"), now, state, due or deadline(), standings, gaps))


def test_orders_that_no_list_names_are_asked_for_right_after_the_deadline() -> None:
    now, due = NOW, deadline()
    seen = Outlook(CaseId("taobao-WG1"), now, CaseState.GATHERING, due, fold((SUPPORTED,), ()))
    assert "unlisted" not in [thing.key for thing in what_now(seen)]
    first, second = what_now(replace(seen, unlisted=18))[:2]
    assert first.key == "deadline"
    assert second.title.zh == "补上另外 18 笔涉案订单的订单号"
    sent = replace(seen, unlisted=18, state=CaseState.IN_APPEAL)
    assert "unlisted" not in [thing.key for thing in what_now(sent)]


def titles(*proposals: Proposal, **more: object) -> list[str]:
    return [thing.title.zh for thing in next_things(*proposals, **more)]  # type: ignore[arg-type]  # passed on


def test_deadline_then_expiring_evidence_then_marks() -> None:
    found = titles(
        SUPPORTED,
        THIN,
        MARKED,
        gaps=(gap("底单", A), gap("监控录像", A, expires="约 7 天后覆盖")),
    )
    assert len(found) == 3
    assert "6月23日 23:59" in found[0]
    assert found[1] == "去取：监控录像"
    assert "自有标记" in found[2]


def test_doubts_and_the_gap_that_helps_most_follow() -> None:
    found = titles(SUPPORTED, THIN, gaps=(gap("底单", A), gap("称重记录", A, B, C)))
    assert found[1] == "对 1 笔存疑订单作出认定"
    assert found[2] == "去取：称重记录"


def test_better_news_about_a_held_order_asks_for_a_person() -> None:
    found = titles(Proposal(B, Outcome.SUPPORTED, held=True))
    assert found[1] == "新材料支持 1 笔存疑订单，等您认定"


def test_a_decided_order_is_not_asked_about_again() -> None:
    kept = Decision(B, Standing.UNCLEAR, PersonId("王"), NOW, "等底单", Outcome.INSUFFICIENT)
    assert not any("存疑订单" in title for title in titles(THIN, decided=(kept,)))


def test_concessions_ask_for_the_lawyer() -> None:
    gone = Decision(C, Standing.CONCEDED, PersonId("王"), NOW, "确有其事", Outcome.SUPPORTED)
    found = titles(SUPPORTED, MARKED, decided=(gone,))
    assert any("律师" in title for title in found)


def test_an_unknown_deadline_is_the_first_thing_to_find() -> None:
    assert titles(SUPPORTED, due=deadline(None))[0] == "先确认申诉截止时间"
    guessed = replace(deadline(None), plan_by=NOW + timedelta(hours=30))
    assert titles(SUPPORTED, due=guessed)[0] == "先确认申诉截止时间，暂按 6月22日 14:00 准备"
    gone = replace(guessed, plan_by=NOW - timedelta(days=9))
    assert titles(SUPPORTED, due=gone)[0] == "先确认申诉截止时间", "a guess is never late"


def test_a_hint_is_called_unverified() -> None:
    hint = deadline(confidence=Confidence.THIRD_PARTY)
    first = next_things(SUPPORTED, due=hint)[0]
    assert "未核实" in first.detail.zh
    assert "以通知为准" in first.detail.zh


@pytest.mark.parametrize(
    ("now", "starts"),
    [
        (datetime(2026, 6, 23, 1, tzinfo=UTC), "今天就提交"),
        (datetime(2026, 6, 24, tzinfo=UTC), "期限已过"),
    ],
)
def test_a_passed_reading_and_a_passed_deadline_are_told_apart(now: datetime, starts: str) -> None:
    due = deadline(DUE, plan_by=datetime(2026, 6, 22, tzinfo=UTC))
    assert titles(SUPPORTED, due=due, now=now)[0].startswith(starts)


@pytest.mark.parametrize("state", list(CaseState))
def test_there_is_always_something_to_do_and_never_more_than_three(state: CaseState) -> None:
    found = next_things(SUPPORTED, state=state)
    assert 1 <= len(found) <= 3
    assert all(thing.title.zh and thing.detail.zh for thing in found)


def test_a_command_names_the_case_and_the_order() -> None:
    command = next_things(THIN)[1].command
    assert "--case taobao-WG1" in command
    assert f"--order {B}" in command


def test_an_open_ruling_is_left_blank_for_the_person() -> None:
    for proposal in (THIN, MARKED):
        command = next(t.command for t in next_things(proposal) if "decide" in t.command)
        assert "--standing 认定" in command


def test_doubts_that_records_speak_against_are_counted_and_come_first() -> None:
    against = replace(THIN, order=C, outcome=Outcome.CONTRADICTED, suggest_concede=True)
    thing = next(t for t in next_things(THIN, against) if "存疑订单" in t.title.zh)
    assert "其中 1 笔" in thing.detail.zh
    assert "建议认可" in thing.detail.zh
    assert f"--order {C}" in thing.command


def test_a_case_conceded_whole_hands_in_an_account_not_an_appeal() -> None:
    gone = Decision(C, Standing.CONCEDED, PersonId("王"), NOW, "确有其事", Outcome.SUPPORTED)
    only = replace(SUPPORTED, order=C)
    assert "提交情况说明" in titles(only, decided=(gone,))[0]
    assert "提交申诉" in titles(only)[0]


def test_a_gap_that_touches_no_order_is_not_urgent() -> None:
    nobody = gap("监控录像", expires="几天到几周就会被覆盖")
    assert "监控录像" not in titles(SUPPORTED, gaps=(nobody,))


def test_a_deadline_of_another_year_names_it() -> None:
    then = datetime(2027, 1, 1, 16, tzinfo=UTC)
    assert "2027年1月2日" in titles(SUPPORTED, due=deadline(then, plan_by=then))[0]
    assert "年" not in titles(SUPPORTED)[0]
