"""Inside the child: many rows of a sheet at once, as far as they are written the plainest way."""

from typing import TYPE_CHECKING, Protocol

import numpy as np

from zhendan.formats.confined.cell_texts import Texts
from zhendan.formats.confined.even_lines import LOOKED_AT, NONE, Lines
from zhendan.formats.confined.number_formats import NUMBER
from zhendan.formats.confined.shared_texts import SharedTexts
from zhendan.formats.confined.sheet_pieces import as_text

if TYPE_CHECKING:
    from zhendan.formats.confined.sheet_walk import Known

WORTH_COMPILING = 64 << 20
"""Bytes of a sheet's XML from which loading the compiled walk pays (a second, once)."""
_MOST_SHARED, _MOST_TEXTS = 96 << 20, 4_000_000
"""Bytes and number of shared strings that are laid beside each other: the child has 900 MiB."""
_ROOM = 4 << 20
_TRIED = 2000
_FEWEST, _WIDEST = 2, 4096
"""Columns: a lone blank cell is no line of text."""
_END = b"</row>"


class Plain(Protocol):
    """Takes rows of a piece, as far as it can."""

    def lines(self, piece: bytes, at: int, last: int, width: int) -> tuple[Lines, int]:
        """The rows behind row `last` from a place on, and the place after them."""

    def until(self, piece: bytes, at: int) -> int:
        """How far the piece is to be cut row by row, from the first row that was not taken."""


class Nothing:
    """Takes no row."""

    def lines(self, piece: bytes, at: int, last: int, width: int) -> tuple[Lines, int]:
        """None of them."""
        return NONE, at

    def until(self, piece: bytes, at: int) -> int:
        """The whole piece."""
        return len(piece)


class PlainRows:
    """Takes rows by the compiled walk, and gives up where most are of another form."""

    def __init__(self, known: "Known") -> None:
        from zhendan.formats.confined import sheet_walk

        self._known, self._walk = known, sheet_walk
        self._out = np.empty(_ROOM, np.uint8)
        self._text, self._of = np.empty(0, np.uint8), b""
        self._taken = self._left = 0

    def lines(self, piece: bytes, at: int, last: int, width: int) -> tuple[Lines, int]:
        """The rows behind row `last` from a place on, and the place after them."""
        if last < LOOKED_AT or not _FEWEST <= width <= _WIDEST or self._useless:
            return NONE, at
        if self._of is not piece:
            self._of = piece
            self._text = np.frombuffer(piece + bytes(self._walk.SLACK), np.uint8)
        where = np.array([at, last, width], np.int64)
        at, rows, end, cells = self._walk.walk(self._text, where, self._known, self._out)
        self._taken += rows
        return Lines(as_text(self._out[:end].tobytes()), rows, cells), at

    def until(self, piece: bytes, at: int) -> int:
        """One row, or the whole piece where it is of no use to try again."""
        self._left += 1
        if self._useless:
            return len(piece)
        found = piece.find(_END, at)
        return found + len(_END) if found >= 0 else len(piece)

    @property
    def _useless(self) -> bool:
        """Whether most rows had to be cut by themselves."""
        return self._left > _TRIED + self._taken


def plain_rows(size: int, kinds: list[str], texts: Texts) -> Plain:
    """What takes rows of a sheet of so many bytes."""
    said = _laid(texts) if size >= WORTH_COMPILING else None
    if said is None:
        return Nothing()
    from zhendan.formats.confined.sheet_walk import Known

    words = np.frombuffer(said, np.uint8)
    begins = np.concatenate(([0], np.flatnonzero(words == 0) + 1)).astype(np.int64)
    numbers = np.array([kind == NUMBER for kind in kinds] or [True]).astype(np.uint8)
    return PlainRows(Known(numbers, words, begins))


def _laid(texts: Texts) -> bytes | None:
    """Shared strings, each with a zero behind it; None where they are too many."""
    if isinstance(texts, SharedTexts):
        few = texts.size <= _MOST_SHARED and len(texts) <= _MOST_TEXTS
        return texts.laid() if few else None
    held = list(texts) if isinstance(texts, list) else []
    laid = "".join(f"{text}\0" for text in held[:_MOST_TEXTS]).encode()
    return laid if laid.count(b"\0") == len(held) else None
