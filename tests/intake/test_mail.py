"""E-mail: headings, words, what is attached, whose letter it is, and notices that came by mail."""

import base64
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.conftest import SAMPLES, SECRET, Inbox, Read
from zhendan.formats.mail.headings import heading, instant, people
from zhendan.formats.mail.letters import read_letter
from zhendan.formats.mail.mailbox import letters, looks_like_mail
from zhendan.intake import IntakeSettings

SETTINGS = IntakeSettings(secret=SECRET)
DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "eml"
ORDER = "3300000000000010303"
PLAIN = (
    "From: =?utf-8?B?5byg5LiJ?= <buyer@example.com>\r\nTo: shop@example.net\r\n"
    "Subject: =?gb2312?Q?=B6=A9=B5=A5?=\r\nDate: Thu, 18 Jun 2026 12:00:01 +0800\r\n"
    "Delivered-To: shop@example.net\r\nMIME-Version: 1.0\r\n"
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    f"订单 {ORDER} 什么时候发货？我的电话13800000001\r\n"
)
NOTICE = (SAMPLES / "case_taobao" / "notice_text.txt").read_text("utf-8")


def _with(parts: list[tuple[str, bytes]], *, boundary: str = "b0") -> str:
    """A letter that carries these parts."""
    text = "From: a@example.com\nTo: shop@example.net\nSubject: x\nDate: 18 Jun 2026 12:00 +0800\n"
    text += f'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="{boundary}"\n\n'
    for top, content in parts:
        body = base64.encodebytes(content).decode()
        text += f"--{boundary}\n{top}\nContent-Transfer-Encoding: base64\n\n{body}\n"
    return text + f"--{boundary}--\n"


def _named(name: str, kind: str = "application/octet-stream") -> str:
    return f'Content-Type: {kind}\nContent-Disposition: attachment; filename="{name}"'


def test_a_letter_is_a_message_with_its_time_its_side_and_its_order(inbox: Read) -> None:
    taken = inbox({"m.eml": PLAIN}, replace(SETTINGS, own_addresses=("shop@example.net",)))
    message = taken.row("messages")
    assert message["sent_at"].isoformat() == "2026-06-18T04:00:01+00:00"
    assert message["order_no_mentioned"] == ORDER
    assert str(message["text"]).startswith("订单\n订单")
    assert message["sender_role"] == "unknown"
    thread = taken.row("conversations")
    assert (thread["tool"], thread["capture_how"], thread["complete"]) == ("email", "manual", None)
    assert thread["buyer_label"] == "张* <b***@example.com>"
    assert taken.codes("m.eml") == ["ZD381"]
    kept = str(taken.batches)
    assert "13800000001" not in kept.replace("source", "")
    assert "buyer@example.com" not in kept


@pytest.mark.parametrize(
    ("sender", "own", "role"),
    [
        ("shop@example.net", ("Shop@Example.net",), "agent"),
        ("shop@example.net", (), "agent"),
        ("buyer@example.com", (), "unknown"),
        ("a1b2@marketplace.amazon.com", (), "buyer"),
        ("service@mail.taobao.com", (), "system"),
        ("service@nottaobao.com", (), "unknown"),
        ("taobao.com@example.com", (), "unknown"),
    ],
)
def test_the_side_is_what_is_known_and_an_unknown_sender_is_no_buyer(
    inbox: Read, sender: str, own: tuple[str, ...], role: str
) -> None:
    text = PLAIN.replace("buyer@example.com", sender)
    taken = inbox({"m.eml": text}, replace(SETTINGS, own_addresses=own))
    assert taken.row("messages")["sender_role"] == role
    assert ("ZD381" in taken.codes("m.eml")) is (role == "unknown")


def test_a_mailbox_tells_its_owner_who_stands_in_every_letter(inbox: Read) -> None:
    head = "From - Thu Jun 18 12:00:01 2026\n"
    letter = "From: {}\nTo: {}\nDate: Thu, 18 Jun 2026 12:0{}:00 +0800\nSubject: s\n\n{}\n\n"
    box = head + letter.format("a@example.com", "shop@example.net", 1, "one\n>From here on")
    box += head + letter.format("shop@example.net", "a@example.com", 2, "two\n\nFrom there, too")
    box += head + letter.format("b@example.com", "shop@example.net", 3, ">>From there")
    taken = inbox({"box.mbox": box})
    assert taken.file("box.mbox").recognised_as == "email.box"
    roles = [m["sender_role"] for m in taken.rows("messages")]
    assert roles == ["unknown", "agent", "unknown"]
    texts = [m["text"] for m in taken.rows("messages")]
    assert texts == ["s\none\nFrom here on", "s\ntwo\n\nFrom there, too", "s\n>From there"]
    assert len(taken.rows("conversations")) == 2
    assert [row["row_no"] for row in taken.rows("source_rows")] == [2, 11, 21]


def test_what_is_attached_is_read_as_a_file_of_its_own(inbox: Read) -> None:
    invoice = (SAMPLES / "case_taobao" / "einvoice_26330000000000000001.xml").read_bytes()
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("a.txt", "inside")
    inner = PLAIN.encode()
    taken = inbox(
        {
            "m.eml": _with(
                [
                    (_named("发票.xml"), invoice),
                    (_named("z.zip"), archive.getvalue()),
                    (_named("fwd.eml", "application/octet-stream"), inner),
                ]
            )
        }
    )
    assert taken.row("invoices")["number"] == "26330000000000000001"
    paths = {file.path: file for file in taken.reading.files}
    outer = paths["m.eml"]
    assert paths["m.eml!/发票.xml"].parent == outer.sha256
    assert "m.eml!/z.zip!/a.txt" in paths
    assert paths["m.eml!/fwd.eml"].recognised_as == "email"


def test_a_letter_inside_a_letter_is_a_letter(inbox: Read) -> None:
    text = "From: a@example.com\nTo: b@example.com\nDate: 18 Jun 2026 12:00 +0800\nSubject: fwd\n"
    text += 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="q"\n\n'
    text += f"--q\nContent-Type: message/rfc822\n\n{PLAIN}\n--q--\n"
    taken = inbox({"m.eml": text})
    assert [m["order_no_mentioned"] for m in taken.rows("messages")] == [None, ORDER]
    assert taken.file("m.eml!/订单.eml").recognised_as == "email"


def test_names_of_attachments_can_do_no_harm(inbox: Read) -> None:
    names = ["../../etc/passwd", "C:\\x.txt", "a!/b.txt", "gnp.\u202etxt", "same.txt", "same.txt"]
    taken = inbox({"m.eml": _with([(_named(n), f"{i}".encode()) for i, n in enumerate(names)])})
    shown = [f.path.partition("!/")[2] for f in taken.reading.files if "!" in f.path]
    assert len(set(shown)) == len(names)
    assert not any("/" in name or "\\" in name or "\u202e" in name for name in shown)


def test_a_notice_that_came_by_mail_is_read_and_its_arrival_is_a_question(inbox: Read) -> None:
    received = "Received: by mx.example.net; Sat, 20 Jun 2026 10:00:00 +0800\r\n"
    text = received + PLAIN.replace("buyer@example.com", "notice@taobao.com")
    head, _, _ = text.partition("\r\n\r\n")
    body = "\n".join(line for line in NOTICE.splitlines() if "送达" not in line)
    taken = inbox({"m.eml": f"{head}\r\n\r\n{body}"})
    found = taken.reading.notice
    assert found is not None
    assert found.number
    report = taken.file("m.eml")
    assert (report.recognised_as, report.kind) == ("notice.mail", "notice")
    if found.delivered_at is None:
        said = next(p for p in report.problems if p.code == "ZD382")
        assert "2026-06-20 10:00" in said.text.zh
        assert "Received" in said.text.zh
        assert any("2026-06-20 10:00" in text.zh for text in found.unconfirmed)


@pytest.mark.parametrize(
    ("raw", "text", "sound"),
    [
        ("=?utf-8?B?5byg5LiJ?=", "张三", True),
        ("=?GBK?B?tqm1pQ==?= 12", "订单 12", True),
        # One character split between two encoded words.
        ("=?utf-8?B?5byg5A==?= =?utf-8?B?uIk=?=", "张三", True),
        ("a =?utf-8?Q?=E5=BC=A0?= b", "a 张 b", True),
        ("=?nonsense?B?5byg?=", "张", False),
        ("=?utf-8?B?!!!?=", "=?utf-8?B?!!!?=", True),
        ("=?iso-2022-jp?B?GyRCJUYlOSVIGyhC?=", "テスト", True),
        ("=?ks_c_5601-1987?B?x9GxuQ==?=", "한국", True),
        ("订单编号".encode("gb18030").decode("utf-8", "surrogateescape"), "订单编号", False),
        ("a\r\n b", "a b", True),
        ("", "", True),
    ],
)
def test_headings_are_decoded_or_left_as_they_stand(raw: str, text: str, sound: bool) -> None:
    found = heading(raw)
    assert (found.text, found.sound) == (text, sound)


@pytest.mark.parametrize(
    ("raw", "at", "named"),
    [
        ("Thu, 18 Jun 2026 12:00:01 +0800", "2026-06-18T04:00:01+00:00", True),
        ("18 Jun 26 12:00 GMT", "2026-06-18T12:00:00+00:00", True),
        ("Thu, 18 Jun 2026 12:00:01 (Beijing (CN)) +0800", "2026-06-18T04:00:01+00:00", True),
        ("Thu, 18 Jun 2026 12 (x): 00 : 01 +0800 (CST)", "2026-06-18T04:00:01+00:00", True),
        ("Thu, 18 Jun 2026 12:00:01", "2026-06-18T04:00:01+00:00", False),
        ("Thu, 18 Jun 2026 12:00:01 -0000", "2026-06-18T12:00:01+00:00", False),
        ("Mon, 30 Jun 3609 15:33:50 +0600", None, True),
        ("yesterday", None, False),
        ("Thu, 99 Jun 2026 12:00:01 +0800", None, False),
        ("", None, False),
    ],
)
def test_dates_are_read_with_their_zone_or_not_at_all(
    raw: str, at: str | None, named: bool
) -> None:
    found, zone = instant(raw, "Asia/Shanghai")
    assert (found.isoformat() if found else None, zone) == (at, named)


@pytest.mark.parametrize("coding", ["7-bit", "plain", "text/html", "8bits", "", "7bit;"])
def test_a_transfer_coding_that_is_none_is_said(coding: str) -> None:
    text = PLAIN.replace("Content-Transfer-Encoding: 8bit", f"Content-Transfer-Encoding: {coding}")
    letter = read_letter(text.encode(), "Asia/Shanghai")
    assert ORDER in letter.words
    assert bool(letter.faults) is bool(coding)


@pytest.mark.parametrize(
    ("said", "encoding", "sound"),
    [
        ("gb2312", "gb18030", True),
        ("utf-8", "gb18030", False),
        ("us-ascii", "gb18030", False),
        ("big5", "big5", True),
        ("x-unknown", "utf-8", False),
    ],
)
def test_words_in_another_charset_than_said_are_read_by_evidence_and_it_is_said(
    said: str, encoding: str, sound: bool
) -> None:
    words = (
        "您好，订单什么时候发货，谢谢您" if encoding != "big5" else "您好，訂單什麼時候發貨，謝謝"
    )
    head = PLAIN.partition("\r\n\r\n")[0].replace("charset=utf-8", f"charset={said}")
    letter = read_letter(head.encode() + b"\r\n\r\n" + words.encode(encoding), "Asia/Shanghai")
    assert letter.words == words
    assert bool(letter.faults) is not sound


def test_hidden_words_of_a_page_are_no_words_of_the_letter() -> None:
    head = PLAIN.partition("\r\n\r\n")[0].replace("text/plain", "text/html")
    page = "<style>x</style><p style='display:none'>secret</p><p>您好<br>再见</p><script>y</script>"
    assert read_letter(f"{head}\r\n\r\n{page}".encode(), "UTC").words == "您好\n再见"


def _nested(depth: int) -> str:
    text = "From: a@b.c\nSubject: x\nMIME-Version: 1.0\n"
    for level in range(depth):
        text += f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n'
    return text + "Content-Type: text/plain\n\nx\n"


HOSTILE = {
    "deep": _nested(60),
    "very deep": _nested(400),
    "many parts": _with([(_named(f"{n}"), b"x") for n in range(600)]),
    "endless heading": "Subject: x\nFrom: a@b.c\nTo: " + "a@b.c, " * 200_000 + "\n\nx",
    "comments": "From: a@b.c\nSubject: x\nDate: " + "(" * 50_000 + "\n\nx",
    "encoded words": "From: a@b.c\nSubject: " + "=?utf-8?B?5byg?= " * 20_000 + "\n\nx",
    "many headings": "From: a@b.c\n" + "X-A: b\n" * 50_000 + "\nx",
    "no body": "From: a@b.c\nSubject: x\n",
    "nul": "From: a\0@b.c\nSubject: \0\nDate: \0\n\n\0\0",
    "empty boundary": 'From: a@b.c\nTo: x@y.z\nContent-Type: multipart/x; boundary=""\n\n--\n',
    "own attachment": _with([(_named("m.eml"), PLAIN.encode())] * 30),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_letter_costs_only_itself(inbox: Read, name: str) -> None:
    taken = inbox({"bad.eml": HOSTILE[name], "good.eml": PLAIN.replace("12:00:01", "12:00:02")})
    assert "ZD331" not in taken.codes("bad.eml")
    assert taken.file("good.eml").rows == 1


def test_letters_in_letters_end_at_a_limit(inbox: Read) -> None:
    text = PLAIN
    for level in range(8):
        text = _with([(_named(f"{level}.eml"), text.encode())], boundary=f"n{level}")
    taken = inbox({"m.eml": text})
    assert max(file.path.count("!/") for file in taken.reading.files) == 4
    assert "ZD380" in [p.code for file in taken.reading.files for p in file.problems]


@given(content=st.binary(max_size=400))
def test_no_bytes_break_the_reading_of_a_letter(content: bytes) -> None:
    letter = read_letter(b"From: a@b.c\nSubject: " + content, "UTC")
    assert letter.sent_at is None or isinstance(letter.sent_at, datetime)


@given(text=st.text(max_size=200))
def test_any_heading_is_words_and_people(text: str) -> None:
    assert isinstance(heading(text).text, str)
    assert all("@" in one.address for one in people([text]))


def test_ordinary_text_is_no_mail() -> None:
    assert not looks_like_mail("订单编号,买家\n".encode(), "a.csv")
    assert not looks_like_mail(b"From here on: all is well\nTo: be or not\n", "a.txt")
    assert looks_like_mail(PLAIN.encode(), "a.bin")


@pytest.mark.shared_data
def test_every_real_letter_is_read_or_refused_with_a_reason(tmp_path: Path, inbox: Read) -> None:
    if not DATA.is_dir():
        pytest.skip(f"the data set 'eml' is not at {DATA}: it is kept beside the project")
    found = sorted(DATA.rglob("*.eml"))
    taken: Inbox = inbox({f"{n:03d}-{p.name}": p.read_bytes() for n, p in enumerate(found)})
    own = [file for file in taken.reading.files if "!" not in file.path]
    assert Counter(file.recognised_as for file in own) == {"email": len(found)}
    assert all(file.rows == 1 or file.problems for file in own)
    assert sum(1 for path in found for _ in letters(path)) == len(found)
