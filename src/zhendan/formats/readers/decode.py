"""Text out of bytes: mark, strict UTF-8, else line by line UTF-8 or GB18030, weighed by evidence.

Nothing is ever replaced or dropped to make a file fit. That a file decodes as GB18030 proves
little (it accepts UTF-8 lines, Big5 and much of Western Europe as mojibake without an error), so
the reading is weighed against the others, and where two are close a person is asked.
"""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhendan.formats.encodings.evidence import (
    CANDIDATES,
    NAMES,
    SURE,
    Weighed,
    told,
    weighed,
    weight,
)
from zhendan.formats.readers.unmarked import wide
from zhendan.formats.text_problems import EncodingAmbiguous, EncodingUnclear, TextCutOff

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 1 << 20
_SAMPLE = 1 << 14
"""So many bytes of lines that are not ASCII are weighed."""
_SHOWN = 16
_LONGEST_CHARACTER = 4
_CJK = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_FAR = re.compile("[\u0800-\U0010ffff]")
"""Characters that fill three bytes of UTF-8: other encodings hardly ever make them by chance."""
_ALPHABET = re.compile(
    "[\u0370-\u03ff]{3}|[\u0400-\u052f]{3}|[\u0590-\u05ff]{3}|[\u0600-\u06ff]{3}"
)
"""Words of another alphabet: Greek, Cyrillic, Hebrew, Arabic."""
_TRUSTED = 0.4
"""GB18030 is what a Chinese back office writes: with no rival near, this much is enough."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text file and how it is encoded."""

    path: Path
    encoding: str
    """A codec's name, `gb18030` or `gb18030+utf-8` where two sources are glued together."""
    has_bom: bool = False
    gb_lines: int = 0
    utf_lines: int = 0
    why: str = ""
    """Why this encoding where neither a mark nor strict UTF-8 tells: `evidence`, `said`."""

    def lines(self) -> Iterator[str]:
        """Its physical lines with their line ends, decoded strictly."""
        if self.encoding.startswith("gb18030"):
            with self.path.open("rb") as file:
                yield from (_line(raw, number) for number, raw in enumerate(_raw(file), 1))
            return
        with self.path.open(encoding=self.encoding, newline="") as text:
            yield from _unified(text)

    def text(self, limit: int) -> str:
        """The first `limit` characters."""
        parts, size = [], 0
        for line in self.lines():
            parts.append(line)
            size += len(line)
            if size >= limit:
                break
        return "".join(parts)[:limit]


def decode(path: Path, said: str = "") -> Written:
    """How the file at `path` is encoded; `said` is a person's word or the page's own.

    Raises `EncodingUnclear`, `EncodingAmbiguous` or `TextCutOff` rather than guess.
    """
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            _must_decode(path, encoding)
            return Written(path, encoding, has_bom=True)
    if said:
        _must_decode(path, said)
        return Written(path, said, why="said")
    two_bytes = wide(head)
    if two_bytes:
        _must_decode(path, two_bytes)
        return Written(path, two_bytes, why="evidence")
    if _decodes(path, "utf-8"):
        return _checked(path, head)
    return _by_lines(path)


def _checked(path: Path, head: bytes) -> Written:
    """UTF-8, unless so few characters speak for it that another reading is as likely."""
    text = head.decode("utf-8", "ignore")
    if not text.isascii() and not _FAR.search(text) and weight(text) < SURE:
        # `痰` in GB18030 is a stray accent in UTF-8: both are strict, and only one is text.
        rival = max((one.weight for one in weighed(head)), default=0.0)
        if not _ALPHABET.search(text) or rival >= SURE:
            _ask(weighed(head, ("utf-8", *CANDIDATES)), path)
    return Written(path, "utf-8")


def _by_lines(path: Path) -> Written:
    """Ask every line by itself: UTF-8 only if strict and with Chinese characters in it."""
    seen = _Lines()
    with path.open("rb") as file:
        for number, raw in enumerate(_raw(file), 1):
            if not raw.isascii():
                seen.take(raw, number)
    if seen.utf_lines and seen.gb_lines and not seen.bad:
        seen.bad = _damaged(path)
    if seen.bad:
        return _other(path, seen)
    if seen.utf_lines:
        return Written(path, "gb18030+utf-8", gb_lines=seen.gb_lines, utf_lines=seen.utf_lines)
    found = weighed(bytes(seen.sample))
    best = told(found) or _home(found)
    if best is None:
        _ask(found, path)
    elif best.encoding != "gb18030":
        return _other(path, seen)
    return Written(path, "gb18030", gb_lines=seen.gb_lines)


class _Lines:
    """What the lines of a file say that are not ASCII."""

    def __init__(self) -> None:
        self.gb_lines = self.utf_lines = self.bad = 0
        self.sample = bytearray()

    def take(self, raw: bytes, number: int) -> None:
        """One line: UTF-8 with Chinese in it, GB18030, or neither."""
        if _as_utf8(raw) is not None:
            self.utf_lines += 1
            return
        if len(self.sample) < _SAMPLE:
            self.sample += raw
        self.gb_lines += 1
        try:
            raw.decode("gb18030")
        except UnicodeDecodeError:
            self.bad = self.bad or number


def _damaged(path: Path) -> int:
    """Beside UTF-8 lines, the first line that reads as no text: damaged, and no GB18030."""
    with path.open("rb") as file:
        for number, raw in enumerate(_raw(file), 1):
            odd = not raw.isascii() and _as_utf8(raw) is None
            if odd and weight(raw.decode("gb18030")) < _TRUSTED:
                return number
    return 0


def _other(path: Path, seen: _Lines) -> Written:
    """A file that is not GB18030: another encoding where the evidence tells one, else refused."""
    if _cut_off(path):
        raise TextCutOff
    if seen.utf_lines:
        raise EncodingUnclear(line=seen.bad)
    whole = [one for one in weighed(bytes(seen.sample)) if _decodes(path, one.encoding)]
    best = told(whole)
    if best is not None:
        return Written(path, best.encoding, why="evidence")
    if len(whole) > 1 and whole[0].weight >= SURE:
        _ask(whole, path)
    raise EncodingUnclear(line=seen.bad or 1)


def _home(found: list[Weighed]) -> Weighed | None:
    """GB18030 where it reads best and no other reading comes near."""
    if not found or found[0].encoding != "gb18030" or found[0].weight < _TRUSTED:
        return None
    return found[0] if all(one.weight < SURE / 2 for one in found[1:]) else None


def _ask(found: list[Weighed], path: Path) -> None:
    """Refuse with what each reading would make of the text. Raises `EncodingAmbiguous`."""
    readings = "；".join(f"{NAMES[one.encoding]}：「{_glimpse(one.text)}」" for one in found[:3])
    raise EncodingAmbiguous(readings=readings or "—", file=path.name)


def _glimpse(text: str) -> str:
    """The first words of a reading that are not ASCII."""
    found = re.search(r"[^\x00-\x7f][^\r\n]*", text)
    shown = found[0][:_SHOWN] if found else ""
    return "".join(char if char.isprintable() else "·" for char in shown)


def _cut_off(path: Path) -> bool:
    """Whether all is sound but the last character, which is not whole."""
    return any(_fails_at_end(path, encoding) for encoding in ("utf-8", "gb18030"))


def _fails_at_end(path: Path, encoding: str) -> bool:
    """Whether an encoding fits every byte but for a character that the end cuts in two."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    sample = ""
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                sample = sample or decoder.decode(chunk)
        except UnicodeDecodeError:
            return False
    rest = decoder.getstate()[0]
    return 0 < len(rest) < _LONGEST_CHARACTER and weight(sample) >= _TRUSTED


def _line(raw: bytes, number: int) -> str:
    """One line of a file that is not UTF-8 as a whole."""
    text = _as_utf8(raw)
    if text is not None:
        return text
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError as error:
        raise EncodingUnclear(line=number) from error


def _as_utf8(raw: bytes) -> str | None:
    """The line as UTF-8, where that is certain: it decodes strictly and holds CJK."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if _CJK.search(text) else None


def _raw(file: io.BufferedReader) -> Iterator[bytes]:
    """Physical lines of bytes; a lone CR ends a line only where the file knows no LF."""
    head = file.read(_CHUNK)
    file.seek(0)
    if b"\n" not in head and b"\r" in head:
        for line in file:
            yield from line.splitlines(keepends=True)
    else:
        yield from file


def _unified(text: io.TextIOWrapper) -> Iterator[str]:
    """Lines split at LF; where there is none, at CR."""
    for line in text:
        if "\r" in line[:-2] and not line.endswith("\n"):
            yield from line.splitlines(keepends=True)
        else:
            yield line


def _decodes(path: Path, encoding: str) -> bool:
    """Whether the whole file decodes strictly, read in pieces."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeError:
            return False
    return True


def _must_decode(path: Path, encoding: str) -> None:
    """Refuse a file whose mark, or whose reader, promises an encoding that its bytes break."""
    if not _decodes(path, encoding):
        raise EncodingUnclear(line=1)
