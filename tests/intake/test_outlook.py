"""Letters in Outlook's own format are read as the mail that they were."""

from datetime import UTC, datetime

import pytest

from tests.intake.conftest import Read
from tests.intake.made_compound import Tree, compound, fixed, text

SENT = datetime(2026, 6, 20, 1, 2, 3, tzinfo=UTC)
RECEIVER = {
    "__recip_version1.0_#00000000": text(0x3001, "示例旗舰店")
    | text(0x39FE, "shop@example.com")
    | fixed(8, p0C15=1)
}
LETTER: Tree = {
    **text(0x001A, "IPM.Note"),
    **text(0x0037, "询问订单"),
    **text(0x0C1A, "买家甲"),
    **text(0x5D01, "buyer@example.com"),
    **text(0x1000, "订单 2600000000000000001 什么时候到？"),
    **fixed(32, p0039=SENT),
    **RECEIVER,
}


def _attached(number: int, name: str, content: bytes) -> Tree:
    said = text(0x3707, name) | {"__substg1.0_37010102": content} | fixed(8)
    return {f"__attach_version1.0_#{number:08X}": said}


def test_a_letter_is_a_message_with_its_people_time_and_words(inbox: Read) -> None:
    taken = inbox({"来信.msg": compound(LETTER)})
    message = taken.row("messages")
    assert message["sent_at"] == SENT
    assert "什么时候到" in str(message["text"])
    assert str(message["text"]).startswith("询问订单")
    assert message["order_no_mentioned"] == "2600000000000000001"
    assert taken.file("来信.msg").recognised_as == "email"
    assert taken.codes("来信.msg") == ["ZD381"], "nothing but whose side it is is asked"


def test_headings_that_it_travelled_with_come_first(inbox: Read) -> None:
    kept = (
        "Received: from mx.example.com; Sat, 20 Jun 2026 09:05:00 +0800\r\n"
        "From: other@example.com\r\nDate: Sat, 20 Jun 2026 09:00:00 +0800\r\n"
        "Content-Type: multipart/mixed; boundary=x\r\n"
    )
    message = inbox({"a.msg": compound({**LETTER, **text(0x007D, kept)})}).row("messages")
    assert message["sent_at"] == datetime(2026, 6, 20, 1, 0, tzinfo=UTC)
    assert "other" in str(message["sender_label"]) or "***" in str(message["sender_label"])


def test_what_a_letter_carries_is_opened_and_a_letter_inside_it_too(inbox: Read) -> None:
    inner = {**LETTER, **text(0x0037, "里面的信"), **fixed(24, p0039=SENT)}
    inside = {"__attach_version1.0_#00000001": {"__substg1.0_3701000D": inner, **fixed(8)}}
    large = "第一行\n".encode() + b"x" * 6000
    taken = inbox({"a.msg": compound({**LETTER, **_attached(0, "说明.txt", large), **inside})})
    assert len(taken.rows("messages")) == 2
    assert {"a.msg!/说明.txt", "a.msg!/里面的信.eml"} <= {f.path for f in taken.reading.files}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"__substg1.0_1000001F": b"", "__substg1.0_10130102": b"<p>&#20013;<b>x</b></p>"}, "中x"),
        (
            {
                "__substg1.0_1000001F": b"",
                "__substg1.0_1000001E": "国标".encode("gbk"),
                **fixed(32, p3FFD=936),
            },
            "国标",
        ),
    ],
)
def test_words_are_read_as_page_or_in_their_character_set(
    inbox: Read, change: dict[str, bytes], said: str
) -> None:
    assert said in str(inbox({"a.msg": compound({**LETTER, **change})}).row("messages")["text"])


@pytest.mark.parametrize(
    "content",
    [
        compound({**LETTER, **text(0x001A, "IPM.Appointment")}),
        compound(LETTER)[:3000],
        compound(LETTER)[:1500],
    ],
)
def test_another_item_and_a_broken_one_are_refused(inbox: Read, content: bytes) -> None:
    taken = inbox({"a.msg": content})
    assert not taken.rows("messages")
    assert set(taken.codes("a.msg")) <= {"ZD396", "ZD311", "ZD312"}
    assert taken.codes("a.msg")
