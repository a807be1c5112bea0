"""Conceded orders open remedy tasks, and only a proof lets anybody say that one is done."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhendan.domain import (
    CaseId,
    Cause,
    Event,
    EventKind,
    ExhibitId,
    OrderId,
    PersonId,
    RemedyTask,
    SentenceKind,
    Text,
)
from zhendan.remedy import (
    MEASURES,
    CommitmentUndated,
    ProofMissing,
    TaskMissing,
    TaskUnreadable,
    as_recorded,
    close,
    closed_facts,
    new_tasks,
    open_tasks,
    opened_facts,
    proof_wanted,
    sentence,
    task,
    tasks,
    words,
)

ON = date(2026, 6, 22)
AT = datetime(2026, 6, 22, tzinfo=UTC)
A, B, C = OrderId("A"), OrderId("B"), OrderId("C")
PROOF = (ExhibitId("E012"),)


def cause(code: str, *orders: OrderId) -> Cause:
    return Cause(code, Text(code, code), orders, Text("依据", "basis"))


def ids(found: tuple[RemedyTask, ...]) -> list[str]:
    return [each.id for each in found]


def event(kind: EventKind, facts: dict[str, object]) -> Event:
    return Event(CaseId("x"), kind, AT, PersonId("王"), facts, seq=9)


def test_a_conceded_order_opens_the_measures_of_its_cause() -> None:
    found = open_tasks(
        (
            A,
            B,
        ),
        [cause("RC10", A, B, C)],
        on=ON,
    )
    assert ids(found) == [f"RC10-{m.name}" for m in MEASURES["RC10"]]
    assert all(each.orders == (A, B) for each in found), "only what was conceded"
    assert all(each.owner == "" and not each.is_done for each in found)
    assert all(each.due_on and each.due_on > ON for each in found)


def test_staff_brushing_brings_review_training_and_separate_duties() -> None:
    found = ids(open_tasks((A,), [cause("RC10", A)], on=ON))
    assert {"RC10-order_review", "RC10-staff_training", "RC10-separate_duties"} <= set(found)


@pytest.mark.parametrize(
    ("code", "measure"),
    [
        ("RC11", "partner_notice"),
        ("RC11", "conflict_of_interest"),
        ("RC12", "commission_ledger"),
        ("RC15", "set_right"),
        ("RC15", "stop_and_settle"),
    ],
)
def test_a_cause_brings_its_own_measure(code: str, measure: str) -> None:
    assert f"{code}-{measure}" in ids(open_tasks((A,), [cause(code, A)], on=ON))


def test_a_conceded_order_without_a_cause_asks_to_find_it() -> None:
    found = open_tasks((A,), [cause("RC10", B)], on=ON)
    assert found[0].id == "RC99-find_cause"
    assert found[0].orders == (A,)


def test_an_unknown_code_is_not_determined() -> None:
    assert open_tasks((A,), [cause("RC77", A)], on=ON)[0].cause == "RC99"


def test_nothing_conceded_opens_only_what_prevents() -> None:
    found = open_tasks((), [cause("RC01", A), cause("RC10", B)], on=ON)
    assert ids(found) == ["RC01-register_promotions"]
    assert found[0].orders == ()


def test_nothing_at_all_opens_nothing() -> None:
    assert open_tasks((), [], on=ON) == ()


def test_every_root_cause_of_the_reference_has_a_measure() -> None:
    assert set(MEASURES) == {f"RC{n:02}" for n in range(1, 22)} | {"RC99"}
    assert all(MEASURES.values())


@pytest.mark.parametrize("code", sorted(MEASURES))
def test_measures_are_named_once_and_said_calmly(code: str) -> None:
    names = [measure.name for measure in MEASURES[code]]
    assert len(names) == len(set(names))
    for measure in MEASURES[code]:
        said = measure.what.zh + measure.proof.zh
        assert not set("！!") & set(said)
        assert "已" not in measure.what.zh.replace("已付", "")


@pytest.mark.parametrize("proof", [(), (ExhibitId(""),), (ExhibitId("  "),)])
def test_a_task_without_proof_stays_open(proof: tuple[ExhibitId, ...]) -> None:
    each = open_tasks((A,), [cause("RC10", A)], on=ON)[0]
    with pytest.raises(ProofMissing) as caught:
        close(each, proof)
    assert proof_wanted(each).zh in caught.value.explain()


def test_done_is_said_in_the_past_only_with_its_proof() -> None:
    each = open_tasks((A,), [cause("RC10", A)], on=ON)[0]
    assert sentence(each).kind is SentenceKind.COMMITMENT
    assert words(each).zh.startswith("计划于 2026-06-23 前完成")
    done = close(each, PROOF)
    assert sentence(done).kind is SentenceKind.FACT
    assert sentence(done).anchors[0].exhibit == "E012"
    assert "已完成" in words(done).zh
    assert "E012" in words(done).zh


@given(proven=st.booleans(), code=st.sampled_from(sorted(MEASURES)))
def test_no_sentence_says_done_without_proof(proven: bool, code: str) -> None:
    for each in open_tasks((A,), [cause(code, A)], on=ON):
        said = words(close(each, PROOF) if proven else each)
        assert ("已完成" in said.zh) is proven
        assert ("Done" in said.en) is proven


def test_a_promise_needs_a_date() -> None:
    with pytest.raises(CommitmentUndated):
        words(RemedyTask("RC10-x", "RC10", Text("措施", "measure"), (A,)))


def test_tasks_are_the_fold_of_their_events() -> None:
    opened = open_tasks((A,), [cause("RC10", A)], on=ON)
    events = [event(EventKind.REMEDY_OPENED, opened_facts(each)) for each in opened]
    assert tasks(events) == opened
    done = close(opened[0], PROOF)
    events.append(event(EventKind.REMEDY_CLOSED, closed_facts(done)))
    assert tasks(events)[0] == done
    events.append(event(EventKind.REMEDY_OPENED, opened_facts(opened[0])))
    assert not tasks(events)[0].is_done, "reopening turns it back into a commitment"


def test_only_new_or_grown_tasks_are_opened_again() -> None:
    known = open_tasks((A,), [cause("RC10", A, B)], on=ON)
    assert new_tasks(known, known) == []
    grown = open_tasks(
        (
            A,
            B,
        ),
        [cause("RC10", A, B)],
        on=ON,
    )
    assert [each.orders for each in new_tasks(grown, known)] == [(A, B)] * len(known)
    shrunk = open_tasks((B,), [cause("RC10", A, B)], on=ON)
    assert all(each.orders == (A, B) for each in new_tasks(shrunk, known))


def test_a_task_on_record_keeps_its_owner_date_and_proof_until_it_grows() -> None:
    proposed = open_tasks((A,), [cause("RC10", A, B)], on=ON)
    done = close(replace(proposed[0], owner="店长示例", due_on=date(2026, 7, 1)), PROOF)
    later = open_tasks((A,), [cause("RC10", A, B)], on=date(2026, 8, 1))
    assert as_recorded(later, [done, *proposed[1:]]) == (done, *proposed[1:])
    grown = open_tasks((A, B), [cause("RC10", A, B)], on=ON)
    assert not as_recorded(grown, [done])[0].is_done
    assert as_recorded(proposed, []) == proposed


def test_an_open_task_has_no_closing_facts() -> None:
    with pytest.raises(ProofMissing):
        closed_facts(open_tasks((A,), [cause("RC10", A)], on=ON)[0])


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (EventKind.REMEDY_OPENED, {}),
        (EventKind.REMEDY_OPENED, {"id": "x", "orders": "A"}),
        (EventKind.REMEDY_OPENED, {"id": "x", "due_on": "soon"}),
        (EventKind.REMEDY_CLOSED, {"id": "x", "proof": ["E1"]}),
        (EventKind.REMEDY_CLOSED, {"id": "x"}),
    ],
)
def test_a_damaged_event_is_named(kind: EventKind, facts: dict[str, object]) -> None:
    with pytest.raises(TaskUnreadable) as caught:
        tasks([event(kind, facts)])
    assert "9" in caught.value.explain()


def test_a_task_is_found_by_its_id_or_named_as_missing() -> None:
    found = open_tasks((A,), [cause("RC10", A)], on=ON)
    assert task(found, "RC10-access").id == "RC10-access"
    with pytest.raises(TaskMissing):
        task(found, "RC10-nothing")
