"""Inside the child: a letter in Outlook's own format, written anew as mail so that it reads as one.

The format is [MS-OXMSG]: a compound file with a stream for each property, named by the property's
number and type. The letter is only read from what was written; the original is what is kept.
"""

import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.header import Header
from email.message import Message
from email.mime.application import MIMEApplication
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.parser import HeaderParser
from email.utils import format_datetime, formataddr
from pathlib import Path

from olefile import OleFileIO

from zhendan.formats.container_problems import ArchiveTooBig
from zhendan.formats.document_problems import OutlookMail
from zhendan.formats.mail.headings import in_charset

FILE = "letter.eml"
MOST_BYTES = 64 << 20
MOST_ATTACHED = 500
DEEPEST = 4
CLASS, SUBJECT, HEADINGS, BODY, HTML, RTF = 0x001A, 0x0037, 0x007D, 0x1000, 0x1013, 0x1009
NAME, MAIL, MAIL_TOO = 0x0C1A, 0x5D01, 0x0C1F
SHOWN, ADDRESS, ADDRESS_TOO, ROLE = 0x3001, 0x39FE, 0x3003, 0x0C15
DATA, LONG_NAME, SHORT_NAME, INSIDE = 0x3701, 0x3707, 0x3704, "__substg1.0_3701000D"
SENT, PAGE, PAGE_TOO = 0x0039, 0x3FFD, 0x3FDE
_FIXED = "__properties_version1.0"
_ENTRY = 16
_TOP, _INSIDE, _BELOW = 32, 24, 8
"""Bytes before the first fixed property: of the file, of a letter inside it, of anything else."""
_SINCE = datetime(1601, 1, 1, tzinfo=UTC)
_COPIED = frozenset(("from", "to", "cc", "date", "received", "delivered-to", "sender", "subject"))
_COPY_TO = 2
_BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, struct.error)
"""What the reader of compound files meets in broken ones."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A letter, a receiver or an attachment: the properties below one storage."""

    file: OleFileIO
    path: tuple[str, ...] = ()

    def below(self, begins: str) -> list["_Item"]:
        """Items of one kind, in the order of their numbers."""
        here = len(self.path)
        found = {
            one[here]
            for one in self.file.listdir()
            if tuple(one[:here]) == self.path
            and len(one) > here + 1
            and one[here].startswith(begins)
        }
        return [_Item(self.file, (*self.path, name)) for name in sorted(found)[:MOST_ATTACHED]]

    def stream(self, name: str) -> bytes:
        """The bytes of a stream; none where it is not there."""
        place = [*self.path, name]
        if self.file.get_type(place) != 2:  # noqa: PLR2004 - a stream
            return b""
        if self.file.get_size(place) > MOST_BYTES:
            raise ArchiveTooBig(detail=f"> {MOST_BYTES >> 20} MiB")
        return bytes(self.file.openstream(place).read())

    def content(self, number: int) -> bytes:
        """A property of bytes."""
        return self.stream(f"__substg1.0_{number:04X}0102")

    def text(self, *numbers: int) -> str:
        """The first of some properties of text that says anything."""
        for number in numbers:
            wide = self.stream(f"__substg1.0_{number:04X}001F")
            narrow = self.stream(f"__substg1.0_{number:04X}001E")
            said = wide.decode("utf-16-le", "replace") or in_charset(narrow, self.charset).text
            if said.strip("\0 "):
                return said.rstrip("\0")
        return ""

    @property
    def charset(self) -> str:
        """The character set of texts of single bytes, as far as it is told."""
        page = self.fixed(PAGE) or self.fixed(PAGE_TOO)
        return f"cp{page}" if page else ""

    def fixed(self, number: int) -> int:
        """A property that is a number; 0 where it is not there."""
        told = self.stream(_FIXED)
        inside = bool(self.path) and self.path[-1] == INSIDE
        first = _INSIDE if inside else _BELOW if self.path else _TOP
        for at in range(first, len(told) - _ENTRY + 1, _ENTRY):
            kind = int.from_bytes(told[at : at + 2], "little")
            if int.from_bytes(told[at + 2 : at + 4], "little") == number:
                size = 8 if kind == 0x40 else 4  # noqa: PLR2004 - a time
                return int.from_bytes(told[at + 8 : at + 8 + size], "little")
        return 0


def outlook_letter(path: Path, out: Path) -> dict[str, object]:
    """`{"is": "letter", "file": …}`. Raises `OutlookMail` where it is no letter."""
    try:
        with OleFileIO(path) as file:
            content = _letter(_Item(file), 0).as_bytes()
            damaged = bool(file.parsing_issues)
    except _BROKEN as error:
        raise OutlookMail from error
    if damaged:
        raise OutlookMail
    if len(content) > MOST_BYTES:
        raise ArchiveTooBig(detail=f"> {MOST_BYTES >> 20} MiB")
    (out / FILE).write_bytes(content)
    return {"is": "letter", "file": FILE}


def _letter(item: _Item, depth: int) -> Message:
    """A letter with its headings, words and files."""
    kind = item.text(CLASS).upper()
    if not kind.startswith(("IPM.NOTE", "REPORT.IPM.NOTE")) or depth > DEEPEST:
        raise OutlookMail
    letter = MIMEMultipart()
    _head(letter, item)
    words, page = item.text(BODY), item.content(HTML)
    if words.strip():
        letter.attach(MIMEText(words, "plain", "utf-8"))
    elif page or item.text(HTML):
        said = in_charset(page, item.charset).text if page else item.text(HTML)
        letter.attach(MIMEText(said, "html", "utf-8"))
    elif rich := item.content(RTF):
        letter.attach(_file("words.rtf.compressed", rich))
    for one in item.below("__attach_version1.0_#"):
        for inside in one.below(INSIDE):
            letter.attach(MIMEMessage(_letter(inside, depth + 1)))
        if content := one.content(DATA):
            letter.attach(_file(one.text(LONG_NAME, SHORT_NAME, SHOWN), content))
    return letter


def _head(letter: Message, item: _Item) -> None:
    """The headings that it travelled with; where none are kept, what the properties tell."""
    kept = HeaderParser().parsestr(item.text(HEADINGS).lstrip())
    for name, value in kept.items():
        if name.lower() in _COPIED:
            said = " ".join(str(value).split())
            letter[name] = said if said.isascii() else Header(said, "utf-8").encode()
    if "from" not in kept:
        name, mail = item.text(NAME), item.text(MAIL, MAIL_TOO)
        letter["From"] = _person(name, mail)
    if "to" not in kept:
        for one in item.below("__recip_version1.0_#"):
            role = "Cc" if one.fixed(ROLE) == _COPY_TO else "To"
            letter[role] = _person(one.text(SHOWN), one.text(ADDRESS, ADDRESS_TOO))
    if "subject" not in kept:
        letter["Subject"] = Header(" ".join(item.text(SUBJECT).split()), "utf-8").encode()
    if "date" not in kept and (sent := item.fixed(SENT)):
        letter["Date"] = format_datetime(_SINCE + timedelta(microseconds=sent // 10))


def _person(name: str, mail: str) -> str:
    """Somebody as headings name them; an address of the company's own directory is none."""
    mail = mail if "@" in mail else ""
    shown = Header(" ".join(name.split()), "utf-8").encode() if name and name != mail else ""
    return formataddr((shown, " ".join(mail.split()))) if mail else shown


def _file(name: str, content: bytes) -> Message:
    """A file of the letter."""
    part = MIMEApplication(content)
    safe = " ".join(name.replace("\0", "").split())
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", safe))
    return part
