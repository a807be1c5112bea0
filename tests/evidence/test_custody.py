"""Every taking out of an original is on record, in a chain, and refused to who must stay out."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.evidence.vaults import Workspace, sample_items, sha
from zhendan.domain import (
    CaseId,
    Event,
    EventKind,
    ExhibitId,
    ExhibitKind,
    OrderId,
    Passage,
    PersonId,
    RowRef,
    Text,
)
from zhendan.evidence import (
    Care,
    CareIncomplete,
    CustodyEvent,
    Suspect,
    SuspectBarred,
    bar,
    exhibits_of,
    history_of,
    read_suspects,
    record_care,
    suspicion,
)
from zhendan.evidence.custody import clock_offset, custody_faults

WHO = Care(by="店主", reason="律师查阅", to="王律师", role="owner", tool="zhendan evidence get")
E1, E2 = ExhibitId("E001"), ExhibitId("E002")


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    space = Workspace(tmp_path / "data")
    space.seal(*sample_items())
    return space


@pytest.mark.parametrize("event", list(CustodyEvent))
def test_every_event_is_a_leaf_whose_sheet_says_who_why_and_with_what(
    space: Workspace, event: CustodyEvent
) -> None:
    with space.open() as opened:
        exhibit = opened.vault.exhibits()[0]
        entry = record_care(opened.vault, exhibit, event, WHO)
        told = history_of(opened.vault.entries(), exhibit.sha256)[-1]
    assert (entry.event, told["event"]) == (str(event), str(event))
    assert {"by", "role", "reason", "to", "tool", "hash_in", "hash_out", "at", "clock"} <= set(told)
    assert (told["previous"], told["clock_offset"]) == (exhibit.leaf, {"against": "unknown"})
    assert told["environment"] is not None
    assert space.verify().exit_code == (2 if event is CustodyEvent.ERASED else 0)


def test_each_viewing_is_an_event_of_its_own_and_follows_the_one_before(space: Workspace) -> None:
    with space.open() as opened:
        exhibit = opened.vault.exhibits()[0]
        first = record_care(opened.vault, exhibit, CustodyEvent.VIEWED, WHO)
        second = record_care(opened.vault, exhibit, CustodyEvent.VIEWED, WHO)
        told = history_of(opened.vault.entries(), exhibit.sha256)
        assert list(custody_faults(opened.vault.entries())) == []
    assert (first.leaf != second.leaf, told[-1]["previous"]) == (True, first.leaf)


def test_a_viewing_leaves_the_printed_checkpoint_in_place(space: Workspace) -> None:
    with space.open() as opened:
        before = opened.vault.checkpoint()
        record_care(opened.vault, opened.vault.exhibits()[0], CustodyEvent.VIEWED, WHO)
        assert opened.vault.checkpoint() == before


def test_an_event_taken_out_of_the_chain_is_named(space: Workspace) -> None:
    with space.open() as opened:
        exhibit = opened.vault.exhibits()[0]
        record_care(opened.vault, exhibit, CustodyEvent.VIEWED, WHO)
        gone = record_care(opened.vault, exhibit, CustodyEvent.HANDED_OVER, WHO)
        record_care(opened.vault, exhibit, CustodyEvent.RECEIVED_BACK, WHO)
        rest = [one for one in opened.vault.entries() if one.leaf != gone.leaf]
    (found,) = custody_faults(rest)
    assert (found.code, "received-back" in found.item) == ("custody_wrong", True)


@pytest.mark.parametrize("event", ["handed-over", "received-back", "erased"])
@pytest.mark.parametrize("lacking", ["by", "reason"])
def test_a_hand_over_needs_a_name_and_a_reason(space: Workspace, event: str, lacking: str) -> None:
    care = Care(**{"by": "店主", "reason": "x", "to": "律师", lacking: " "})
    with space.open() as opened, pytest.raises(CareIncomplete):
        record_care(opened.vault, opened.vault.exhibits()[0], CustodyEvent(event), care)


def test_a_hand_over_says_to_whom(space: Workspace) -> None:
    care = Care(by="店主", reason="x")
    with space.open() as opened, pytest.raises(CareIncomplete):
        record_care(opened.vault, opened.vault.exhibits()[0], CustodyEvent.HANDED_OVER, care)


def test_without_an_outside_time_the_offset_of_the_clock_is_unknown() -> None:
    assert clock_offset([]) == {"against": "unknown"}


# --- who stays out ------------------------------------------------------------------------------
SUSPECT = Suspect("李四", (OrderId("1"),), (E1,))


def test_a_suspected_person_cannot_hand_out_the_exhibits_of_these_orders() -> None:
    with pytest.raises(SuspectBarred) as refused:
        bar([SUSPECT], " 李 四 ", [E2, E1])
    assert (refused.value.code, refused.value.facts["exhibit"]) == ("ZD529", E1)


@pytest.mark.parametrize(("by", "exhibit"), [("王五", E1), ("李四", E2), ("", E1), ("李四光", E1)])
def test_others_and_other_exhibits_are_not_barred(by: str, exhibit: ExhibitId) -> None:
    bar([SUSPECT], by, [exhibit])


@pytest.mark.parametrize(("by", "barred"), [("李四", True), ("王四", False), ("李四四", False)])
def test_a_registers_masked_name_bars_everybody_it_may_be(by: str, barred: bool) -> None:
    registered = Suspect("李*", (OrderId("1"),), (E1,), masked=True)
    if not barred:
        bar([registered], by, [E1])
        return
    with pytest.raises(SuspectBarred):
        bar([registered], by, [E1])


def _event(facts: dict[str, object]) -> Event:
    at = datetime(2026, 6, 21, tzinfo=UTC)
    return Event(CaseId("c"), EventKind.PERSON_SUSPECTED, at, PersonId("店主"), facts)


def test_people_named_by_hand_add_up_and_a_register_is_taken_as_last_found() -> None:
    hand = suspicion("李四", [OrderId("1")], [E1], by="店主", reason="打款经手人")
    old = {"from": "register", "people": [{"name": "王*", "masked": True, "exhibits": ["E001"]}]}
    new = {"from": "register", "people": [{"name": "赵*", "masked": True, "exhibits": ["E001"]}]}
    found = read_suspects([_event(hand), _event(old), _event(new)])
    assert [one.name for one in found] == ["李四", "赵*"]
    assert found[0].exhibits == (E1,)


def test_a_suspicion_needs_a_name_a_reason_and_orders() -> None:
    with pytest.raises(CareIncomplete):
        suspicion("李四", [], [], by="店主", reason="x")
    with pytest.raises(CareIncomplete):
        suspicion("李四", [OrderId("1")], [], by="", reason="x")


def test_the_exhibits_of_an_order_are_those_that_speak_of_it(space: Workspace) -> None:
    with space.open() as opened:
        one, two = opened.vault.exhibits()[:2]
    spoken = Passage(OrderId("1"), ExhibitKind.OTHER, RowRef(one.sha256), Text("", ""))
    other = Passage(OrderId("2"), ExhibitKind.OTHER, RowRef(two.sha256), Text("", ""))
    far = Passage(OrderId("1"), ExhibitKind.OTHER, RowRef(sha(b"elsewhere")), Text("", ""))
    assert exhibits_of([OrderId("1")], [spoken, other, far], [one, two]) == (one.id,)
