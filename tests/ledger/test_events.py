"""Case events: added all or none, numbered, kept for ever, and any change of one shows."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.evidence import tampering as t
from tests.evidence.vaults import Opened, Workspace
from zhendan.adapters.storage_errors import LedgerDamaged
from zhendan.domain import CaseId, Event, EventKind, PersonId

NOON = datetime(2026, 6, 21, 4, 0, tzinfo=UTC)
ONE, TWO = CaseId("taobao-1"), CaseId("jd-2")


def event(case: CaseId = ONE, **facts: object) -> Event:
    return Event(case, EventKind.DECIDED, NOON, PersonId("店主"), facts)


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "data")


@pytest.fixture
def opened(space: Workspace) -> Iterator[Opened]:
    with space.open() as one:
        yield one


def test_events_come_back_as_they_were_in_their_order(opened: Opened) -> None:
    told = opened.ledger.append([event(n=1), event(TWO), event(n=2, why="已核对")])
    assert [one.seq for one in told] == [1, 2, 3]
    assert opened.ledger.events(ONE) == (told[0], told[2])


def test_numbers_go_on_over_calls(opened: Opened) -> None:
    opened.ledger.append([event()])
    assert opened.ledger.append([event()])[0].seq == 2


def test_cases_are_listed_in_order_of_opening(opened: Opened) -> None:
    opened.ledger.append([event(TWO), event(ONE), event(TWO)])
    assert opened.ledger.cases() == (TWO, ONE)


def test_a_case_nobody_opened_has_no_events(opened: Opened) -> None:
    assert opened.ledger.events(CaseId("none")) == ()


def test_no_events_are_no_change(opened: Opened) -> None:
    assert opened.ledger.append([]) == ()


def test_all_events_of_a_call_are_kept_or_none(opened: Opened) -> None:
    with pytest.raises(TypeError):
        opened.ledger.append([event(), event(odd=object())])
    assert opened.ledger.cases() == ()


def test_events_survive_closing(space: Workspace) -> None:
    with space.open() as one:
        told = one.ledger.append([event(orders=["3300000000000010101"])])
    with space.open() as one:
        assert one.ledger.events(ONE) == told


CHANGES = {
    "a fact": "UPDATE event SET facts = '{\"n\": 9}' WHERE seq = 2",
    "the person": "UPDATE event SET person = '他人' WHERE seq = 2",
    "the time": "UPDATE event SET at = '2026-01-01T00:00:00+00:00' WHERE seq = 2",
    "the case": "UPDATE event SET case_id = 'jd-2' WHERE seq = 2",
    "the kind": "UPDATE event SET kind = 'opened' WHERE seq = 2",
    "a deleted one in the middle": "DELETE FROM event WHERE seq = 2",
    "a deleted one at the end": "DELETE FROM event WHERE seq = 3",
    "two exchanged": (
        "UPDATE event SET seq = 9 WHERE seq = 2; UPDATE event SET seq = 2 WHERE seq = 3;"
        " UPDATE event SET seq = 3 WHERE seq = 9"
    ),
    "one put in": (
        "INSERT INTO event (case_id, kind, at, person, facts, previous, row_hash)"
        " SELECT case_id, kind, at, person, facts, previous, row_hash FROM event WHERE seq = 1"
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_changed_event_is_found_and_named(space: Workspace, what: str) -> None:
    with space.open() as one:
        one.ledger.append([event(n=1), event(n=2), event(n=3)])
        one.vault.checkpoint()
    t.sql(CHANGES[what])(space)
    found = space.verify()
    assert found.exit_code == 1
    assert any(fault.item.startswith("event") for fault in found.faults)


def test_an_event_that_cannot_be_read_is_a_clear_refusal(space: Workspace) -> None:
    with space.open() as one:
        one.ledger.append([event()])
    t.sql("UPDATE event SET at = 'yesterday'")(space)
    with space.open() as one, pytest.raises(LedgerDamaged):
        one.ledger.events(ONE)
