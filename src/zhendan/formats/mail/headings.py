"""The heading of a letter: words out of RFC 2047, people out of addresses, instants out of dates.

Real headings break every rule: a charset that is none, characters split between two encoded
words, bytes with no charset at all. What cannot be read is kept escaped, and said.
"""

import base64
import binascii
import quopri
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.errors import MessageError
from email.utils import getaddresses, parsedate_tz
from zoneinfo import ZoneInfo

from zhendan.formats.encodings.charsets import codec
from zhendan.formats.encodings.evidence import CANDIDATES, told, weighed

_WORD = re.compile(r"=\?([^?\s]{1,80})\?([bBqQ])\?([^?\r\n]*)\?=")
_GAP = re.compile(r"(\?=)[ \t\r\n]+(?==\?)")
_FOLD = re.compile(r"[ \t]*\r?\n[ \t]*|\r")
_COMMENT = re.compile(r"\([^()]*\)")
_AROUND_COLON = re.compile(r"\s*:\s*")
_ZONE = re.compile(r"([+-]\d{4}|\b(?:UTC?|GMT|[ECMP][SD]T|Z))\s*$", re.I)
_DEEPEST_COMMENT = 8
_LONGEST = 2000
_EARLIEST, _LATEST = 1990, 2100


@dataclass(frozen=True, slots=True)
class Words:
    """Decoded text, and whether it is what the letter's own charset makes of it."""

    text: str
    sound: bool = True


def in_charset(content: bytes, name: str) -> Words:
    """Bytes in the charset that they are said to be in, else in the one that the evidence tells.

    Where nothing fits, bytes that are not ASCII are shown as escapes: no character is invented.
    """
    meant = codec(name.split("*", maxsplit=1)[0]) if name else "ascii"
    for encoding in filter(None, (meant, "utf-8")):
        try:
            return Words(content.decode(encoding), sound=encoding == meant or not name)
        except UnicodeError:
            continue
    found = told(weighed(content, ("cp949", *CANDIDATES) if meant == "cp949" else CANDIDATES))
    if found is not None:
        return Words(found.text, sound=False)
    return Words(content.decode("ascii", "backslashreplace"), sound=False)


def heading(raw: str) -> Words:
    """One heading unfolded, its encoded words decoded; `raw` holds odd bytes as surrogates."""
    line = _GAP.sub(r"\1", _FOLD.sub(" ", raw[:_LONGEST])).strip()
    parts: list[Words] = []
    last = 0
    waiting: tuple[str, bytes] = ("", b"")
    for found in _WORD.finditer(line):
        between = line[last : found.start()]
        charset, content = found[1].lower(), _unwrapped(found[2], found[3])
        if content is None:
            continue
        if between or (waiting[0] and waiting[0] != charset):
            parts += [_closed(waiting), _plain(between)]
            waiting = ("", b"")
        waiting = (charset, waiting[1] + content)
        last = found.end()
    parts += [_closed(waiting), _plain(line[last:])]
    return Words("".join(part.text for part in parts), all(part.sound for part in parts))


def _closed(waiting: tuple[str, bytes]) -> Words:
    """Encoded words of one charset together: mailers split characters between them."""
    return in_charset(waiting[1], waiting[0]) if waiting[0] else Words("")


def _plain(text: str) -> Words:
    """What stands outside encoded words; bytes that are not ASCII have no charset of their own."""
    content = text.encode("utf-8", "surrogateescape")
    return Words(text) if content.isascii() else in_charset(content, "")


def _unwrapped(how: str, text: str) -> bytes | None:
    """The bytes of one encoded word; None where it is none after all."""
    content = text.encode("utf-8", "surrogateescape")
    if how in "qQ":
        return quopri.decodestring(content.replace(b"_", b" "), header=False)
    try:
        return base64.b64decode(content + b"=" * (-len(content) % 4), validate=True)
    except binascii.Error:
        return None


@dataclass(frozen=True, slots=True)
class Person:
    """A name and an address as a letter gives them."""

    name: str
    address: str

    @property
    def shown(self) -> str:
        """As it may be kept: the address without the person in front of the `@`."""
        local, at, domain = self.address.partition("@")
        hidden = f"{local[:1]}***{at}{domain}" if at else local[:1] + "***"
        name = self.name.strip().strip('"')
        kept = name[:1] + "*" * min(max(len(name) - 1, 1), 2) if name and "@" not in name else ""
        return f"{kept} <{hidden}>" if kept else hidden


def people(raws: list[str]) -> list[Person]:
    """Everybody named in address headings; groups and broken lists give whom they give."""
    found = []
    for raw in raws:
        plain = raw.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        for name, address in getaddresses([_FOLD.sub(" ", plain[:_LONGEST])]):
            at = address.strip().lower()
            if "@" in at:
                found.append(Person(heading(name).text, at))
    return found


def instant(raw: str, zone: str) -> tuple[datetime | None, bool]:
    """A date heading's instant, and whether it names its zone itself; else the shop's is taken."""
    text = _FOLD.sub(" ", raw)
    for _ in range(_DEEPEST_COMMENT):
        text = _COMMENT.sub(" ", text)
    text = _AROUND_COLON.sub(":", text).strip()
    try:
        found = parsedate_tz(text)
        if found is None:
            return None, False
        named = bool(_ZONE.search(text)) and not text.endswith("-0000")
        seconds = found[9] or 0
        offset = timezone(timedelta(seconds=seconds))
        where = offset if named or text.endswith("-0000") else ZoneInfo(zone)
        at = datetime(*found[:6], tzinfo=where).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, MessageError):
        return None, False
    return (at, named) if _EARLIEST <= at.year < _LATEST else (None, named)
