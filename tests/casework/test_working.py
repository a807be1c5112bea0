"""Work is given, put off and noted by name; nothing of it moves a deadline or hides a gap."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.casework.cases import DUE, MARKED, NOTICE, OWNER, SUPPORTED, THIN, A, audited, deadline
from zhendan.casework import (
    AssigneeUnfit,
    BuyerDataInWords,
    CaseFile,
    CaseOver,
    CaseState,
    ChangedMeanwhile,
    Contact,
    ContactIncomplete,
    DeadlineStands,
    EndDayUnusable,
    ExhibitOutsideCase,
    Hold,
    NobodyNamed,
    NotToBeWaived,
    Outlook,
    ReasonMissing,
    Said,
    Stamp,
    Thing,
    ThingUnknown,
    assign,
    assignments,
    buyer_data,
    comment,
    comments,
    contact,
    contacts,
    every_thing,
    held_by_another,
    is_private,
    mentioned,
    promises,
    resume,
    set_aside,
    snooze,
    take_from,
    untouched,
    waive,
    what_now,
    with_waivers,
)
from zhendan.domain import (
    CaseId,
    Event,
    EventKind,
    ExhibitId,
    ExhibitKind,
    Gap,
    PersonId,
    Text,
    ZhendanError,
    fold,
)

NOW = datetime(2026, 6, 21, 2, tzinfo=UTC)
STAMP = Stamp(OWNER, NOW)
WORDS = Text("称重记录", "weights")
GAP = Gap(ExhibitKind.WEIGHT_RECORD, (A,), WORDS, WORDS, WORDS, WORDS, WORDS)
WEIGHTS = Thing(GAP.key, GAP.what, GAP.level)
TOMORROW = date(2026, 6, 22)


def case(state: CaseState = CaseState.GATHERING) -> CaseFile:
    desk, name = audited(SUPPORTED, THIN, MARKED)
    return replace(desk.file(name), state=state)


def outlook(*events: Event, now: datetime = NOW, gaps: tuple[Gap, ...] = (GAP,)) -> Outlook:
    resting = set_aside(events, on=now.astimezone(UTC).date())
    return Outlook(
        CaseId("c"),
        now,
        CaseState.GATHERING,
        deadline(),
        fold([SUPPORTED], ()),
        with_waivers(gaps, resting),
        resting=frozenset(resting),
        promises=promises(contacts(events)),
        hands={key: str(one.to) for key, one in assignments(events).items()},
    )


def keys(view: Outlook) -> list[str]:
    return [thing.key for thing in what_now(view)]


def test_what_is_given_to_a_person_says_so_until_it_is_taken_back() -> None:
    given = assign(case(), WEIGHTS, "仓库老李", STAMP)
    thing = next(t for t in what_now(outlook(given)) if t.key == GAP.key)
    assert thing.who == "仓库老李"
    back = assign(case(), WEIGHTS, "", STAMP)
    assert assignments([given, back]) == {}


def test_a_task_put_off_comes_back_on_the_day_after_its_end() -> None:
    rest = snooze(case(), WEIGHTS, TOMORROW, STAMP, reason="仓库周一上班")
    assert GAP.key in keys(outlook())
    assert GAP.key not in keys(outlook(rest))
    assert GAP.key not in keys(outlook(rest, now=NOW + timedelta(days=1)))
    assert GAP.key in keys(outlook(rest, now=NOW + timedelta(days=2)))
    again = resume(case(), GAP.key, [rest], STAMP)
    assert GAP.key in keys(outlook(rest, again))
    assert GAP.key in [thing.key for thing in every_thing(outlook(rest))], "it is listed all along"


def test_no_snooze_reaches_the_platforms_deadline() -> None:
    due = Thing("deadline", Text("截止", "due"))
    with pytest.raises(DeadlineStands):
        snooze(case(), due, TOMORROW, STAMP, reason="太忙")
    with pytest.raises(DeadlineStands):
        snooze(case(), WEIGHTS, DUE.date(), STAMP, reason="等到最后一天")
    hidden = replace(outlook(), resting=frozenset({"deadline"}))
    assert keys(hidden)[0] == "deadline", "even a ledger that says so hides none"


def test_a_gap_given_up_is_still_a_gap_and_says_who_gave_it_up() -> None:
    given_up = waive(case(), WEIGHTS, date(2026, 9, 1), STAMP, reason="称重仪已报废")
    view = outlook(given_up)
    assert GAP.key not in keys(view)
    (gap,) = view.gaps
    assert gap.waived is not None
    assert OWNER in gap.waived.zh
    assert "报废" not in gap.waived.zh, "the reason stays in the case"
    (after,) = outlook(given_up, now=datetime(2026, 9, 3, tzinfo=UTC), gaps=view.gaps).gaps
    assert after.waived is None


REFUSED = [
    (lambda: assign(case(), WEIGHTS, "甲", Stamp(PersonId(" "), NOW)), NobodyNamed),
    (lambda: assign(case(CaseState.CLOSED), WEIGHTS, "甲", STAMP), CaseOver),
    (lambda: assign(case(), Thing("gap:../etc", WORDS), "甲", STAMP), ThingUnknown),
    (lambda: snooze(case(), WEIGHTS, TOMORROW, STAMP, reason=" "), ReasonMissing),
    (lambda: snooze(case(), WEIGHTS, NOW.date(), STAMP, reason="x"), EndDayUnusable),
    (lambda: waive(case(), WEIGHTS, date(2027, 6, 1), STAMP, reason="x"), EndDayUnusable),
    (lambda: waive(case(), Thing("marks", WORDS), TOMORROW, STAMP, reason="x"), NotToBeWaived),
    (
        lambda: waive(case(), replace(WEIGHTS, level="hard_stop"), TOMORROW, STAMP, reason="x"),
        NotToBeWaived,
    ),
    (lambda: resume(case(), GAP.key, [], STAMP), ThingUnknown),
    (lambda: comment(case(), Said("  "), STAMP), ReasonMissing),
    (lambda: contact(case(), Contact(NOW, "pigeon", "好"), STAMP), ContactIncomplete),
    (
        lambda: contact(case(), Contact(NOW + timedelta(hours=1), "phone", "好"), STAMP),
        ContactIncomplete,
    ),
    (
        lambda: contact(case(), Contact(NOW, "phone", "好", exhibits=(ExhibitId("E999"),)), STAMP),
        ExhibitOutsideCase,
    ),
]


@pytest.mark.parametrize(("act", "error"), REFUSED)
def test_what_must_not_be_recorded_is_refused(act: object, error: type[ZhendanError]) -> None:
    assert callable(act)
    with pytest.raises(error):
        act()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("买家电话 13812345678", 1),
        ("寄到幸福路 12 号", 1),
        ("身份证 11010519491231002X，邮箱 a@example.cn", 2),
        ("订单 3300000000000010101 缺底单，@甲 看一下", 0),
        ("运单 SF1390000000001 已签收", 0),
    ],
)
def test_what_looks_like_a_buyers_data_is_warned_of_first(text: str, found: int) -> None:
    assert len(buyer_data(text)) == found
    if found:
        with pytest.raises(BuyerDataInWords) as told:
            comment(case(), Said(text), STAMP)
        assert "138" not in told.value.explain("zh"), "the data are not said again"
    kept = comment(case(), Said(text, sure=True), STAMP)
    assert comments([kept])[0].text == text


def test_of_two_names_the_longer_one_is_called() -> None:
    assert mentioned("@王小明 请看，@李", ("王小", "王小明", "李", "赵")) == ("李", "王小明")


def test_a_promise_is_asked_after_when_it_is_due_and_ends_with_the_next_talk() -> None:
    told = Contact(NOW, "phone", "三天内答复", ticket="T1", promised=NOW + timedelta(days=1))
    first = replace(contact(case(), told, STAMP), seq=7)
    assert keys(outlook(first))[1] == "promise:7"
    assert "T1" in what_now(outlook(first))[1].detail.zh
    early = replace(told, promised=NOW + timedelta(days=2))
    assert "promise:7" not in keys(outlook(replace(contact(case(), early, STAMP), seq=7)))
    other = contact(case(), replace(told, ticket="T2", promised=None), STAMP)
    assert "promise:7" in keys(outlook(first, other))
    same = contact(case(), replace(told, promised=None, said="已转审核"), STAMP)
    assert "promise:7" not in keys(outlook(first, same))


def test_what_a_colleague_did_meanwhile_is_seen_first() -> None:
    theirs = replace(assign(case(), WEIGHTS, "甲", Stamp(PersonId("乙"), NOW)), seq=9)
    kinds = (EventKind.ASSIGNED,)
    with pytest.raises(ChangedMeanwhile):
        untouched([theirs], GAP.key, kinds, known=8, by=OWNER)
    untouched([theirs], GAP.key, kinds, known=9, by=OWNER)
    untouched([theirs], "marks", kinds, known=8, by=OWNER)
    untouched([theirs], GAP.key, kinds, known=8, by=PersonId("乙"))


def test_what_speaks_of_marks_is_for_few() -> None:
    marks = assign(case(), Thing("marks", Text("标记", "marks")), "甲", STAMP)
    secret = comment(case(), Said("只给店主和律师", private=True), STAMP)
    assert [is_private(one) for one in (marks, secret, assign(case(), WEIGHTS, "甲", STAMP))] == [
        True,
        True,
        False,
    ]


def test_a_hold_ends_without_a_sign_of_life_and_taking_over_is_recorded() -> None:
    hold = Hold("statement", PersonId("甲"), NOW, NOW)
    assert held_by_another(hold, "甲", NOW) is None
    assert held_by_another(hold, "乙", NOW + timedelta(seconds=60)) == hold
    assert held_by_another(hold, "乙", NOW + timedelta(seconds=61)) is None
    assert held_by_another(None, "乙", NOW) is None
    event = take_from(case(), hold, Stamp(PersonId("乙"), NOW))
    assert event.facts == {"what": "statement", "from": "甲"}


def test_working_together_changes_nothing_of_the_case() -> None:
    desk, name = audited(SUPPORTED)
    before = desk.file(name)
    desk.ledger.append(
        [
            assign(before, WEIGHTS, "甲", STAMP),
            comment(before, Said("@甲 请看"), STAMP),
            snooze(before, WEIGHTS, TOMORROW, STAMP, reason="周一"),
            contact(before, Contact(NOW, "phone", "在审核"), STAMP),
        ]
    )
    assert desk.file(name) == before
    assert NOTICE.flagged
    assert AssigneeUnfit.code == "ZD652"
