"""Chats of every origin: copied, exported, as tables; sides are known or said to be unknown."""

from dataclasses import replace

import pytest

from tests.intake.conftest import SECRET, Read
from zhendan.formats.talks.sides import shown_name, sides
from zhendan.formats.talks.whatsapp import heads, instant, messages, order_of
from zhendan.intake import IntakeSettings

SETTINGS = IntakeSettings(secret=SECRET)
ORDER = "3300000000000010303"


@pytest.mark.parametrize(
    ("lines", "order", "first"),
    [
        (
            "[25/12/2023, 10:30:45] A: hi\n[26/12/2023, 10:30:45] B: ok",
            "dmy",
            "2023-12-25T02:30:45",
        ),
        ("12/25/23, 10:30 PM - A: hi\n12/26/23, 1:00 AM - B: x", "mdy", "2023-12-25T14:30:00"),
        ("12/25/23, 12:05\u202fAM - A: hi\n12/26/23, 1:00 AM - B: x", "mdy", "2023-12-24T16:05:00"),
        ("25.12.23, 10:30 - A: hi\n26.12.23, 10:30 - B: x", "dmy", "2023-12-25T02:30:00"),
        (
            "2023/12/25 下午10:30 - 甲: 好\n2023/12/25 下午10:31 - 乙: 好",
            "ymd",
            "2023-12-25T14:30:00",
        ),
        (
            "[2023/12/5 中午12:30:01] 甲: 好\n[2023/12/5 上午1:31:00] 乙: 好",
            "ymd",
            "2023-12-05T04:30:01",
        ),
        (
            "\u200e[2023-12-05 10:30:01] 甲: 好\n[2023-12-05 10:31:00] 乙: 好",
            "ymd",
            "2023-12-05T02:30:01",
        ),
        # Only one order lets time run forwards.
        (
            "01/02/26, 9:00 - A: x\n02/01/26, 9:00 - B: y\n03/01/26, 9:00 - A: z",
            "mdy",
            "2026-01-02T01:00:00",
        ),
    ],
)
def test_every_form_of_a_whatsapp_export_is_read(lines: str, order: str, first: str) -> None:
    found = messages(lines.splitlines())
    assert heads(lines.splitlines()) == len(found)
    assert order_of(found) == order
    at = instant(found[0], order, "Asia/Shanghai")
    assert at is not None
    assert at.isoformat() == first + "+00:00"


@pytest.mark.parametrize(
    "lines",
    [
        "03/04/26, 9:00 - A: x\n03/04/26, 9:05 - B: y",
        "03/04/26, 9:00 - A: x\n04/04/26, 9:05 - B: y",
        "23-12-25, 9:00 - A: x\n23-12-25, 9:05 - B: y",
        # Two orders in one file: none fits.
        "25/12/23, 9:00 - A: x\n12/26/23, 9:05 - B: y",
    ],
)
def test_days_and_months_are_never_guessed(inbox: Read, lines: str) -> None:
    taken = inbox({"chat.txt": lines})
    assert "ZD384" in taken.codes("chat.txt")
    assert [m["sent_at"] for m in taken.rows("messages")] == [None, None]


WHATSAPP = f"""12/25/23, 10:30 PM - Messages and calls are end-to-end encrypted.
12/25/23, 10:30 PM - +86 138 0000 0001: order {ORDER}
second line: yes
12/25/23, 10:31 PM - My Shop: <Media omitted>
12/25/23, 10:32 PM - +86 138 0000 0001: This message was deleted
12/25/23, 10:33 PM - My Shop: a.jpg (file attached)
12/25/23, 10:34 PM - My Shop: https://example.com/t ok
"""


@pytest.mark.parametrize("own", [(), ("my shop",)])
def test_a_whatsapp_export_keeps_every_message_and_marks_what_is_not_words(
    inbox: Read, own: tuple[str, ...]
) -> None:
    taken = inbox({"WhatsApp.txt": WHATSAPP}, replace(SETTINGS, own_addresses=own))
    found = taken.rows("messages")
    assert [m["type"] for m in found] == ["system", "text", "file", "recalled", "image", "text"]
    sides_found = [m["sender_role"] for m in found]
    if own:
        assert sides_found == ["system", "buyer", "agent", "buyer", "agent", "agent"]
        assert taken.row("conversations")["buyer_label"] == "***0001"
    else:
        assert set(sides_found) == {"system", "unknown"}
        assert "ZD381" in taken.codes("WhatsApp.txt")
    assert found[1]["text"] == f"order {ORDER}\nsecond line: yes"
    assert found[1]["order_no_mentioned"] == ORDER
    assert taken.row("conversations")["tool"] == "whatsapp"
    assert "138 0000" not in str(taken.batches)
    assert [row["row_no"] for row in taken.rows("source_rows")] == [1, 2, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("speakers", "found"),
    [
        (["小**8", "店铺:小美"], {"小**8": "buyer", "店铺:小美": "agent"}),
        (["小**8", "店铺:小美", "店铺"], {"小**8": "buyer", "店铺:小美": "agent", "店铺": "agent"}),
        (["甲", "乙"], {"甲": "unknown", "乙": "unknown"}),
        (["甲"], {"甲": "buyer"}),
        (["甲", "你"], {"甲": "buyer", "你": "agent"}),
        # A buyer may have pasted a colon into a nick; the shop is who bears it most.
        (
            ["店铺:a", "店铺:a", "店铺:b", "x:y"],
            {"店铺:a": "agent", "店铺:b": "agent", "x:y": "unknown"},
        ),
        (
            ["用户8839201", "示例家居客服小一"],
            {"用户8839201": "buyer", "示例家居客服小一": "agent"},
        ),
        (["小**8", "售后小二"], {"小**8": "buyer", "售后小二": "agent"}),
        # A courier's clerk talks to the shop, whose words must not pass for a buyer's.
        (["圆通客服", "示例小店"], {"圆通客服": "unknown", "示例小店": "unknown"}),
        (["圆通客服", "示**店"], {"圆通客服": "unknown", "示**店": "unknown"}),
        (["平台客服", "售后小二"], {"平台客服": "unknown", "售后小二": "unknown"}),
        (["机器人小蜜", "甲", "店：b"], {"机器人小蜜": "bot", "甲": "buyer", "店：b": "agent"}),
    ],
)
def test_the_side_of_a_speaker_shows_or_is_unknown(
    speakers: list[str], found: dict[str, str]
) -> None:
    assert sides(speakers) == found


def test_a_telephone_number_as_a_name_keeps_its_last_four() -> None:
    assert shown_name("+86 138-0000-0001") == "***0001"
    assert shown_name("小**8") == "小**8"


COPIED = """2026-06-17
小**8 2026-6-18 9:03:11
第一行
2026-06-18
第二行：好的
店铺:小美2026-6-18 09:03:30
[图片]
店铺:小美 --> 小**8 2026-6-18 09:04:00
亲
已读
2026年6月19日
小**8
2026-6-19 10:00:00
店铺:小美 2026年的款
你撤回了一条消息
对方撤回了一条消息
"""


def test_copied_text_keeps_days_lines_pictures_and_withdrawn_messages(inbox: Read) -> None:
    taken = inbox({"聊天.txt": COPIED.replace("\n", "\r\n")})
    found = [(m["sender_role"], m["type"], m["text"]) for m in taken.rows("messages")]
    assert found == [
        ("system", "system", "2026-06-17"),
        ("buyer", "text", "第一行\n2026-06-18\n第二行：好的"),
        ("agent", "image", "[图片]"),
        ("agent", "text", "亲"),
        ("system", "system", "2026年6月19日"),
        ("buyer", "text", "店铺:小美 2026年的款"),
        ("agent", "recalled", None),
        ("buyer", "recalled", None),
    ]
    threads = {t["buyer_label"] for t in taken.rows("conversations")}
    assert "小**8" in threads


def test_two_speakers_of_whom_none_is_the_shop_are_unknown(inbox: Read) -> None:
    text = "甲 2026-06-18 12:00:01\n在吗\n乙 2026-06-18 12:00:05\n在\n"
    taken = inbox({"wx.txt": text})
    assert [m["sender_role"] for m in taken.rows("messages")] == ["unknown", "unknown"]
    assert taken.codes("wx.txt") == ["ZD381"]
    taken = inbox({"wx.txt": text}, replace(SETTINGS, own_addresses=("乙",)))
    assert [m["sender_role"] for m in taken.rows("messages")] == ["buyer", "agent"]


def test_a_long_chat_is_read_to_its_end(inbox: Read) -> None:
    line = "小**8 2026-06-18 12:00:01\n" + "好" * 40 + "\n店铺:小美 2026-06-18 12:00:05\n亲\n"
    taken = inbox({"long.txt": line * 4000})
    assert taken.file("long.txt").rows == 8000


def test_a_chat_saved_as_a_page_is_a_chat(inbox: Read) -> None:
    page = "<html><style>x</style><body><div>小**8 2026-06-18 12:00:01</div><p>在吗</p>"
    page += "<div>店铺:小美 2026-06-18 12:00:05</div><p>在的 <script>x</script></p></html>"
    taken = inbox({"chat.html": page})
    assert [m["text"] for m in taken.rows("messages")] == ["在吗", "在的"]


@pytest.mark.parametrize(
    ("head", "roles"),
    [
        ("时间,昵称,消息", ["unknown", "unknown"]),
        ("time,sender,message", ["unknown", "unknown"]),
        ("发送时间,发送人,内容", ["unknown", "unknown"]),
    ],
)
def test_any_table_with_time_speaker_and_words_is_a_chat(
    inbox: Read, head: str, roles: list[str]
) -> None:
    body = f"2026-06-18 12:00:01,甲,在吗 {ORDER}\n2026-06-18 12:00:05,乙,在\n"
    taken = inbox({"c.csv": f"{head}\n{body}"})
    assert [m["sender_role"] for m in taken.rows("messages")] == roles
    assert taken.rows("messages")[0]["order_no_mentioned"] == ORDER


def test_the_csv_of_a_wechat_exporter_tells_who_sent(inbox: Read) -> None:
    head = "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,"
    rows = "1,2,1,0,0,1781755201,,在吗,2026-06-18 12:00:01,,wxid_1,甲\n"
    rows += "2,2,3,0,1,1781755205,,x,2026-06-18 12:00:05,,wxid_2,乙\n"
    taken = inbox({"wx.csv": head + "NickName,Sender\n" + rows})
    found = [(m["sender_role"], m["type"]) for m in taken.rows("messages")]
    assert found == [("buyer", "text"), ("agent", "image")]


@pytest.mark.parametrize(
    "text",
    [
        "时间,昵称,内容,评分\n2026-06-18 12:00:01,甲,好,5\n",
        "时间,内容\n2026-06-18 12:00:01,好\n",
        "快递 10:30 到\n[1/2] 好\n",
    ],
)
def test_what_only_resembles_a_chat_is_none(inbox: Read, text: str) -> None:
    assert not inbox({"c.csv": text}).rows("messages")


def test_a_conversation_whose_lines_begin_with_a_bracket_is_no_json(inbox: Read) -> None:
    lines = "".join(
        f"[2026/11/{day:02d}, 10:0{day}:00] {who}: {words}\n"
        for day, who, words in (
            (1, "Example Shop", "Hello, yes, about twelve hours"),
            (2, "Example Buyer", "Does the lid leak?"),
            (3, "Example Shop", "No, it has a silicone ring"),
        )
    )
    taken = inbox({"chat.txt": lines})
    assert len(taken.rows("messages")) == 3
