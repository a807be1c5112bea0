"""Four eyes at the review desk: the word counts from when it was given."""

from datetime import UTC, datetime, timedelta

from zhendan.domain import Note, OrderId, Page, PersonId
from zhendan.remedy import REVIEW_BOOK, REVIEW_POLICY, Act, queue

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
