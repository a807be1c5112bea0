"""The one irreversible step is guarded; vectors W9, W10, W11 and the silence of W6 hold."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.casework.cases import (
    DUE,
    MARKED,
    PACKET,
    SOURCE,
    SUPPORTED,
    A,
    C,
    attempts,
    audited,
    deadline,
    ready,
    submission,
)
from tests.casework.fakes import MemoryLedger
from zhendan.casework import (
    AppealClosed,
    AppealInProgress,
    AttemptsUsed,
    CaseState,
    DeadlinePassed,
    Desk,
    HardStopsOpen,
    LawyerGateOpen,
    MoveNotOpen,
    NobodyNamed,
    NothingFrozen,
    NothingNew,
    ReasonMissing,
    RoundState,
    Ruling,
    SupplementClosed,
    case_file,
    submit,
)
from zhendan.casework.actions import Stamp
from zhendan.domain import (
    Confidence,
    Event,
    NotAppealable,
    PersonId,
    RuleValue,
    Sha256,
    Standing,
)

CLOSED_FROM_2 = RuleValue("not_appealable", NotAppealable(2), "", SOURCE)


def test_a_submission_uses_one_attempt_and_freezes_the_packet() -> None:
    at, case = ready()
    at.submit(case, submission(attempts(2)))
    found = at.file(case)
    assert found.state is CaseState.IN_APPEAL
    assert [(r.no, r.packet, r.channel) for r in found.rounds] == [(1, PACKET, "by_hand")]
    assert found.rounds[0].by == at.by


REFUSALS: list[tuple[str, dict[str, Any], type[Exception]]] = [
    ("a hard stop is open", {"hard_stops": ("sentence_unbound",)}, HardStopsOpen),
    ("another packet than the exported", {"packet": Sha256("b" * 64)}, NothingFrozen),
    (
        "the deadline has passed",
        {"due": deadline(datetime(2026, 6, 20, tzinfo=UTC))},
        DeadlinePassed,
    ),
    ("W11 the second violation is closed", {"violation_no": 2}, AppealClosed),
]


@pytest.mark.parametrize(("why", "changes", "refusal"), REFUSALS, ids=[r[0] for r in REFUSALS])
def test_a_submission_is_refused_when(
    why: str, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    at, case = ready()
    with pytest.raises(refusal):
        at.submit(case, submission(CLOSED_FROM_2, **changes))
    assert at.file(case).rounds == ()


def test_the_first_violation_may_be_appealed() -> None:
    at, case = ready()
    at.submit(case, submission(CLOSED_FROM_2, violation_no=1))
    assert at.file(case).filed


def test_nobody_submits_without_a_name() -> None:
    at, case = ready()
    with pytest.raises(NobodyNamed):
        Desk(at.ledger, at.clock, PersonId("")).submit(case, submission())


def test_nothing_is_submitted_before_it_is_exported() -> None:
    at, case = audited(SUPPORTED)
    with pytest.raises(NothingFrozen):
        at.submit(case, submission())


def test_an_export_with_a_hard_stop_is_a_draft() -> None:
    at, case = audited(SUPPORTED)
    at.record_export(case, PACKET, hard_stops=["over_claim"])
    assert at.file(case).state is CaseState.DRAFTING
    with pytest.raises(HardStopsOpen):
        at.submit(case, submission())


def test_a_third_partys_deadline_alone_stops_nobody() -> None:
    at, case = ready()
    hint = deadline(datetime(2026, 6, 20, tzinfo=UTC), confidence=Confidence.THIRD_PARTY)
    at.submit(case, submission(due=hint))
    assert at.file(case).filed


def test_an_unknown_deadline_stops_nobody() -> None:
    at, case = ready()
    at.submit(case, submission(due=deadline(None)))
    assert at.file(case).filed


def test_the_last_second_is_in_time() -> None:
    at, case = ready()
    assert submit(at.file(case), submission(), Stamp(at.by, DUE)).at == DUE


def test_w9_one_submission_and_no_supplement() -> None:
    at, case = ready()
    due = deadline(one_shot=True)
    at.submit(case, submission(due=due))
    with pytest.raises(SupplementClosed):
        at.submit(case, submission(due=due, packet=Sha256("b" * 64)))
    with pytest.raises(MoveNotOpen):
        at.answer(case, RoundState.SUPPLEMENT_SENT)
    at.answer(case, RoundState.SUPPLEMENT_ASKED, words="请补充底单")
    at.answer(case, RoundState.SUPPLEMENT_SENT)
    assert at.file(case).rounds[0].state is RoundState.SUPPLEMENT_SENT


def test_w10_no_second_appeal_beside_an_open_one_through_another_channel() -> None:
    at, case = ready()
    at.submit(case, submission())
    with pytest.raises(AppealInProgress) as caught:
        at.submit(case, submission(channel="by_api", packet=Sha256("b" * 64)))
    assert "by_hand" in caught.value.explain()


def rejected(*values: RuleValue) -> tuple[Desk, Any]:
    at, case = ready()
    at.submit(case, submission(*values))
    at.answer(case, RoundState.REJECTED, words="凭证不足")
    return at, case


def test_w5_a_third_attempt_is_refused() -> None:
    at, case = rejected(attempts(2))
    at.move(case, CaseState.GATHERING, reason="补充称重记录")
    at.record_export(case, Sha256("b" * 64))
    at.submit(case, submission(attempts(2), packet=Sha256("b" * 64)))
    at.answer(case, RoundState.REJECTED, words="仍不足")
    at.move(case, CaseState.GATHERING, reason="再补充")
    at.record_export(case, Sha256("c" * 64))
    with pytest.raises(AttemptsUsed) as caught:
        at.submit(case, submission(attempts(2), packet=Sha256("c" * 64)))
    assert "2 / 2" in caught.value.explain()


def test_the_same_packet_again_is_nothing_new() -> None:
    at, case = rejected()
    at.move(case, CaseState.GATHERING, reason="再试一次")
    at.record_export(case, PACKET)
    with pytest.raises(NothingNew):
        at.submit(case, submission())


def test_a_concession_waits_for_the_choice_about_a_lawyer() -> None:
    at, case = audited(SUPPORTED, MARKED)
    at.decide(case, Ruling((C,), Standing.CONCEDED, "员工承认刷单"))
    at.record_export(case, PACKET)
    with pytest.raises(LawyerGateOpen):
        at.submit(case, submission())
    with pytest.raises(ReasonMissing):
        at.pass_gate(case)
    at.pass_gate(case, reason="金额很小，负责人决定不征询律师")
    at.submit(case, submission())
    assert at.file(case).filed


def test_a_later_concession_needs_its_own_look() -> None:
    at, case = audited(SUPPORTED, MARKED)
    at.pass_gate(case, adviser="李律师（示例）")
    at.decide(case, Ruling((C,), Standing.CONCEDED, "员工承认刷单"))
    at.record_export(case, PACKET)
    with pytest.raises(LawyerGateOpen):
        at.submit(case, submission())


def test_two_people_pressing_submit_at_once_make_one_round() -> None:
    at, case = ready()
    seen = at.file(case)
    stamp = Stamp(at.by, at.clock.now())
    both = [submit(seen, submission(), stamp), submit(seen, submission(channel="by_api"), stamp)]
    at.ledger.append(both)
    found = at.file(case)
    assert [(r.no, r.channel) for r in found.rounds] == [(1, "by_hand")]


class Raced(MemoryLedger):
    """A ledger in which somebody else submits just before we do."""

    rival: Event | None = None

    def append(self, events: Any) -> tuple[Event, ...]:
        """Let the rival in first."""
        if self.rival is not None:
            rival, self.rival = self.rival, None
            super().append([rival])
        return super().append(events)


def test_the_slower_of_two_is_told_that_an_appeal_is_in_progress() -> None:
    at, case = ready()
    ledger = Raced(list(at.ledger.events(case)))
    ledger.rival = submit(at.file(case), submission(), Stamp(PersonId("店员"), at.clock.now()))
    with pytest.raises(AppealInProgress):
        Desk(ledger, at.clock, at.by).submit(case, submission(channel="by_api"))
    assert [r.by for r in case_file(case, ledger.events(case)).rounds] == ["店员"]


def test_w6_after_silence_the_case_is_lapsed_not_open() -> None:
    at, case = ready()
    at.move(case, CaseState.LAPSED, reason="逾期未提交，按平台规则视为接受")
    assert at.file(case).state is CaseState.LAPSED
    assert not at.file(case).state.is_before_appeal
    at.move(case, CaseState.CORRECTING, reason="转入整改")


def test_a_late_filing_is_taken_with_the_new_deadline() -> None:
    at, case = ready()
    at.move(case, CaseState.LAPSED, reason="逾期")
    at.record_export(case, PACKET)
    at.submit(case, submission(due=deadline(DUE)))
    assert at.file(case).state is CaseState.IN_APPEAL


def test_a_paused_case_goes_back_to_where_it_was_and_its_deadline_stays() -> None:
    at, case = ready()
    before = at.file(case)
    at.move(case, CaseState.PAUSED, reason="等待律师", until=date(2026, 6, 22))
    assert at.file(case).deadline == before.deadline
    with pytest.raises(MoveNotOpen):
        at.move(case, CaseState.CLOSED, reason="不办了")
    at.move(case, CaseState.READY, reason="恢复办理")
    assert at.file(case).state is CaseState.READY


@pytest.mark.parametrize("to", [CaseState.READY, CaseState.IN_APPEAL])
def test_nobody_talks_a_case_into_a_state_that_must_be_earned(to: CaseState) -> None:
    at, case = audited()
    with pytest.raises(MoveNotOpen):
        at.move(case, to, reason="着急")


def test_a_move_needs_a_reason() -> None:
    at, case = ready()
    with pytest.raises(ReasonMissing):
        at.move(case, CaseState.LAPSED, reason=" ")


def test_a_decision_after_the_export_asks_for_a_new_one() -> None:
    at, case = ready()
    at.decide(case, Ruling((A,), Standing.UNCLEAR, "底单看不清"))
    with pytest.raises(NothingFrozen):
        at.submit(case, submission())
