"""One letter as it stands: its headings, its words, and the files that it carries."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from functools import partial
from typing import TypeVar, cast

from zhendan.domain import Text
from zhendan.formats.mail.headings import Person, heading, in_charset, instant, people
from zhendan.formats.readers.html_words import visible_words
from zhendan.formats.text_problems import MailTooMuch

MOST_PARTS = 500
DEEPEST = 20
LONGEST_WORDS = 200_000
_KNOWN_CODINGS = frozenset(
    ("", "7bit", "8bit", "binary", "base64", "quoted-printable", "x-uuencode", "uuencode", "uue")
)
_UNSAFE_IN_NAME = re.compile("[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff/\\\\!]+")
_LONGEST_NAME = 120
_ENDINGS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/calendar": ".ics",
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "message/rfc822": ".eml",
}
_HEADING = re.compile(rb"^[!-9;-~]+[ \t]*:")
_OLD_COLON = re.compile(rb"^([!-9;-~]+)[ \t]+:")
_GAP = re.compile(rb"\r?\n\r?\n")
_MOST_HEADINGS = 2000
_FOLDED = re.compile(r"\s*\r?\n\s*")
_BROKEN = (MessageError, LookupError, ValueError, TypeError, AttributeError, AssertionError)
_T = TypeVar("_T")
_Odd = Message


@dataclass(frozen=True, slots=True)
class Part:
    """A file that a letter carries."""

    name: str
    content: bytes


@dataclass(slots=True)
class Letter:
    """What one letter says about itself; nothing of it is proven."""

    sender: Person | None
    receivers: tuple[Person, ...]
    subject: str
    sent_at: datetime | None
    received_at: datetime | None
    """The last server's own time, from the topmost `Received` line."""
    owner: tuple[Person, ...]
    """To whom the mailbox belongs that it was delivered into, where a heading says so."""
    outgoing: bool
    """The mailbox files it under what was sent."""
    words: str
    parts: list[Part] = field(default_factory=list)
    faults: list[Text] = field(default_factory=list)

    def fault(self, zh: str, en: str) -> None:
        """Note what could not be read as it should."""
        text = Text(zh, en)
        if text not in self.faults:
            self.faults.append(text)


def read_letter(content: bytes, zone: str) -> Letter:
    """A letter out of its bytes. Raises `MailTooMuch` beyond what a letter may hold."""
    if content.lower().count(b"\ncontent-type") > MOST_PARTS:
        raise MailTooMuch(detail=f"> {MOST_PARTS} 个部分 (parts)")
    top, strange = _orderly(content)
    said: _Odd = BytesParser(policy=compat32).parsebytes(top)
    letter = _headed(said, zone)
    if strange:
        letter.fault(f"有 {strange} 行信头不成格式", f"{strange} heading lines of no form")
    _fill(letter, said)
    return letter


def _orderly(content: bytes) -> tuple[bytes, int]:
    """The letter with headings that a parser finds: no blank before the colon, no stray lines.

    A stray line would end the headings, and sender and date would be taken for words. How many
    were left out is told; the original keeps them.
    """
    start = content.lstrip(b"\xef\xbb\xbf\r\n")
    gap = _GAP.search(start)
    lines = start[: gap.start()].split(b"\n") if gap else []
    if gap is None or len(lines) > _MOST_HEADINGS:
        return content, 0
    kept: list[bytes] = []
    for line in lines:
        if line[:1] in (b" ", b"\t") or _HEADING.match(line):
            kept.append(_OLD_COLON.sub(rb"\1:", line))
    if not kept:
        return content, 0
    return b"\n".join(kept) + start[gap.start() :], len(lines) - len(kept)


def _all(said: _Odd, name: str) -> list[str]:
    """Every heading of this name as it stands, odd bytes as surrogates."""
    return [value for key, value in said.raw_items() if key.strip().lower() == name]


def _headed(said: _Odd, zone: str) -> Letter:
    """The headings of a letter."""
    subject = heading(next(iter(_all(said, "subject")), ""))
    received = _all(said, "received")
    owner = [*_all(said, "delivered-to"), *_all(said, "x-original-to"), *_all(said, "envelope-to")]
    labels = " ".join(heading(value).text for value in _all(said, "x-gmail-labels")).lower()
    letter = Letter(
        sender=next(iter(people(_all(said, "from") or _all(said, "sender"))), None),
        receivers=tuple(people([*_all(said, "to"), *_all(said, "cc")])),
        subject=subject.text,
        sent_at=None,
        received_at=instant(received[0].rpartition(";")[2], zone)[0] if received else None,
        owner=tuple(people(owner)),
        outgoing="sent" in labels.split(",") or "已发送" in labels or "已发邮件" in labels,
        words="",
    )
    if not subject.sound:
        letter.fault("主题的编码不规范", "the subject's encoding")
    _date(letter, _all(said, "date"), zone)
    if letter.sender is None:
        letter.fault("发件人读不出来", "no sender can be read")
    return letter


def _date(letter: Letter, dates: list[str], zone: str) -> None:
    """When the letter says that it was sent."""
    if not dates:
        letter.fault("没有写日期", "it bears no date")
        return
    letter.sent_at, named = instant(dates[0], zone)
    if letter.sent_at is None:
        letter.fault(f"日期读不准（{heading(dates[0]).text[:40]}）", "its date cannot be read")
    elif not named:
        letter.fault(
            "日期没有写明时区，按店铺时区理解", "its date names no zone: the shop's is taken"
        )


def _fill(letter: Letter, said: _Odd) -> None:
    """The letter's words and files."""
    plain: list[str] = []
    pages: list[str] = []
    for count, part in enumerate(_leaves(said), 1):
        if count > MOST_PARTS:
            raise MailTooMuch(detail=f"> {MOST_PARTS} 个部分 (parts)")
        _note_defects(letter, part)
        kind, name = _kind(part), _name(part)
        # A letter whose parts cannot be told apart is read as the text that it is.
        text = kind in ("text/plain", "text/html") or kind.startswith("multipart/")
        if text and not name and not _is_attached(part):
            words = _words(letter, part)
            (pages if kind == "text/html" else plain).append(words)
        else:
            _carry(letter, part, kind, name)
    read = "\n".join(plain).strip() or "\n".join(pages)
    letter.words = read.replace("\r\n", "\n")[:LONGEST_WORDS].strip()


def _leaves(said: _Odd) -> Iterator[_Odd]:
    """Parts that hold no further parts, in their order; a letter inside a letter is one file."""
    waiting: list[tuple[_Odd, int]] = [(said, 0)]
    while waiting:
        part, depth = waiting.pop()
        if depth > DEEPEST:
            raise MailTooMuch(detail=f"> {DEEPEST} 层 (levels)")
        # Asked for text, the library would decode it, and trips over names of character sets.
        payload = part.get_payload() if part.is_multipart() else None
        if isinstance(payload, list) and _kind(part) != "message/rfc822":
            waiting += [
                (each, depth + 1) for each in reversed(payload) if not isinstance(each, str)
            ]
        else:
            yield part


def _words(letter: Letter, part: _Odd) -> str:
    """The text of one part."""
    content = _content(part)
    charset = _safely(lambda: str(part.get_param("charset") or ""), "")
    found = in_charset(content, charset)
    if not found.sound:
        letter.fault(f"正文的编码 {charset[:20] or '未写明'} 不成立", "the charset of its words")
    return visible_words(found.text) if _kind(part) == "text/html" else found.text


def _content(part: _Odd) -> bytes:
    """The part's bytes out of whatever coding they travelled in."""
    nothing: object = b""
    found = _safely(lambda: cast(object, part.get_payload(decode=True)), nothing)
    return found if isinstance(found, bytes) else b""


def _carry(letter: Letter, part: _Odd, kind: str, name: str) -> None:
    """A file of the letter, under a name that can do no harm and stands there once."""
    inner = part.get_payload() if part.is_multipart() else None
    first = inner[0] if isinstance(inner, list) and inner else None
    if isinstance(first, Message):
        content = _safely(lambda: bytes(first.as_bytes(policy=compat32)), b"")
        name = name or heading(next(iter(_all(first, "subject")), "")).text
        name = name if name.lower().endswith(".eml") else f"{name[:60] or 'message'}.eml"
    else:
        content = _content(part)
    if not content:
        letter.fault(f"附件「{name[:40]}」没有内容", f"the attachment {name[:40]!r} is empty")
        return
    safe = _UNSAFE_IN_NAME.sub("_", name).strip(" .")[:_LONGEST_NAME]
    safe = safe or f"part-{len(letter.parts) + 1}{_ENDINGS.get(kind, '.bin')}"
    same = sum(one.name == safe or one.name.endswith(f" {safe}") for one in letter.parts)
    letter.parts.append(Part(f"({same + 1}) {safe}" if same else safe, content))


def _note_defects(letter: Letter, part: _Odd) -> None:
    """What the parser had to bear with."""
    if part.defects:
        names = sorted({type(defect).__name__.removesuffix("Defect") for defect in part.defects})
        letter.fault("结构不规范（" + "、".join(names) + "）", "structure: " + ", ".join(names))
    coding = _safely(lambda: str(part.get("content-transfer-encoding") or ""), "").strip().lower()
    if coding not in _KNOWN_CODINGS:
        letter.fault(
            f"传输编码 {coding[:20]} 不存在，按原样读取", f"transfer coding {coding[:20]!r}"
        )


def _kind(part: _Odd) -> str:
    """The part's type as it calls itself."""
    return _safely(part.get_content_type, "text/plain")


def _is_attached(part: _Odd) -> bool:
    """Whether a part is meant to be kept and not read."""
    return _safely(part.get_content_disposition, None) == "attachment"


def _name(part: _Odd) -> str:
    """The file name that a part bears, in whichever of the four ways it is written."""
    for where, param in (("content-disposition", "filename"), ("content-type", "name")):
        for raw in _all(part, where):
            line = in_charset(raw.encode("utf-8", "surrogateescape"), "").text
            one: _Odd = Message()
            one[where] = _FOLDED.sub(" ", line)
            found = _safely(partial(one.get_param, param, header=where), None)
            if isinstance(found, tuple):
                return in_charset(str(found[2]).encode("latin-1", "replace"), found[0] or "").text
            if found:
                return heading(str(found)).text
    return ""


def _safely(ask: Callable[[], _T], otherwise: _T) -> _T:
    """What the mail library answers; on headings that it stumbles over, the plainest answer."""
    try:
        return ask()
    except _BROKEN:
        return otherwise
