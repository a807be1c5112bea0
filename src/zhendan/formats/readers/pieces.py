"""A large text file in pieces of whole lines, decoded strictly, each knowing its first line."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhendan.formats.readers.gb_lines import from_gb, not_utf
from zhendan.formats.text_problems import EncodingUnclear

PIECE = 32 << 20
"""Bytes read at once; two pieces are held at a time."""
_CHECK = 4 << 20
_CJK = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r") + b"\x7f"


@dataclass(slots=True)
class Piece:
    """Some whole lines of a file, as UTF-8."""

    first_line: int
    text: bytes
    lines: int
    offset: int
    size: int
    """Where its bytes lie in the file."""

    @property
    def is_plain(self) -> bool:
        """Whether there is no control character in it that JSON would have to escape."""
        return len(self.text.translate(None, _CONTROLS)) == len(self.text)


@dataclass(slots=True)
class Decoding:
    """How a file is encoded, and what its lines turned out to be."""

    encoding: str
    has_bom: bool = False
    gb_lines: int = 0
    utf_lines: int = 0

    def text(self, raw: bytes, first_line: int) -> bytes:
        """Bytes of whole lines as UTF-8. Raises `EncodingUnclear`."""
        if self.encoding != "gb18030":
            return raw
        utf = self._count(raw)
        if not utf:
            text, fault = from_gb(raw)
            if fault >= 0:
                raise EncodingUnclear(line=first_line + raw.count(b"\n", 0, fault))
            return text
        return b"\n".join(
            line if number in utf else self._line(line, first_line + number)
            for number, line in enumerate(raw.split(b"\n"))
        )

    def _count(self, raw: bytes) -> frozenset[int]:
        """The lines that are UTF-8 with Chinese characters; the others are counted as GB18030."""
        count, unclear = not_utf(raw)
        self.gb_lines += count
        utf = []
        for number, line in unclear:
            try:
                is_utf = _CJK.search(line.decode()) is not None
            except UnicodeDecodeError:
                is_utf = False
            self.utf_lines += is_utf
            self.gb_lines += not is_utf
            utf += [number] if is_utf else []
        return frozenset(utf)

    def _line(self, line: bytes, number: int) -> bytes:
        """One line of GB18030."""
        try:
            return line.decode("gb18030").encode()
        except UnicodeDecodeError as error:
            raise EncodingUnclear(line=number) from error


def decoding_of(path: Path) -> Decoding | None:
    """Strict UTF-8 or else GB18030 by lines; None for what is read row by row only."""
    with path.open("rb") as file:
        head = file.read(_CHECK)
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\n" not in head:
            return None
        if b"\0" in head or b"\r" in head.replace(b"\r\n", b""):
            return None
        has_bom = head.startswith(codecs.BOM_UTF8)
        decoder = codecs.getincrementaldecoder("utf-8")("strict")
        piece = head
        try:
            while piece:
                decoder.decode(piece)
                piece = file.read(_CHECK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            if has_bom:
                raise EncodingUnclear(line=1) from None
            return Decoding("gb18030")
    return Decoding("utf-8-sig" if has_bom else "utf-8", has_bom)


def pieces(path: Path, decoding: Decoding, *, after: int) -> Iterator[Piece]:
    """The lines after line number `after`, a piece at a time."""
    with path.open("rb") as file:
        for number in range(1, after + 1):
            decoding.text(file.readline(), number)
        offset, line = file.tell(), after + 1
        while raw := file.read(PIECE):
            raw += file.readline()
            text = decoding.text(raw, line)
            lines = raw.count(b"\n") + (not raw.endswith(b"\n"))
            yield Piece(line, text, lines, offset, len(raw))
            offset, line = offset + len(raw), line + lines


def lines_of(
    path: Path, decoding: Decoding, piece: Piece, numbers: frozenset[int]
) -> dict[int, str]:
    """Some lines of a piece, read from the file again."""
    with path.open("rb") as file:
        file.seek(piece.offset)
        raw = file.read(piece.size)
    again = Decoding(decoding.encoding, decoding.has_bom)
    found = again.text(raw, piece.first_line).decode().split("\n")
    return {
        piece.first_line + place: text
        for place, text in enumerate(found)
        if piece.first_line + place in numbers
    }
