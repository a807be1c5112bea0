"""Where letters begin and end: a single letter, or a mailbox of many behind `From ` lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LARGEST_LETTER = 64 << 20
MOST_LETTERS = 20_000
_NAMED = frozenset(
    (
        *(b"from", b"to", b"cc", b"subject", b"date", b"message-id", b"mime-version"),
        *(b"received", b"return-path", b"delivered-to", b"content-type", b"reply-to"),
        *(b"in-reply-to", b"x-original-to", b"resent-from", b"x-gmail-labels"),
    )
)
_FEWEST = 2
_TOP = 64
_FIELD = re.compile(rb"^([!-9;-~]{1,80})[ \t]*:")
_SEPARATOR = re.compile(rb"^From [^\r\n]{0,200}?\d{1,2}:\d{2}(:\d{2})?[^\r\n]{0,30}\r?\n?$")
_ENVELOPE = re.compile(rb"^>?From \S")
_QUOTED = re.compile(rb"^>+From ")


@dataclass(frozen=True, slots=True)
class Raw:
    """One letter's bytes and the physical line at which they begin."""

    content: bytes
    line: int
    whole: bool = True
    """False where it is longer than a letter may be and was not kept."""


def looks_like_mail(head: bytes, name: str) -> bool:
    """Whether bytes begin with the headings of a letter; a name in `.eml` makes one enough."""
    lines = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").split(b"\n")[:_TOP]
    if lines and _ENVELOPE.match(lines[0]):
        lines = lines[1:]
    known, strange = set(), 0
    for line in lines:
        if not line.strip():
            break
        found = _FIELD.match(line)
        if found:
            known.add(found[1].lower())
        elif not line.startswith((b" ", b"\t")):
            strange += 1
    needed = 1 if name.lower().endswith((".eml", ".mbox", ".mht")) else _FEWEST
    return len(known & _NAMED) >= needed and strange <= len(known)


def letters(path: Path) -> Iterator[Raw]:
    """Every letter of a file; `>From ` of a mailbox is read as the `From ` that it stood for.

    A line that begins with `From ` begins a letter only after an empty line and with a time in
    it: programs that escape nothing leave such lines in the middle of letters.
    """
    with path.open("rb") as file:
        first = file.readline()
        file.seek(0)
        if not _SEPARATOR.match(first):
            body = file.read(LARGEST_LETTER + 1)
            start = _ENVELOPE.match(first)
            content = body[len(first) :] if start else body
            yield Raw(content, 2 if start else 1, whole=len(body) <= LARGEST_LETTER)
            return
        yield from _many(file)


def _many(file: Iterator[bytes]) -> Iterator[Raw]:
    """Letters between `From ` lines."""
    held: list[bytes] = []
    size, begins, empty = 0, 0, True
    for number, line in enumerate(file, 1):
        if empty and _SEPARATOR.match(line):
            if begins:
                yield Raw(b"".join(held), begins + 1, whole=size <= LARGEST_LETTER)
            held, size, begins = [], 0, number
            continue
        empty = not line.strip()
        size += len(line)
        if size <= LARGEST_LETTER:
            held.append(line[1:] if _QUOTED.match(line) else line)
    if begins:
        yield Raw(b"".join(held), begins + 1, whole=size <= LARGEST_LETTER)
