"""A platform's answer is read for its end, asks, reasons and time; else it is unknown."""

from datetime import UTC, datetime

import pytest

from tests.casework.cases import OWNER, PACKET, ready, submission
from zhendan.casework import (
    ReplyKind,
    RoundState,
    case_file,
    exact_interval,
    outcomes,
    read_reply,
)
from zhendan.domain import ExhibitKind, Sha256

WORDS = [
    (
        "您的申诉不成立，维持原处罚。原因：凭证模糊，且为单方提供。",
        ReplyKind.REJECTED,
        {"R07", "R09"},
    ),
    ("申诉成立，已撤销处罚。", ReplyKind.ACCEPTED, set()),
    ("经复核，您的申诉部分成立，酌情减轻处罚。", ReplyKind.PARTLY, set()),
    (
        "请您在48小时内补充以下材料：1、快递称重记录；2、与买家的聊天记录。",
        ReplyKind.NEEDS_MORE,
        set(),
    ),
    ("您的申诉已收到，正在审核中，请耐心等待。", ReplyKind.RECEIVED, set()),
    ("本次为最终结果，不再受理。", ReplyKind.FINAL_REFUSAL, set()),
    ("感谢您的支持。", ReplyKind.UNKNOWN, set()),
    ("您的申诉已受理，如申诉通过，处罚将予以撤销。", ReplyKind.RECEIVED, set()),
    ("申诉审核中。若申诉不成立，将维持原处罚。", ReplyKind.RECEIVED, set()),
    ("We received your appeal. If it is rejected you may try again.", ReplyKind.RECEIVED, set()),
    ("If in doubt, write to us. Your appeal has been rejected.", ReplyKind.REJECTED, set()),
    ("请您补充如下材料：快递称重记录。", ReplyKind.NEEDS_MORE, set()),
    ("如您所述，申诉成立。申诉成立，已撤销处罚。", ReplyKind.ACCEPTED, set()),
    ("Your appeal has been rejected: the documents are illegible.", ReplyKind.REJECTED, {"R07"}),
    ("Please submit the pick-up manifest within 3 days.", ReplyKind.NEEDS_MORE, set()),
]


@pytest.mark.parametrize(("words", "kind", "codes"), WORDS)
def test_an_answer_is_read(words: str, kind: ReplyKind, codes: set[str]) -> None:
    reply = read_reply(words)
    assert reply.kind is kind
    assert codes <= set(reply.codes)


def test_each_thing_asked_for_is_listed_with_the_record_it_means() -> None:
    reply = read_reply("请您在48小时内补充以下材料：1、快递称重记录；2、与买家的聊天记录。")
    assert [ask.kind for ask in reply.asks if ask.kind] == [
        ExhibitKind.WEIGHT_RECORD,
        ExhibitKind.CHAT_LOG,
    ]
    assert "48小时内" in reply.until
    assert reply.state is RoundState.SUPPLEMENT_ASKED


def test_what_cannot_be_told_moves_no_round() -> None:
    assert read_reply("感谢您的支持。").state is None


@pytest.mark.parametrize("text", ["", "。" * 500, "\x00\u202e补充", "1、" * 2000])
def test_an_odd_answer_is_read_without_harm(text: str) -> None:
    assert read_reply(text).kind in ReplyKind


def test_a_round_keeps_what_was_handed_in_its_receipt_and_every_answer() -> None:
    desk, case = ready()
    files = (("01-申诉理由.txt", Sha256("b" * 64)),)
    desk.submit(case, submission(statement=Sha256("c" * 64), files=files))
    desk.answer(case, RoundState.ACKNOWLEDGED, receipts=["E009"])
    desk.answer(case, RoundState.REJECTED, words="不成立")
    (held,) = desk.file(case).rounds
    assert (held.packet, held.statement, held.files) == (PACKET, Sha256("c" * 64), files)
    assert held.receipts == ("E009",)
    assert [(state, words) for _, state, words in held.moves] == [
        (RoundState.ACKNOWLEDGED, ""),
        (RoundState.REJECTED, "不成立"),
    ]
    assert held.by == OWNER
    assert isinstance(held.submitted_at, datetime)
    assert held.submitted_at.tzinfo is UTC


def test_outcomes_are_counts_and_an_interval_only_where_it_says_something() -> None:
    desk, case = ready()
    desk.submit(case, submission())
    desk.answer(case, RoundState.REJECTED)
    file = case_file(case, desk.ledger.events(case))
    (few,) = outcomes([(file, "虚假交易")])
    assert (few.decided, dict(few.by_end)[RoundState.REJECTED]) == (1, 1)
    assert few.interval is None
    (many,) = outcomes([(file, "虚假交易")] * 20)
    assert many.interval is not None
    assert many.interval[0] == 0.0
    assert many.interval[1] < 0.2


def test_a_void_round_was_decided_by_nobody() -> None:
    desk, case = ready()
    desk.submit(case, submission())
    desk.answer(case, RoundState.VOID)
    assert outcomes([(case_file(case, desk.ledger.events(case)), "虚假交易")]) == ()


@pytest.mark.parametrize(
    ("seen", "of", "low", "high"),
    [(0, 10, 0.0, 0.3085), (5, 10, 0.1871, 0.8129), (10, 10, 0.6915, 1.0), (0, 0, 0.0, 1.0)],
)
def test_the_interval_is_the_exact_one_of_the_tables(
    seen: int, of: int, low: float, high: float
) -> None:
    assert exact_interval(seen, of) == pytest.approx((low, high), abs=1e-4)


def test_the_words_that_a_reading_rests_on_stand_beside_it() -> None:
    found = read_reply("如果申诉成立将撤销处罚。经复核，您的申诉不成立：截图模糊。")
    assert (found.kind, found.words) == (ReplyKind.REJECTED, "不成立")
    assert found.why == (("R07", "模糊"),)
    assert read_reply("请知悉。").words == ""
