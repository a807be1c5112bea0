"""An ambiguous match is answered once by a named person, on record, and matching respects it."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.evidence.vaults import Workspace, to_seal
from zhendan.domain import ExhibitKind, OrderId, Passage, RowRef, Text
from zhendan.evidence import (
    Care,
    CareIncomplete,
    MatchQuestionUnknown,
    open_questions,
    settle_match,
    settled,
)

WHO = Care(by="店主", reason="买家来电确认")
CONTENT = b"time,amount\n1,19.90\n"


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    space = Workspace(tmp_path / "data")
    space.seal(to_seal(CONTENT, "流水.csv", kind=ExhibitKind.PAYMENT_RECORD))
    return space


def passages(space: Workspace) -> tuple[Passage, ...]:
    """One payment that fits two orders, and one that fits its own."""
    with space.open() as opened:
        file = opened.vault.exhibits()[0].sha256
    one = Passage(
        order=OrderId("A"),
        kind=ExhibitKind.PAYMENT_RECORD,
        at_row=RowRef(file, row=2),
        says=Text("付款 19.90", "paid 19.90"),
        certainty="weak",
        ask=Text("金额符合 2 笔订单", "fits two orders"),
    )
    other = replace(one, at_row=RowRef(file, row=3), ask=None)
    return (one, replace(one, order=OrderId("B")), other)


def answered(space: Workspace, place: int, *, belongs: bool, care: Care = WHO) -> None:
    asked = open_questions(passages(space))
    with space.open() as opened:
        exhibits = opened.vault.exhibits()
        answer = (asked[place].id, belongs)
        settle_match(opened.vault, asked, exhibits, answer=answer, care=care)


def after(space: Workspace) -> tuple[Passage, ...]:
    with space.open() as opened:
        entries = opened.vault.entries()
    return settled(passages(space), entries)


def test_only_what_is_ambiguous_is_asked_and_each_question_has_its_own_name(
    space: Workspace,
) -> None:
    asked = open_questions(passages(space))
    assert [one.passage.order for one in asked] == ["A", "B"]
    assert len({one.id for one in asked}) == 2


def test_a_yes_counts_and_says_who_a_no_is_gone_the_rest_stays_open(space: Workspace) -> None:
    answered(space, 0, belongs=True)
    found = after(space)
    assert [(one.order, one.ask is None) for one in found] == [
        ("A", True),
        ("B", False),
        ("A", True),
    ]
    assert found[0].facts["settled_by"] == "店主"
    assert found[0].certainty == "weak", "an answer by a person makes no record stronger"
    answered(space, 1, belongs=False)
    assert [one.order for one in after(space)] == ["A", "A"]


def test_the_last_word_holds_and_every_answer_stays_in_the_log(space: Workspace) -> None:
    answered(space, 0, belongs=False)
    answered(space, 0, belongs=True)
    assert after(space)[0].ask is None
    with space.open() as opened:
        events = [one.event for one in opened.vault.entries()]
    assert events.count("match-settled") == 2
    assert space.verify().exit_code == 0


def test_an_unknown_question_or_an_unsigned_answer_is_refused(space: Workspace) -> None:
    with pytest.raises(CareIncomplete):
        answered(space, 0, belongs=True, care=Care(by="店主"))
    with space.open() as opened, pytest.raises(MatchQuestionUnknown):
        settle_match(opened.vault, (), opened.vault.exhibits(), answer=("x", True), care=WHO)
