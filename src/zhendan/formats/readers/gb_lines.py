"""Lines of GB18030: which of them may be UTF-8 instead, and all of them as UTF-8."""

import numpy as np

from zhendan.formats.readers.gb_loops import SLACK, compiled, tables

WORTH_COMPILING = 4 << 20
"""Bytes from which loading the compiler pays (measured: it takes about a second, once)."""
_FIRST_FOUND = 1024


def from_gb(raw: bytes) -> tuple[bytes, int]:
    """The text as UTF-8 and the place of the first byte that is no GB18030, else -1."""
    if len(raw) < WORTH_COMPILING:
        try:
            return raw.decode("gb18030").encode(), -1
        except UnicodeDecodeError as error:
            return b"", error.start
    out = np.empty(len(raw) * 3 // 2 + SLACK, np.uint8)
    size, fault = compiled().decoded(np.frombuffer(raw, np.uint8), *tables(), out)
    return out[:size].tobytes(), int(fault)


def not_utf(raw: bytes) -> tuple[int, list[tuple[int, bytes]]]:
    """How many lines cannot be UTF-8, and by number the other lines that are not ASCII."""
    if raw.isascii():
        return 0, []
    if len(raw) < WORTH_COMPILING:
        lines = enumerate(raw.split(b"\n"))
        return 0, [(number, line) for number, line in lines if not line.isascii()]
    text, room = np.frombuffer(raw, np.uint8), _FIRST_FOUND
    while True:
        found = np.empty(3 * room, np.int64)
        count, kept = compiled().doubtful(text, found)
        if kept <= room:
            places = found[: 3 * kept].reshape(-1, 3).tolist()
            return int(count), [(number, raw[start:end]) for number, start, end in places]
        room = kept
