"""Conceded orders open remedy tasks, and only a proof lets anybody say that one is done."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhendan.domain import (
    CAUSES,
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
    cause_words,
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


def opened(*found: RemedyTask) -> list[Event]:
    return [event(EventKind.REMEDY_OPENED, opened_facts(each)) for each in found]


def test_a_measure_is_opened_once_and_names_all_causes_it_answers() -> None:
    found = open_tasks((A, B), [cause("RC10", A), cause("RC15", B)], on=ON)
    names = [each.id.partition("-")[2] for each in found]
    assert len(names) == len(set(names))
    (review,) = [each for each in found if each.id.endswith("-order_review")]
    assert (review.causes, review.orders) == (("RC10", "RC15"), (A, B))
    (access,) = [each for each in found if each.id.endswith("-access")]
    assert (access.causes, access.orders) == (("RC10",), (A,)), "a cause asks for its own alone"
    assert tasks(opened(*found)) == found


@given(
    codes=st.lists(st.sampled_from(sorted(MEASURES)), min_size=1, max_size=6, unique=True),
    spread=st.lists(st.integers(0, 5), min_size=6, max_size=6),
)
def test_together_the_tasks_answer_what_each_cause_alone_asks_for(
    codes: list[str], spread: list[int]
) -> None:
    given_ = [OrderId(f"O{n}") for n in range(6)]
    causes = [
        cause(code, *(o for o, n in zip(given_, spread, strict=True) if n % len(codes) == at))
        for at, code in enumerate(codes)
    ]
    found = open_tasks(given_, causes, on=ON)
    alone = [one for each in causes for one in open_tasks(each.orders, [each], on=ON)]
    assert {(one.id.partition("-")[2], c) for one in found for c in one.causes} == {
        (one.id.partition("-")[2], one.cause) for one in alone
    }
    for one in found:
        asked = [each for each in alone if one.is_called(each.id)]
        assert set(one.orders) == {order for each in asked for order in each.orders}
        assert one.due_on == min(each.due_on for each in asked if each.due_on)


def twice() -> list[Event]:
    """A ledger as it was written before: one measure under each of its causes."""
    of = [RemedyTask(f"{c}-order_review", c, Text("复核", "review"), (o,), "", ON)
          for c, o in (("RC10", A), ("RC99", B))]  # fmt: skip
    return [event(EventKind.REMEDY_OPENED, {k: v for k, v in e.facts.items() if k != "also"})
            for e in opened(*of)]  # fmt: skip


@pytest.mark.parametrize("named", ["RC10-order_review", "RC99-order_review"])
def test_a_ledger_that_holds_a_measure_twice_reads_as_one_and_closes_as_one(named: str) -> None:
    (one,) = tasks(twice())
    assert (one.id, one.causes, one.orders) == ("RC10-order_review", ("RC10", "RC99"), (A, B))
    assert task([one], named) == one
    set_and_closed = [
        *twice(),
        event(EventKind.REMEDY_SET, {"id": named, "owner": "李主管", "due_on": "2026-07-08"}),
        event(EventKind.REMEDY_CLOSED, {"id": named, "proof": list(PROOF)}),
    ]
    (done,) = tasks(set_and_closed)
    assert (done.owner, done.due_on, done.proof) == ("李主管", date(2026, 7, 8), PROOF)
    proposed = open_tasks((A, B), [cause("RC10", A), cause("RC99", B)], on=ON)
    assert not [each for each in new_tasks(proposed, [done]) if each.is_called(named)]
    (again,) = tasks([*set_and_closed, event(EventKind.REMEDY_REOPENED, {"id": named})])
    assert not again.is_done


def test_a_closed_measure_gains_a_cause_and_stays_done_but_opens_for_another_order() -> None:
    first = open_tasks((A,), [cause("RC10", A)], on=ON)
    events = [*opened(*first), event(EventKind.REMEDY_CLOSED, closed_facts(close(first[3], PROOF)))]
    known = tasks(events)
    assert [each.id for each in known if each.is_done] == ["RC10-order_review"]
    same = open_tasks((A,), [cause("RC10", A), cause("RC15", A)], on=date(2026, 9, 1))
    (more,) = [each for each in new_tasks(same, known) if each.is_called("RC10-order_review")]
    assert (more.causes, more.due_on) == (("RC10", "RC15"), first[3].due_on)
    (kept,) = [e for e in tasks([*events, *opened(more)]) if e.is_called("RC15-order_review")]
    assert kept.proof == PROOF
    assert kept.causes == ("RC10", "RC15")
    grown = open_tasks((A, B), [cause("RC10", A), cause("RC15", B)], on=ON)
    (wider,) = [each for each in new_tasks(grown, known) if each.is_called("RC10-order_review")]
    (reopened,) = [e for e in tasks([*events, *opened(wider)]) if e.is_called("RC10-order_review")]
    assert (reopened.orders, reopened.is_done) == ((A, B), False)


def test_every_cause_is_said_in_words_and_accuses_nobody() -> None:
    assert set(CAUSES) == set(MEASURES)
    told = cause_words(["RC10", "RC99", "RC10"])
    assert (told.zh, told.en) == (
        "员工为业绩下单、原因未查明",
        "orders by staff for a target, cause not determined",
    )
    said = "".join(one.zh + one.en for one in CAUSES.values())
    assert not [word for word in ("作弊", "欺诈", "犯", "fraud", "fake", "guilty") if word in said]
