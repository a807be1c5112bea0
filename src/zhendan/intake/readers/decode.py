"""Text out of bytes: byte-order mark, strict UTF-8, else line by line UTF-8 or GB18030.

Nothing is ever replaced or dropped to make a file fit, and a whole file is never asked whether
it decodes as GB18030 first: that reading accepts UTF-8 lines as mojibake without an error.
"""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhendan.intake.file_problems import EncodingUnclear

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 1 << 20
_CJK = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Written:
    """A text file and how it is encoded."""

    path: Path
    encoding: str
    """`utf-8`, `utf-8-sig`, `utf-16`, `gb18030` or `gb18030+utf-8`."""
    has_bom: bool = False
    gb_lines: int = 0
    utf_lines: int = 0

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


def decode(path: Path) -> Written:
    """How the file at `path` is encoded. Raises `EncodingUnclear` rather than guess."""
    with path.open("rb") as file:
        head = file.read(4)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            _must_decode(path, encoding)
            return Written(path, encoding, has_bom=True)
    if _decodes(path, "utf-8"):
        return Written(path, "utf-8")
    return _by_lines(path)


def _by_lines(path: Path) -> Written:
    """Ask every line by itself: UTF-8 only if strict and with Chinese characters in it."""
    gb_lines = utf_lines = 0
    with path.open("rb") as file:
        for number, raw in enumerate(_raw(file), 1):
            if raw.isascii():
                continue
            if _as_utf8(raw) is not None:
                utf_lines += 1
            else:
                _line(raw, number)
                gb_lines += 1
    encoding = "gb18030+utf-8" if utf_lines else "gb18030"
    return Written(path, encoding, gb_lines=gb_lines, utf_lines=utf_lines)


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
    """Refuse a file whose byte-order mark promises an encoding that its bytes break."""
    if not _decodes(path, encoding):
        raise EncodingUnclear(line=1)
