"""A case is the fold of its events, and only a person raises a standing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.casework.cases import (
    MARKED,
    NOTICE,
    OWNER,
    PACKET,
    SUPPORTED,
    THIN,
    A,
    B,
    C,
    audited,
    deadline,
    desk,
    exhibit,
    ready,
    submission,
)
from tests.casework.fakes import MemoryLedger
from zhendan.casework import (
    NOBODY,
    CaseMissing,
    CaseState,
    Desk,
    EventUnreadable,
    ExhibitOutsideCase,
    MarkNotThere,
    NobodyNamed,
    OrderOutsideCase,
    ReasonMissing,
    Ruling,
    case_file,
    case_id,
    decisions,
)
from zhendan.domain import (
    CaseId,
    ConcessionFinal,
    ContradictionOpen,
    Event,
    EventKind,
    ExhibitId,
    MarkUnexplained,
    OrderId,
    Outcome,
    PersonId,
    Proposal,
    Sha256,
    Standing,
    UnreasonedDecision,
    ZhendanError,
)

GENUINE, UNCLEAR, CONCEDED = Standing.GENUINE, Standing.UNCLEAR, Standing.CONCEDED
BETTER = Proposal(B, Outcome.SUPPORTED)


def ruling(*orders: OrderId, to: Standing = GENUINE, exhibits: tuple[str, ...] = ()) -> Ruling:
    return Ruling(orders, to, "核对过底单", tuple(ExhibitId(e) for e in exhibits))


def test_the_case_is_named_after_the_platform_and_its_number() -> None:
    assert case_id(NOTICE) == "taobao-WG20260620000001"


@pytest.mark.parametrize(
    "number", ["", "../../etc", "a/b", "〔2026〕1 号", "x" * 500, "..", "\x00"]
)
def test_a_strange_number_still_names_one_case_safely(number: str) -> None:
    name = case_id(replace(NOTICE, number=number))
    assert "/" not in name
    assert "." not in name
    assert len(name) < 100
    assert name != case_id(replace(NOTICE, number=number + "1"))


def test_opening_the_same_notice_again_finds_the_case_and_adds_nothing() -> None:
    at = desk()
    first = at.open(NOTICE)
    again = at.open(NOTICE)
    assert first == again
    assert len(at.ledger.events(first.case)) == 1
    assert first.flagged == (A, B, C)


def test_a_case_opened_before_its_platform_was_known_goes_on_under_its_name() -> None:
    at = desk()
    nameless = replace(NOTICE, platform="unknown")
    first = at.open(nameless)
    assert at.open(NOTICE) == at.open(nameless) == first
    assert at.ledger.cases() == (first.case,)
    assert at.open(replace(NOTICE, number=NOTICE.number + "1")).case != first.case
    assert at.open(NOTICE, name="另起").case == "另起"
    assert at.open(replace(NOTICE, number="")).case.startswith(NOTICE.platform)


def test_a_name_a_person_chose_names_the_case() -> None:
    assert desk().open(NOTICE, name="六月 申诉/一").case == "六月-申诉-一"
    assert desk().open(NOTICE, name="///").case == case_id(NOTICE)


def test_recording_the_same_again_adds_no_event() -> None:
    at, case = audited()
    before = at.ledger.events(case)
    assert at.record_exhibits(case, [exhibit()]) is None
    assert at.record_audit(case, (MARKED, THIN, SUPPORTED)) is None
    assert at.record_deadline(case, deadline()) is None
    assert at.ledger.events(case) == before


def test_the_audit_proposes_and_a_person_decides() -> None:
    at, case = audited()
    assert {o: s.standing for o, s in at.file(case).standings.items()} == {
        A: GENUINE,
        B: UNCLEAR,
        C: UNCLEAR,
    }
    at.decide(case, ruling(B))
    at.decide(case, ruling(C, to=CONCEDED))
    found = at.file(case)
    assert {o: s.standing for o, s in found.standings.items()} == {
        A: GENUINE,
        B: GENUINE,
        C: CONCEDED,
    }
    assert found.conceded == (C,)
    assert [d.order for d in decisions(at.ledger.events(case))] == [B, C]


def test_a_ruling_over_many_orders_is_one_decision_each() -> None:
    at, case = audited()
    events = at.decide(case, ruling(B, A, B))
    assert [e.facts["order"] for e in events] == [B, A]
    assert all(e.facts["reason"] == "核对过底单" for e in events)


def test_a_ruling_is_taken_whole_or_not_at_all() -> None:
    at, case = audited()
    with pytest.raises(MarkUnexplained):
        at.decide(case, ruling(B, C))
    assert at.file(case).decisions == ()


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (ruling(OrderId("999")), OrderOutsideCase),
        (ruling(A, exhibits=("E999",)), ExhibitOutsideCase),
        (ruling(C), MarkUnexplained),
        (Ruling((A,), GENUINE, " "), UnreasonedDecision),
    ],
)
def test_a_decision_that_cannot_stand_is_refused(
    asked: Ruling, refusal: type[ZhendanError]
) -> None:
    at, case = audited()
    with pytest.raises(refusal):
        at.decide(case, asked)


def test_a_mark_is_explained_with_a_sealed_exhibit() -> None:
    at, case = audited()
    at.decide(case, ruling(C, exhibits=("E001",)))
    assert at.file(case).standings[C].standing is GENUINE


@pytest.mark.parametrize("name", [" ", NOBODY, f" {NOBODY} "])
def test_an_unnamed_person_decides_nothing(name: str) -> None:
    at, case = audited()
    nobody = Desk(at.ledger, at.clock, PersonId(name))
    with pytest.raises(NobodyNamed):
        nobody.decide(case, ruling(B))


def test_better_news_about_an_unclear_order_waits_for_a_person() -> None:
    at, case = audited()
    at.record_audit(case, (SUPPORTED, BETTER, MARKED))
    assert at.file(case).standings[B].standing is UNCLEAR
    assert at.file(case).proposals[B].held
    at.decide(case, ruling(B))
    assert at.file(case).standings[B].standing is GENUINE


def test_worse_news_ends_a_ruling_and_it_does_not_come_back_by_itself() -> None:
    at, case = audited()
    at.decide(case, ruling(B))
    at.record_audit(case, (SUPPORTED, Proposal(B, Outcome.CONTRADICTED), MARKED))
    assert at.file(case).standings[B].standing is UNCLEAR
    with pytest.raises(ContradictionOpen):
        at.decide(case, ruling(B))
    at.record_audit(case, (SUPPORTED, BETTER, MARKED))
    assert at.file(case).standings[B].standing is UNCLEAR
    assert len(at.file(case).decisions) == 1, "the earlier decision stays on record"


def test_an_order_the_next_audit_leaves_out_stays_in_the_case() -> None:
    at, case = audited()
    at.record_audit(case, (SUPPORTED,))
    assert set(at.file(case).standings) == {A, B, C}


def test_a_withdrawn_mark_opens_the_way_but_raises_nothing() -> None:
    at, case = audited()
    at.withdraw_marks(case, [C], reason="导入了别家店铺的表")
    assert at.file(case).standings[C].standing is UNCLEAR
    at.record_audit(case, (SUPPORTED, THIN, replace(MARKED, suggest_concede=False)))
    assert not at.file(case).proposals[C].marked
    at.decide(case, ruling(C))
    assert at.file(case).standings[C].standing is GENUINE


def test_a_mark_is_withdrawn_with_a_reason_and_only_where_there_is_one() -> None:
    at, case = audited()
    with pytest.raises(ReasonMissing):
        at.withdraw_marks(case, [C], reason="")
    with pytest.raises(MarkNotThere):
        at.withdraw_marks(case, [A], reason="误导入")
    with pytest.raises(OrderOutsideCase):
        at.withdraw_marks(case, [OrderId("1")], reason="误导入")


def test_a_concession_is_taken_back_before_filing_and_never_after() -> None:
    at, case = audited()
    at.decide(case, ruling(B, to=CONCEDED))
    at.decide(case, ruling(B, to=UNCLEAR))
    at.decide(case, ruling(B, to=CONCEDED))
    at.pass_gate(case, adviser="李律师（示例）")
    at.record_export(case, PACKET)
    at.submit(case, submission())
    for to in (GENUINE, UNCLEAR):
        with pytest.raises(ConcessionFinal):
            at.decide(case, ruling(B, to=to))
    at.record_audit(case, (SUPPORTED, BETTER, MARKED))
    assert at.file(case).standings[B].standing is CONCEDED


def test_new_facts_before_submission_undo_the_export() -> None:
    at, case = ready()
    assert at.file(case).state is CaseState.READY
    at.record_audit(case, (SUPPORTED, THIN))
    assert at.file(case).state is CaseState.GATHERING
    assert at.file(case).export is None


def test_an_unopened_case_is_missing() -> None:
    with pytest.raises(CaseMissing) as caught:
        desk().file(CaseId("taobao-1"))
    assert "taobao-1" in caught.value.explain()


DAMAGES: list[tuple[EventKind, dict[str, object]]] = [
    (EventKind.AUDITED, {"proposals": [{"order": A}]}),
    (EventKind.AUDITED, {"proposals": "none"}),
    (
        EventKind.AUDITED,
        {
            "proposals": [
                {
                    "order": A,
                    "outcome": "fine",
                    "strength": None,
                    "suggest_concede": False,
                    "marked": False,
                }
            ]
        },
    ),
    (EventKind.DECIDED, {"order": A, "standing": "genuine", "outcome_seen": "supported"}),
    (EventKind.DECIDED, {"order": A, "standing": "perhaps", "reason": "因为"}),
    (EventKind.DEADLINE_SET, {"confidence": "notice", "at": "2026-06-23"}),
    (EventKind.DEADLINE_SET, {"confidence": "sure"}),
    (EventKind.EXHIBITS_SEALED, {"exhibits": [{}]}),
    (EventKind.MOVED, {"to": "nowhere"}),
    (EventKind.ROUND_MOVED, {"to": 7}),
    (EventKind.OPENED, {"flagged": [1]}),
    (EventKind.MARK_WITHDRAWN, {"orders": A}),
]


@pytest.mark.parametrize(("kind", "facts"), DAMAGES)
def test_a_damaged_event_is_named_and_never_read_past(
    kind: EventKind, facts: dict[str, object]
) -> None:
    event = Event(CaseId("x"), kind, datetime(2026, 6, 21, tzinfo=UTC), OWNER, facts, seq=7)
    with pytest.raises(EventUnreadable) as caught:
        case_file(CaseId("x"), [event])
    assert "7" in caught.value.explain()


PROPOSALS = st.builds(
    Proposal,
    order=st.sampled_from([A, B]),
    outcome=st.sampled_from(list(Outcome)),
    marked=st.booleans(),
)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("audit"), PROPOSALS),
        st.tuples(
            st.just("decide"),
            st.builds(
                Ruling,
                orders=st.sampled_from([(A,), (B,), (A, B)]),
                standing=st.sampled_from(list(Standing)),
                reason=st.just("核对过"),
                exhibits=st.sampled_from([(), (ExhibitId("E001"),)]),
            ),
        ),
        st.tuples(st.just("withdraw"), st.sampled_from([A, B])),
        st.tuples(st.just("export"), st.sampled_from("0123456789")),
        st.tuples(st.just("submit"), st.sampled_from("0123456789")),
        st.tuples(st.just("gate"), st.just("")),
    ),
    max_size=14,
)


def act(at: Desk, case: CaseId, what: str, value: object) -> None:
    if what == "audit" and isinstance(value, Proposal):
        at.record_audit(case, (value,))
    elif what == "decide" and isinstance(value, Ruling):
        at.decide(case, value)
    elif what == "withdraw":
        at.withdraw_marks(case, [OrderId(str(value))], reason="误导入")
    elif what == "export":
        at.record_export(case, Sha256(str(value) * 64))
    elif what == "submit":
        at.submit(case, submission(packet=Sha256(str(value) * 64)))
    elif what == "gate":
        at.pass_gate(case, reason="自行决定")


@settings(max_examples=200, deadline=None)
@given(acts=ACTS)
def test_the_laws_of_a_case_hold_whatever_is_done(acts: list[tuple[str, object]]) -> None:
    at, case = audited(Proposal(A, Outcome.SUPPORTED), Proposal(B, Outcome.INSUFFICIENT))
    ledger = at.ledger
    assert isinstance(ledger, MemoryLedger)
    for what, value in acts:
        before, kept = at.file(case), list(ledger.kept)
        try:
            act(at, case, what, value)
        except ZhendanError:
            assert ledger.kept == kept, "a refused act leaves nothing behind"
        after = at.file(case)
        assert ledger.kept[: len(kept)] == kept, "no event is ever removed or changed"
        assert after == case_file(case, ledger.events(case)), "replay gives the same case"
        new = ledger.kept[len(kept) :]
        decided = {
            e.facts["order"]: e.facts["standing"] for e in new if e.kind is EventKind.DECIDED
        }
        for order, standing in after.standings.items():
            old = before.standings[order].standing
            if old is not GENUINE and standing.standing is GENUINE:
                assert decided.get(order) == "genuine", "only a person raises a standing"
            if old is CONCEDED and before.filed:
                assert standing.standing is CONCEDED, "a filed concession is final"
            if standing.standing is GENUINE:
                assert standing.proposal.outcome is not Outcome.CONTRADICTED
        if len(after.rounds) > len(before.rounds):
            assert before.export is not None
            assert before.export.hard_stops == ()
            assert not before.conceded or before.gate is not None
        assert after.state.what_now.zh
