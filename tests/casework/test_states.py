"""Every state has its moves, its words and something to do."""

import pytest

from zhendan.casework import CaseState, RoundState


@pytest.mark.parametrize("state", list(CaseState))
def test_every_state_says_what_to_do_now(state: CaseState) -> None:
    assert state.what_now.zh
    assert state.what_now.en
    assert state.words.zh


@pytest.mark.parametrize("state", list(CaseState))
def test_no_case_is_stuck(state: CaseState) -> None:
    assert state.moves()


def test_every_case_can_reach_its_end() -> None:
    reached = {CaseState.CLOSED}
    for _ in CaseState:
        reached |= {s for s in CaseState if reached & set(s.moves())}
    assert reached == set(CaseState)


def test_nothing_leads_back_from_an_appeal_to_before_it() -> None:
    moves = CaseState.IN_APPEAL.moves()
    assert not any(state.is_before_appeal for state in moves)


@pytest.mark.parametrize("state", [s for s in RoundState if s.is_final])
def test_a_final_round_stays_as_it_is(state: RoundState) -> None:
    assert state.moves() == ()


@pytest.mark.parametrize("state", [s for s in RoundState if s is not RoundState.SUPPLEMENT_ASKED])
def test_a_supplement_is_sent_only_after_the_platform_asked(state: RoundState) -> None:
    assert not state.may_become(RoundState.SUPPLEMENT_SENT)
