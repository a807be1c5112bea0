"""Long work beside other writers: one state to read, moments to write, and never over a change."""

from pathlib import Path

import pytest

from tests.evidence.vaults import to_seal
from zhendan.adapters.storage_errors import CaseOvertaken, FolderBusy, FolderReadOnly
from zhendan.domain import CaseId, Event, EventKind, PersonId
from zhendan.evidence import Care, erase
from zhendan.steps.look.kept_page import changed_after
from zhendan.steps.wiring import Wiring, wire, wire_beside
from zhendan.steps.wiring.beside import Beside

CASE, OTHER = CaseId("taobao-1"), CaseId("jd-2")


def note(wiring: Wiring, case: CaseId, kind: EventKind, **facts: object) -> None:
    """One event of a case on record."""
    wiring.ledger.append([Event(case, kind, wiring.clock.now(), PersonId("甲"), facts)])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A workspace with a case and a sealed file."""
    with wire(tmp_path / "data") as wiring:
        note(wiring, CASE, EventKind.COMMENTED, text="begun")
        wiring.vault.seal([to_seal(b"one")])
    return tmp_path / "data"


def test_others_write_while_it_reads_and_it_writes_only_in_a_moment(data: Path) -> None:
    with wire_beside(data, changed_after) as work:
        with wire(data) as other:
            note(other, OTHER, EventKind.DECIDED)
            other.vault.seal([to_seal(b"two")])
        assert (work.ledger.cases(), len(work.vault.exhibits())) == ((CASE,), 1)
        with pytest.raises(FolderReadOnly):
            note(work, CASE, EventKind.AUDITED)
        with work.moment(CASE) as now:
            note(now, CASE, EventKind.AUDITED)
            with pytest.raises(FolderBusy), wire(data):
                pass
        assert work.ledger.cases() == (CASE, OTHER), "its state moved up with its moment"
        assert work.vault.checkpoint().size == 2
        with wire(data) as other:
            assert other.vault.verify().faults == ()


@pytest.mark.parametrize("kind", [EventKind.COMMENTED, EventKind.EXPORTED, EventKind.REVIEWED])
def test_what_ages_no_page_overtakes_nothing(data: Path, kind: EventKind) -> None:
    with wire_beside(data, changed_after) as work, work.moment(CASE):
        pass
    with wire_beside(data, changed_after) as work:
        with wire(data) as other:
            note(other, CASE, kind, text="x")
        with work.moment(CASE) as now:
            note(now, CASE, EventKind.AUDITED)


def test_a_change_of_the_case_keeps_it_from_writing_until_it_catches_up(data: Path) -> None:
    with wire_beside(data, changed_after) as work:
        with wire(data) as other:
            note(other, CASE, EventKind.DECIDED, order="1")
        with pytest.raises(CaseOvertaken), work.moment(CASE) as now:
            note(now, CASE, EventKind.AUDITED)
        kinds = [event.kind for event in work.ledger.events(CASE)]
        assert EventKind.DECIDED not in kinds, "what it reads stays one state"
        assert isinstance(work.turns, Beside)
        work.turns.catch_up()
        with work.moment(CASE) as now:
            note(now, CASE, EventKind.AUDITED)
        kinds = [event.kind for event in work.ledger.events(CASE)]
    assert kinds.count(EventKind.AUDITED) == 1, "nothing of the first try is on record"


def test_an_erased_original_overtakes_whichever_case_it_was_of(data: Path) -> None:
    with wire_beside(data, changed_after) as work:
        with wire(data) as other:
            care = Care(by="甲", reason="到期", tool="test")
            erase(other.vault, other.vault.exhibits()[0], care, holds=())
        with pytest.raises(CaseOvertaken), work.moment(CASE):
            pass


def test_while_it_holds_on_nobody_overtakes(data: Path) -> None:
    with wire_beside(data, changed_after) as work:
        with wire(data) as other:
            note(other, CASE, EventKind.DECIDED, order="1")
        assert work.turns is not None
        with work.turns.hold():
            assert work.ledger.events(CASE)[-1].kind is EventKind.DECIDED
            with pytest.raises(FolderBusy), wire(data):
                pass
            with work.moment(CASE) as now:
                note(now, CASE, EventKind.AUDITED)
            assert work.ledger.events(CASE)[-1].kind is EventKind.AUDITED
        with wire(data) as other:
            note(other, CASE, EventKind.DECIDED, order="2")


def test_with_the_only_writer_a_moment_is_its_own_wiring(data: Path) -> None:
    with wire(data) as wiring, wiring.moment(CASE) as now:
        assert now is wiring


def test_bytes_brought_before_are_in_no_log_until_they_are_sealed(data: Path) -> None:
    items = [to_seal(b"two"), to_seal(b"three")]
    with wire(data) as wiring:
        before = wiring.vault.newest().size
        brought = wiring.vault.bring(items)
        assert (wiring.vault.newest().size, len(wiring.vault.exhibits())) == (before, 1)
        assert len(wiring.vault.seal(items, brought).new) == 2
        assert wiring.vault.bring(items) == {}
        assert wiring.vault.verify().faults == ()
