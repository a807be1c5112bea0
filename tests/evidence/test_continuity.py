"""What looks discontinuous about a chat is said, with its orders; quotes carry their neighbours."""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import timedelta

import pytest

from tests.evidence.test_matching import NOON, ORDER, Shop, only
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.domain import ChatDoubt, ExhibitKind
from zhendan.evidence import continuity

LINES = ("你好，枕头有货吗", "有货，今天发出", "能开发票吗", "可以，请提供抬头", "收到了，谢谢老板")


@pytest.fixture
def shop() -> Iterator[Shop]:
    with closing(DuckdbTables()) as tables:
        one = Shop(tables)
        one.order()
        yield one


def talk(
    shop: Shop,
    lines: Sequence[str] = LINES,
    *,
    name: str = "c",
    numbers: Sequence[int] | None = None,
    later: timedelta = timedelta(0),
) -> None:
    """A chat with the order's buyer, a message a minute; `p` is a picture, `t` copied text."""
    how = {"p": "screenshot_ocr", "t": "clipboard"}.get(name, "platform_export")
    shop.put(
        "conversations", conversation_id=name, tool="qianniu", buyer_id=f"b{ORDER}", capture_how=how
    )
    for place, text in enumerate(lines):
        raw = json.dumps([["消息序号", str(numbers[place])]] if numbers else [])
        shop.put(
            "messages",
            message_id=f"{name}{place}",
            conversation_id=name,
            seq=place + 1,
            sent_at=NOON + timedelta(minutes=place) + later,
            sender_role="buyer" if place % 2 == 0 else "agent",
            type="text",
            text=text,
            row_ref=shop.source(raw=raw),
        )


def codes(shop: Shop) -> dict[str, ChatDoubt]:
    return {one.code: one for one in continuity(shop.tables, [ORDER])}


def test_a_whole_numbered_chat_raises_nothing(shop: Shop) -> None:
    talk(shop, numbers=[1, 2, 3, 4, 5])
    assert codes(shop) == {}


def test_a_message_taken_out_of_the_middle_is_named_by_its_number(shop: Shop) -> None:
    talk(shop, LINES[:2] + LINES[3:], numbers=[1, 2, 4, 5])
    found = codes(shop)["numbering"]
    assert "从 2 跳到 4，中间缺 1 条" in found.text.zh
    assert found.orders == (ORDER,)


def test_without_numbers_completeness_cannot_be_shown(shop: Shop) -> None:
    talk(shop)
    assert "无法显示是否完整" in codes(shop)["unnumbered"].text.zh


def test_copied_text_says_that_no_server_signed_it(shop: Shop) -> None:
    talk(shop, name="t", numbers=[1, 2, 3, 4, 5])
    assert set(codes(shop)) == {"copied"}


def test_an_order_out_of_sequence_is_said(shop: Shop) -> None:
    talk(shop, numbers=[1, 2, 4, 3, 5])
    assert "次序不对" in continuity(shop.tables, [ORDER])[1].text.zh


def test_recalled_messages_are_counted(shop: Shop) -> None:
    talk(shop, numbers=[1, 2, 3, 4, 5])
    shop.tables.make("messages", "SELECT * REPLACE ('recalled' AS type) FROM messages")
    assert "5 条消息被撤回" in codes(shop)["recalled"].text.zh


def test_time_that_runs_backwards_and_long_pauses_are_said(shop: Shop) -> None:
    talk(shop, numbers=[1, 2, 3, 4, 5], later=timedelta(days=9))
    shop.tables.make(
        "messages",
        "SELECT * REPLACE (CASE WHEN seq = 4 THEN sent_at - INTERVAL 5 DAY ELSE sent_at END"
        " AS sent_at) FROM messages",
    )
    assert set(codes(shop)) == {"backwards", "silence"}


@pytest.mark.parametrize(("hours", "seen"), [(8, True), (0, False), (0.2, False), (30, False)])
def test_a_shifted_time_zone_between_two_captures_is_said(
    shop: Shop, hours: float, seen: bool
) -> None:
    talk(shop, numbers=[1, 2, 3, 4, 5])
    talk(shop, name="d", numbers=[1, 2, 3, 4, 5], later=timedelta(hours=hours))
    assert ("zone_shift" in codes(shop)) is seen


def test_an_edited_picture_is_flagged_against_the_export(shop: Shop) -> None:
    talk(shop, numbers=[1, 2, 3, 4, 5])
    edited = [LINES[0], "有货，明天发出", *LINES[2:]]
    talk(shop, edited, name="p", numbers=[1, 2, 3, 4, 5])
    found = codes(shop)
    assert set(found) == {"differs"}
    assert "截图写「有货，明天发出」，导出写「有货，今天发出」" in found["differs"].text.zh


def test_a_cropped_picture_and_an_added_line_are_named(shop: Shop) -> None:
    talk(shop, numbers=[1, 2, 3, 4, 5])
    cut = [LINES[0], LINES[1], "做好评返现五元", LINES[4]]
    talk(shop, cut, name="p", numbers=[1, 2, 3, 4])
    found = codes(shop)
    assert set(found) == {"only_picture", "only_export"}
    assert "2 条消息" in found["only_export"].text.zh


def test_a_picture_of_the_end_alone_is_not_called_cropped(shop: Shop) -> None:
    talk(shop, numbers=[1, 2, 3, 4, 5])
    talk(shop, LINES[2:], name="p", numbers=[1, 2, 3])
    assert codes(shop) == {}


def test_chats_of_other_orders_are_left_alone(shop: Shop) -> None:
    talk(shop, numbers=[1, 9, 10, 11, 12])
    assert continuity(shop.tables, []) == ()


def test_a_quote_carries_the_messages_before_and_after(shop: Shop) -> None:
    talk(shop)
    shop.tables.make(
        "messages",
        f"SELECT * REPLACE (CASE WHEN seq = 3 THEN '{ORDER}' END AS order_no_mentioned)"
        " FROM messages",
    )
    found = only(shop.match(), ExhibitKind.CHAT_LOG)
    assert (found.facts["before"], found.facts["after"]) == (
        "客服：有货，今天发出",
        "客服：可以，请提供抬头",
    )


def test_a_quote_at_the_edge_says_that_nothing_lies_beyond(shop: Shop) -> None:
    talk(shop, LINES[:1])
    shop.tables.make(
        "messages", f"SELECT * REPLACE ('{ORDER}' AS order_no_mentioned) FROM messages"
    )
    found = only(shop.match(), ExhibitKind.CHAT_LOG)
    assert (found.facts["before"], found.facts["after"]) == ("", "")
