"""The method's table of moves, row by row: what is open, what is not, and what must hold first."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from tests.casework.cases import (
    MARKED,
    OWNER,
    PACKET,
    SUPPORTED,
    A,
    C,
    audited,
    deadline,
    ready,
    submission,
)
from zhendan.casework import (
    CaseFile,
    CaseState,
    Desk,
    EndDayUnusable,
    LawyerGateOpen,
    MoveGuarded,
    MoveNotOpen,
    Outlook,
    RoundState,
    Ruling,
    may_leave,
    what_now,
)
from zhendan.domain import Outcome, PersonId, Proposal, Sha256, Standing

_ANY = "paused withdrawn"
TABLE = {
    "received": f"verifying lapsed not_appealable {_ANY}",
    "verifying": f"gathering correcting lapsed not_appealable {_ANY}",
    "gathering": f"verifying drafting lapsed not_appealable {_ANY}",
    "drafting": f"gathering reviewing lapsed not_appealable {_ANY}",
    "reviewing": f"drafting ready lapsed not_appealable {_ANY}",
    "ready": f"drafting in_appeal lapsed not_appealable {_ANY}",
    "in_appeal": f"decided {_ANY}",
    "decided": f"gathering correcting closed {_ANY}",
    "lapsed": f"correcting in_appeal {_ANY}",
    "not_appealable": "correcting closed",
    "correcting": f"restoring {_ANY}",
    "restoring": f"closed {_ANY}",
    "paused": "received verifying gathering drafting reviewing ready in_appeal decided lapsed "
    "correcting restoring withdrawn",
    "withdrawn": "closed",
    "closed": "verifying",
}
"""PRODUCT §10, every state; what is not named is forbidden. Where it departs from the drawing
(not appealable after `received`) is said in decision 0067."""
ROUNDS = {
    "submitted": "acknowledged under_review supplement_asked",
    "acknowledged": "under_review supplement_asked",
    "under_review": "supplement_asked",
    "supplement_asked": "supplement_sent",
    "supplement_sent": "under_review supplement_asked",
}
_ENDS = {"accepted", "partly_accepted", "rejected", "withdrawn", "void"}


@pytest.mark.parametrize(("now", "to"), list(product(CaseState, CaseState)))
def test_a_case_moves_as_the_table_says_and_no_other_way(now: CaseState, to: CaseState) -> None:
    assert now.may_become(to) is (str(to) in TABLE[now].split())


@pytest.mark.parametrize(("now", "to"), list(product(RoundState, RoundState)))
def test_a_round_moves_as_the_table_says_and_no_other_way(now: RoundState, to: RoundState) -> None:
    open_to = set(ROUNDS[now].split()) | _ENDS if now in ROUNDS else set()
    assert now.may_become(to) is (str(to) in open_to)


@pytest.mark.parametrize("to", ["ready", "in_appeal", "decided"])
def test_what_papers_platform_and_submission_bring_about_nobody_talks_a_case_into(to: str) -> None:
    for at, case in (ready(), audited(SUPPORTED)):
        with pytest.raises(MoveNotOpen):
            at.move(case, CaseState(to), reason="着急")
    at, case = ready()
    at.submit(case, submission())
    with pytest.raises(MoveNotOpen):
        at.move(case, CaseState.DECIDED, reason="听说赢了")


def test_a_case_begins_with_the_sealed_notice_and_its_deadline() -> None:
    at, case = audited(SUPPORTED)
    bare = replace(at.file(case), state=CaseState.RECEIVED, exhibits={})
    with pytest.raises(MoveGuarded):
        may_leave(bare, CaseState.VERIFYING)
    may_leave(replace(at.file(case), state=CaseState.RECEIVED), CaseState.VERIFYING)


def test_only_a_case_conceded_as_a_whole_goes_straight_to_the_remedy() -> None:
    at, case = audited(SUPPORTED, MARKED)
    with pytest.raises(MoveGuarded):
        may_leave(replace(at.file(case), state=CaseState.VERIFYING), CaseState.CORRECTING)
    at.decide(case, Ruling((A, C), Standing.CONCEDED, "店主核实后认可"))
    may_leave(replace(at.file(case), state=CaseState.VERIFYING), CaseState.CORRECTING)


def test_after_a_decision_the_reply_is_on_record_before_work_goes_on() -> None:
    at, case = ready()
    at.submit(case, submission())
    at.answer(case, RoundState.REJECTED)
    for to in (CaseState.GATHERING, CaseState.CORRECTING, CaseState.CLOSED):
        with pytest.raises(MoveGuarded):
            at.move(case, to, reason="继续")


def test_a_case_is_not_closed_over_an_open_round() -> None:
    at, case = ready()
    at.submit(case, submission())
    at.move(case, CaseState.WITHDRAWN, reason="店主决定撤回")
    with pytest.raises(MoveGuarded):
        at.move(case, CaseState.CLOSED, reason="结案")
    at.answer(case, RoundState.WITHDRAWN)
    assert at.file(case).state is CaseState.DECIDED


def second(at: Desk) -> Desk:
    return replace(at, by=PersonId("复核人"))


def asked() -> tuple[Desk, str]:
    at, case = ready()
    at.move(case, CaseState.DRAFTING, reason="请人看一遍")
    at.move(case, CaseState.REVIEWING, reason="请人看一遍")
    return at, case


def test_who_asked_for_a_second_person_cannot_be_the_second() -> None:
    at, case = asked()
    with pytest.raises(MoveGuarded):
        at.review(case, approved=True)
    with pytest.raises(MoveGuarded):
        second(at).review(case, approved=False)
    second(at).review(case, approved=True)
    assert at.file(case).state is CaseState.READY
    at.submit(case, submission())


def test_until_a_second_person_agrees_nothing_is_handed_in_and_agreement_is_to_one_packet() -> None:
    at, case = asked()
    at.record_export(case, PACKET)
    assert at.file(case).state is CaseState.REVIEWING, "making papers is no agreement"
    with pytest.raises(MoveNotOpen):
        at.submit(case, submission())
    second(at).review(case, approved=True)
    assert at.file(case).approved == PACKET
    at.move(case, CaseState.DRAFTING, reason="改一句")
    at.move(case, CaseState.REVIEWING, reason="再看")
    at.record_export(case, Sha256("d" * 64))
    assert at.file(case).state is CaseState.REVIEWING, "another packet, another look"


def test_nothing_with_an_open_hard_stop_is_agreed_to_but_it_can_be_sent_back() -> None:
    at, case = asked()
    at.record_export(case, Sha256("e" * 64), hard_stops=["sentence_unbound"])
    assert at.file(case).state is CaseState.DRAFTING
    at.move(case, CaseState.REVIEWING, reason="请人看一遍")
    with pytest.raises(MoveGuarded) as refused:
        second(at).review(case, approved=True)
    assert "没有绑定凭证" in str(refused.value.facts["why"])
    assert at.file(case).state is CaseState.REVIEWING
    second(at).review(case, approved=False, reason="有句子没有凭证")
    assert at.file(case).state is CaseState.DRAFTING


def test_work_that_was_sent_back_is_drafted_again_with_the_reason() -> None:
    at, case = asked()
    sent = second(at).review(case, approved=False, reason="第三句没有凭证")
    assert sent.facts["reason"] == "第三句没有凭证"
    assert at.file(case).state is CaseState.DRAFTING
    at.record_export(case, PACKET)
    assert at.file(case).state is CaseState.READY, "made anew, though no byte differs"
    assert at.record_export(case, PACKET) is None


def test_a_second_person_agrees_to_no_concession_that_no_lawyer_or_reason_covers() -> None:
    at, case = audited(SUPPORTED, MARKED)
    at.decide(case, Ruling((C,), Standing.CONCEDED, "店主核实后认可"))
    at.record_export(case, PACKET)
    at.move(case, CaseState.DRAFTING, reason="复核")
    at.move(case, CaseState.REVIEWING, reason="复核")
    with pytest.raises(LawyerGateOpen):
        second(at).review(case, approved=True)


def test_a_pause_has_an_end_and_neither_it_nor_its_length_hides_the_deadline() -> None:
    at, case = ready()
    for until in (None, date(2026, 6, 21), date(2027, 6, 21)):
        with pytest.raises(EndDayUnusable):
            at.move(case, CaseState.PAUSED, reason="等律师", until=until)
    at.move(case, CaseState.PAUSED, reason="等律师", until=date(2026, 6, 22))
    paused = at.file(case)
    assert paused.awaits_appeal
    assert what_now(view(paused, 0))[0].key == "deadline"
    assert "暂停已到期" in what_now(view(paused, 2))[1].title.zh
    at.move(case, CaseState.WITHDRAWN, reason="不办了")


def view(file: CaseFile, days: int) -> Outlook:
    at = deadline()
    now = file.opened_at
    assert now is not None
    return Outlook(
        file.case,
        now + timedelta(days=days),
        file.state,
        at,
        file.standings,
        resume_to=file.resume_to,
        paused_until=file.paused_until,
    )


def test_new_facts_during_a_pause_spend_the_packet_too() -> None:
    at, case = ready()
    at.move(case, CaseState.PAUSED, reason="等律师", until=date(2026, 6, 22))
    at.record_audit(case, [Proposal(A, Outcome.CONTRADICTED)])
    file = at.file(case)
    assert (file.state, file.resume_to) == (CaseState.PAUSED, CaseState.GATHERING)
    assert file.export is None
    assert at.by == OWNER
