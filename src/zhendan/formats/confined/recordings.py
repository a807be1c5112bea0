"""Inside the child: length and claimed time of a film, from its boxes alone; nothing is played."""

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

_MOST_BOXES = 2000
_DEEPEST = 3
_PARENTS = (b"moov", b"trak", b"mdia")
_ZERO = datetime(1904, 1, 1, tzinfo=UTC)
_LONG_BOX, _TO_THE_END = 1, 0
_FIXED = 65536
_LONGEST_YEARS = 200


def recording(path: Path) -> dict[str, object]:
    """Container, length in seconds, picture size and claimed time of an MP4 or its kin."""
    answer: dict[str, object] = {"is": "recording"}
    with path.open("rb") as file:
        size = path.stat().st_size
        head = file.read(12)
        if head[4:8] != b"ftyp":
            return answer
        answer["container"] = head[8:12].decode("ascii", "replace").strip()
        for name, start, end in _boxes(file, 0, size, depth=0, left=[_MOST_BOXES]):
            file.seek(start)
            content = file.read(min(end - start, 120))
            if name == b"mvhd":
                answer |= _movie(content)
            elif name == b"tkhd":
                answer |= _track(content)
    return answer


def _boxes(
    file: IO[bytes], start: int, end: int, *, depth: int, left: list[int]
) -> Iterator[tuple[bytes, int, int]]:
    """Name, start and end of every box; a size that leads nowhere ends the walk."""
    while start + 8 <= end and left[0] > 0:
        left[0] -= 1
        file.seek(start)
        size, name = struct.unpack(">I4s", file.read(8))
        header = 8
        if size == _LONG_BOX:
            longer = file.read(8)
            if len(longer) < struct.calcsize(">Q"):
                return
            size, header = struct.unpack(">Q", longer)[0], 16
        elif size == _TO_THE_END:
            size = end - start
        if size < header or start + size > end:
            return
        yield name, start + header, start + size
        if name in _PARENTS and depth < _DEEPEST:
            yield from _boxes(file, start + header, start + size, depth=depth + 1, left=left)
        start += size


def _movie(content: bytes) -> dict[str, object]:
    """Length and time out of the movie header, in its short and its long form."""
    long_form = content[:1] == b"\x01"
    form, skip = (">QQIQ", 4) if long_form else (">IIII", 4)
    if len(content) < skip + struct.calcsize(form):
        return {}
    made, _, scale, length = struct.unpack_from(form, content, skip)
    found: dict[str, object] = {}
    if scale and length / scale < _LONGEST_YEARS * 366 * 86400:
        found["seconds"] = round(length / scale, 1)
    if 0 < made < _LONGEST_YEARS * 366 * 86400:
        found["made"] = (_ZERO + timedelta(seconds=made)).isoformat()
    return found


def _track(content: bytes) -> dict[str, object]:
    """Width and height of a picture track."""
    at = 88 if content[:1] == b"\x01" else 76
    if len(content) < at + 8:
        return {}
    width, height = (value // _FIXED for value in struct.unpack_from(">II", content, at))
    return {"width": width, "height": height} if width and height else {}
