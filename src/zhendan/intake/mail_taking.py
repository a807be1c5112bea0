"""Letters as messages of conversations; a platform's notice among them as the notice it is."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from zhendan.domain import ExhibitKind, Notice, SourceClass, Text
from zhendan.formats.cleaning.people import masked_text
from zhendan.formats.mail.letters import Letter, Part, read_letter
from zhendan.formats.mail.mailbox import LARGEST_LETTER, MOST_LETTERS, Raw, letters
from zhendan.formats.mail.sides import counterpart, own_addresses, side
from zhendan.formats.text_problems import MailDamaged, MailTooMuch, NoticeByMail, SideUnknown
from zhendan.intake.draft import Draft, Values
from zhendan.intake.notices.patterns import ORDER_NO
from zhendan.intake.notices.text import keep_notice, notice, taken_for
from zhendan.intake.notices.words import looks_like_notice
from zhendan.intake.taking import Inside, Taking

DEEPEST = 4
"""So many letters may lie in one another before what they carry is no longer opened."""
_MOST_FILES = 2000
_LONGEST_KEPT = 10_000
_CUT = "\n[…]"
_URL = re.compile(r"https?://[^\s<>\"'，。；）)]+")
_MOST_URLS = 20


def take_mail(taking: Taking, out: Path, written: Path | None = None) -> None:
    """Read a letter or a mailbox; files that it carries are written into `out` under numbers.

    `written` is the letter as mail where the file itself is of another format.
    """
    taking.recognised_as, taking.title = "email", Text("电子邮件", "E-mail")
    taking.kind, taking.source = ExhibitKind.EMAIL, SourceClass.OWN_SYSTEM
    taking.score, taking.grain = 1.0, "message"
    found = _read(taking, letters(written or taking.received.path))
    own = own_addresses([letter for _, letter in found], taking.settings.own_addresses)
    if len(found) > 1:
        taking.recognised_as, taking.title = "email.box", Text("邮箱", "Mailbox")
    unknown = 0
    for number, (raw, letter) in enumerate(found, 1):
        role = side(letter, own)
        unknown += role == "unknown"
        _take_letter(taking, letter, {"role": role, "seq": number}, raw.line)
        _say_faults(taking, letter, raw.line)
        _take_notice(taking, letter, role, raw.line)
        folder = f"{number:05d}/" if len(found) > 1 else ""
        _carry(taking, letter.parts, out, folder)
    if unknown:
        taking.say(SideUnknown(count=unknown))


def _read(taking: Taking, raws: Iterable[Raw]) -> list[tuple[Raw, Letter]]:
    """Every letter of the file, as far as the limits reach."""
    found: list[tuple[Raw, Letter]] = []
    for raw in raws:
        if len(found) >= MOST_LETTERS:
            taking.say(MailTooMuch(detail=f"> {MOST_LETTERS} 封 (letters)"))
            break
        try:
            if not raw.whole:
                raise MailTooMuch(detail=f"> {LARGEST_LETTER >> 20} MiB")
            found.append((raw, read_letter(raw.content, taking.settings.zone)))
        except MailTooMuch as error:
            taking.reject(error, raw.line)
    return found


def _take_letter(taking: Taking, letter: Letter, about: Values, line: int) -> None:
    """One letter as a message, with its source row."""
    sender = letter.sender.shown if letter.sender else ""
    receivers = "、".join(person.shown for person in letter.receivers)
    text = f"{letter.subject}\n{letter.words}".strip()
    kept = text if len(text) <= _LONGEST_KEPT else text[:_LONGEST_KEPT] + _CUT
    ref = taking.lineage.keep(
        taking.place(row=line),
        ["发件人", "收件人", "日期", "主题", "内容"],
        [sender, receivers, str(letter.sent_at or ""), letter.subject, kept],
    )
    number = ORDER_NO.search(text)
    role = str(about["role"])
    values: Values = about | {
        "buyer": counterpart(letter, role),
        "tool": "email",
        "capture_how": "manual",
        "sent_at": letter.sent_at,
        "sender_label": sender or None,
        "receiver_label": receivers or None,
        "type": "text",
        "text": masked_text(kept) or None,
        "urls": _URL.findall(kept)[:_MOST_URLS],
        "order_no_mentioned": number[1] if number else None,
    }
    draft = Draft(values, ref, "chat", file=taking.received.number)
    draft.shop = str(taking.received.sha256)
    taking.gathered.add("messages", draft)
    taking.rows += 1


def _say_faults(taking: Taking, letter: Letter, line: int) -> None:
    """What of a letter could not be read as it should."""
    if letter.faults:
        zh = "、".join(fault.zh for fault in letter.faults)
        en = "; ".join(fault.en for fault in letter.faults)
        taking.say(MailDamaged(what=zh[:300], what_en=en[:300]), row=line)


def _take_notice(taking: Taking, letter: Letter, role: str, line: int) -> None:
    """A platform's notice that came by mail; its arrival is offered as the time of delivery."""
    text = f"{letter.subject}\n{letter.words}".strip()
    if role == "agent" or not looks_like_notice(text):
        return
    found = notice(taking, text)
    if not (found.number or found.flagged or found.charge):
        return
    rows = taking.rows
    source = taking.source
    if taking.recognised_as == "email":
        taken_for(taking, "notice.mail", Text("违规通知（邮件）", "Notice (by mail)"))
    if role != "system":
        # The words claim to be a platform's; the sender is nobody's that is known.
        taking.source = source
    keep_notice(taking, _with_arrival(taking, letter, found), taking.place(row=line))
    taking.rows = rows


def _with_arrival(taking: Taking, letter: Letter, found: Notice) -> Notice:
    """The notice with the mail's arrival: something to confirm, and to plan by until then."""
    at = letter.received_at or letter.sent_at
    if at is None or found.delivered_at is not None:
        return found
    by_server = letter.received_at is not None
    zh = "邮件服务器的 Received 信头" if by_server else "邮件的 Date 信头"
    en = "the mail server's Received line" if by_server else "the mail's own Date line"
    shown = at.astimezone(ZoneInfo(taking.settings.zone)).strftime("%Y-%m-%d %H:%M")
    taking.say(NoticeByMail(at=shown, source=zh, source_en=en))
    asked = Text(f"送达时间 {shown}（{zh}）", f"delivered {shown} ({en})")
    return replace(found, unconfirmed=(*found.unconfirmed, asked), arrived_at=at)


def _carry(taking: Taking, parts: list[Part], out: Path, folder: str) -> None:
    """Write what a letter carries under numbers of ours; the desk opens it."""
    if parts and taking.received.depth >= DEEPEST:
        taking.say(MailTooMuch(detail=f"> {DEEPEST} 层 (levels)"))
        return
    for part in parts:
        if len(taking.inside) >= _MOST_FILES or len(part.content) > taking.budget:
            taking.say(MailTooMuch(detail=f"> {_MOST_FILES} 个附件 (attachments)"))
            return
        target = out / f"part-{len(taking.inside):05d}"
        target.write_bytes(part.content)
        taking.budget -= len(part.content)
        taking.inside.append(Inside(folder + part.name, target))
