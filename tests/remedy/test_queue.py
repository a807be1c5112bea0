"""The review desk's books: four eyes from when they were asked for, a snooze wakes where it was."""

from datetime import UTC, date, datetime, timedelta

from zhendan.domain import Note, OrderId, Page, PersonId
from zhendan.remedy import (
    REVIEW_BOOK,
    REVIEW_POLICY,
    REVIEW_RULES,
    Act,
    RuleMode,
    queue,
    rule_states,
)

START = datetime(2026, 6, 22, tzinfo=UTC)


def note(minute: int, book: str, name: str, act: str, by: str = "甲", **told: object) -> Note:
    return Note(Page(book, name, act, told), START + timedelta(minutes=minute), PersonId(by))


def test_a_later_word_about_four_eyes_opens_no_decided_order_again() -> None:
    notes = [
        note(1, REVIEW_BOOK, "A", "held", held=[]),
        note(2, REVIEW_BOOK, "B", "held", held=[]),
        note(3, REVIEW_BOOK, "A", "approve", reason="电话核实"),
        note(6, REVIEW_BOOK, "B", "approve", reason="电话核实"),
    ]
    policy = [note(5, REVIEW_POLICY, "four_eyes", "set", four_eyes=True)]
    found = queue(notes, policy)
    assert found[OrderId("A")].final is Act.APPROVE
    assert found[OrderId("B")].waits_for_second
    second = note(7, REVIEW_BOOK, "B", "approve", by="乙", reason="核对过")
    assert queue([*notes, second], policy)[OrderId("B")].final is Act.APPROVE


def test_a_snooze_wakes_where_the_rule_was_and_brings_none_into_use_untried() -> None:
    def asleep(minute: int, until: str) -> Note:
        told = {"edition": "e", "reason": "大促", "until": until}
        return note(minute, REVIEW_RULES, "PR15", "snoozed", **told)

    on = note(1, REVIEW_RULES, "PR15", "on", edition="e")
    once, twice = asleep(2, "2026-06-30"), asleep(3, "2026-07-05")
    after = date(2026, 7, 10)

    def mode(*told: Note) -> RuleMode:
        return rule_states({"PR15": "e"}, told, [])["PR15"].at(after)

    assert mode(once) is RuleMode.DRAFT, "no back-test, no use"
    assert mode(on, once) is RuleMode.ON
    assert mode(on, once, twice) is RuleMode.ON
    asleep_still = rule_states({"PR15": "e"}, [on, once], [])["PR15"]
    assert asleep_still.at(date(2026, 6, 29)) is RuleMode.SNOOZED
