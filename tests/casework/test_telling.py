"""A case told in a letter opens alike elsewhere, every name bearing who told it."""

import json

import pytest

from tests.casework.cases import A, B, C, audited, desk, exhibit, ready, submission
from zhendan.casework import (
    CaseThere,
    LetterUnreadable,
    RoundState,
    Ruling,
    letter,
    plain_name,
    read_letter,
    taken_over,
)
from zhendan.domain import CaseId, ExhibitId, Outcome, Proposal, Standing, Strength

TOOLS = {ExhibitId("E001"): "intake: courier.kuaidi100"}
ELSEWHERE = CaseId("elsewhere")
FILES = [{"id": "E007", "sha256": "b" * 64, "sender": "E001-L"}]


def told(content: bytes) -> dict[str, object]:
    return taken_over(read_letter(content), "示例店铺", "p1", FILES)


@pytest.mark.parametrize("private", [True, False])
def test_standings_are_the_same_elsewhere_and_marks_reach_a_lawyer_only(private: bool) -> None:
    at, case = audited()
    at.decide(case, Ruling((B,), Standing.CONCEDED, "核对后认可 秘密理由"))
    before = at.file(case)
    content = letter(before, TOOLS, private=private)
    after = desk().take_over(ELSEWHERE, told(content))
    assert {o: s.verdict for o, s in after.standings.items()} == {
        o: s.verdict for o, s in before.standings.items()
    }
    assert after.told_by == "示例店铺"
    assert after.standings[B].decision is not None
    assert after.standings[B].decision.by == "店主王示例（示例店铺所述）"
    assert (after.deadline, after.flagged) == (before.deadline, before.flagged)
    assert after.exhibits == {ExhibitId("E007"): "b" * 64}
    assert after.standings[C].proposal.marked is private
    assert ("秘密理由" in content.decode()) is private
    assert ('"marked": true' in content.decode()) is private


def test_better_news_for_what_was_unclear_there_waits_for_a_person_here() -> None:
    at, case = audited()
    here = desk()
    here.take_over(ELSEWHERE, told(letter(at.file(case), TOOLS, private=False)))
    here.record_audit(ELSEWHERE, [Proposal(B, Outcome.SUPPORTED, Strength.PROVABLE)])
    assert here.file(ELSEWHERE).standings[B].standing is Standing.UNCLEAR
    here.decide(ELSEWHERE, Ruling((B,), Standing.GENUINE, "律师核对了原件"))
    assert here.file(ELSEWHERE).standings[B].standing is Standing.GENUINE
    with pytest.raises(CaseThere):
        here.take_over(ELSEWHERE, {**told(letter(at.file(case), {}, private=True)), "packet": "x"})


def test_rounds_count_as_the_sender_told_them_and_the_next_move_is_made_here() -> None:
    at, case = ready()
    at.submit(case, submission())
    at.answer(case, RoundState.ACKNOWLEDGED, words="已受理", receipts=["E009"])
    here = desk()
    after = here.take_over(ELSEWHERE, told(letter(at.file(case), TOOLS, private=True)))
    (one,) = after.rounds
    assert (one.no, one.state, one.by) == (1, RoundState.ACKNOWLEDGED, "店主王示例（示例店铺所述）")
    assert one.submitted_at == at.file(case).rounds[0].submitted_at
    assert one.receipts == ("E009（示例店铺所述）",)
    here.answer(ELSEWHERE, RoundState.REJECTED, words="不成立")
    assert here.file(ELSEWHERE).rounds[0].state is RoundState.REJECTED


def test_a_later_export_does_not_change_the_letter() -> None:
    at, case = audited()
    before = letter(at.file(case), TOOLS, private=True)
    at.record_export(case, exhibit().sha256)
    assert letter(at.file(case), TOOLS, private=True) == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("v", 9),
        ("state", "won"),
        ("deadline", []),
        ("orders", [{"order": A}]),
        ("orders", [{"order": A, "outcome": "supported", "standing": "genuine", "decision": 1}]),
        ("rounds", [{"state": "submitted", "submitted_at": "gestern"}]),
        ("rounds", [{"state": "submitted"}]),
        ("flagged", "330"),
    ],
)
def test_an_odd_letter_is_refused_before_anything_is_opened(name: str, value: object) -> None:
    at, case = audited()
    data = json.loads(letter(at.file(case), TOOLS, private=True)) | {name: value}
    with pytest.raises(LetterUnreadable):
        read_letter(json.dumps(data).encode())


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"{}"])
def test_what_is_no_letter_is_refused(content: bytes) -> None:
    with pytest.raises(LetterUnreadable):
        read_letter(content)


@pytest.mark.parametrize("name", ["../../etc", "@shop", "", "/", "a" * 300])
def test_a_sender_cannot_choose_a_name_that_leads_elsewhere(name: str) -> None:
    plain = plain_name(name)
    assert plain
    assert not set(plain) & set("/.@")
    assert len(plain) <= 100
