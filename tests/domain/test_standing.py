"""Decisions fold over proposals so that only a person raises a standing."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhendan.domain import (
    ConcessionFinal,
    ContradictionOpen,
    Decision,
    ExhibitId,
    MarkUnexplained,
    OrderId,
    Outcome,
    PersonId,
    Proposal,
    Standing,
    Strength,
    UnreasonedDecision,
    allow,
    fold,
)

ORDER = OrderId("3300000000000010101")
AT = datetime(2026, 6, 21, tzinfo=UTC)


def decide(
    standing: Standing, *, seen: Outcome = Outcome.INSUFFICIENT, exhibit: str = ""
) -> Decision:
    exhibits = (ExhibitId(exhibit),) if exhibit else ()
    return Decision(ORDER, standing, PersonId("店主"), AT, "核对过底单", seen, exhibits)


@pytest.mark.parametrize(
    ("outcome", "marked", "expected"),
    [
        (Outcome.SUPPORTED, False, Standing.GENUINE),
        (Outcome.EXPLAINED, False, Standing.GENUINE),
        (Outcome.INSUFFICIENT, False, Standing.UNCLEAR),
        (Outcome.CONTRADICTED, False, Standing.UNCLEAR),
        (Outcome.SUPPORTED, True, Standing.UNCLEAR),
    ],
)
def test_the_audit_proposes_genuine_only_with_proof_and_no_mark(
    outcome: Outcome, marked: bool, expected: Standing
) -> None:
    assert Proposal(ORDER, outcome, marked=marked).standing is expected


def test_a_decision_says_why() -> None:
    with pytest.raises(UnreasonedDecision):
        Decision(ORDER, Standing.CONCEDED, PersonId("店主"), AT, "  ", Outcome.INSUFFICIENT)


def test_an_unclear_order_becomes_genuine_only_through_a_person() -> None:
    proposal = Proposal(ORDER, Outcome.INSUFFICIENT)
    assert fold([proposal], [])[ORDER].standing is Standing.UNCLEAR
    assert fold([proposal], [decide(Standing.GENUINE)])[ORDER].standing is Standing.GENUINE


def test_no_decision_makes_a_contradicted_order_genuine() -> None:
    now = fold([Proposal(ORDER, Outcome.CONTRADICTED)], [])[ORDER]
    with pytest.raises(ContradictionOpen):
        allow(decide(Standing.GENUINE), now)


def test_a_marked_order_needs_an_exhibit_to_become_genuine() -> None:
    now = fold([Proposal(ORDER, Outcome.SUPPORTED, marked=True)], [])[ORDER]
    with pytest.raises(MarkUnexplained):
        allow(decide(Standing.GENUINE), now)
    allow(decide(Standing.GENUINE, exhibit="E007"), now)


def test_a_concession_goes_back_to_unclear_before_filing_and_never_after() -> None:
    conceded = fold([Proposal(ORDER, Outcome.INSUFFICIENT)], [decide(Standing.CONCEDED)])[ORDER]
    allow(decide(Standing.UNCLEAR), conceded)
    with pytest.raises(ConcessionFinal):
        allow(decide(Standing.GENUINE), conceded)
    with pytest.raises(ConcessionFinal):
        allow(decide(Standing.UNCLEAR), conceded, filed=True)


def test_worse_news_lowers_a_standing_that_a_person_raised() -> None:
    raised = [decide(Standing.GENUINE)]
    folded = fold([Proposal(ORDER, Outcome.CONTRADICTED)], raised)[ORDER]
    assert folded.standing is Standing.UNCLEAR


OUTCOMES = st.sampled_from(list(Outcome))
STANDINGS = st.sampled_from(list(Standing))


@given(outcome=OUTCOMES, marked=st.booleans(), ruled=st.lists(STANDINGS, max_size=5))
def test_no_path_leads_to_genuine_past_a_person_or_a_contradiction(
    outcome: Outcome, marked: bool, ruled: list[Standing]
) -> None:
    proposal = Proposal(ORDER, outcome, marked=marked)
    decisions = [decide(standing, seen=outcome) for standing in ruled]
    folded = fold([proposal], decisions)[ORDER]
    if folded.standing is Standing.GENUINE:
        proposed = proposal.standing is Standing.GENUINE and not ruled
        by_person = bool(ruled) and ruled[-1] is Standing.GENUINE
        assert proposed or by_person
        assert outcome is not Outcome.CONTRADICTED or proposed
        assert not marked


def test_the_four_words_follow_standing_and_strength() -> None:
    words = {
        fold([Proposal(ORDER, Outcome.SUPPORTED, Strength.PROVABLE)], [])[ORDER].verdict,
        fold([Proposal(ORDER, Outcome.SUPPORTED, Strength.THIN)], [])[ORDER].verdict,
        fold([Proposal(ORDER, Outcome.INSUFFICIENT)], [])[ORDER].verdict,
        fold([Proposal(ORDER, Outcome.INSUFFICIENT)], [decide(Standing.CONCEDED)])[ORDER].verdict,
    }
    assert words == {"provable", "thin", "unclear", "conceded"}
