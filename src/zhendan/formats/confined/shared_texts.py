"""Inside the child: the strings that cells share; where they are many they lie on the disk."""

import re
import zipfile
from array import array
from collections.abc import Iterator
from pathlib import Path

from zhendan.formats.confined.cell_words import WORDS, NotStrict, rich, word
from zhendan.formats.confined.sheet_pieces import as_text, elements

SHARED = "xl/sharedStrings.xml"
MOST_HELD = 32 << 20
"""Bytes of strings that are simply held."""
_TOGETHER = 64
"""Strings that are written and read together."""
_KEPT = 4096
"""Groups that stay at hand."""
_ITEM = re.compile(rf"<si>{WORDS}</si>\s*+|<si/>\s*+")
_END = "\0"
_PER_ITEM = 4


class SharedTexts:
    """Strings by their number; groups of them lie in a file and the last ones read at hand."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b")
        self._places = array("Q", [0])
        self._count = 0
        self._open: list[str] = []
        self._groups: dict[int, list[str]] = {}

    def add(self, text: str) -> None:
        """One more string."""
        if _END in text:
            raise NotStrict("NUL")
        self._open.append(text)
        self._count += 1
        if len(self._open) == _TOGETHER:
            self.close()

    def close(self) -> None:
        """Write what is left; nothing is added afterwards."""
        if self._open:
            said = "".join(text + _END for text in self._open).encode()
            self._file.write(said)
            self._places.append(self._places[-1] + len(said))
            self._open = []
        self._file.flush()

    def __getitem__(self, number: int) -> str:
        group, place = divmod(number, _TOGETHER)
        found = self._groups.get(group)
        if found is None:
            found = self._read(group)
        return found[place]

    def __len__(self) -> int:
        return self._count

    @property
    def size(self) -> int:
        """Bytes of all of them."""
        return self._places[-1]

    def laid(self) -> bytes:
        """All of them, each with a zero behind it."""
        self._file.seek(0)
        return self._file.read(self.size)

    def _read(self, group: int) -> list[str]:
        """A group out of the file; the eldest at hand makes room."""
        begin, end = self._places[group], self._places[group + 1]
        self._file.seek(begin)
        found = self._file.read(end - begin).decode().split(_END)[:-1]
        if len(self._groups) >= _KEPT:
            del self._groups[next(iter(self._groups))]
        self._groups[group] = found
        return found


def shared_texts(archive: zipfile.ZipFile, out: Path) -> list[str] | SharedTexts:
    """Every shared string of a workbook, by its number. Raises `NotStrict`."""
    if SHARED not in archive.namelist():
        return []
    held: list[str] = []
    kept: SharedTexts | None = None
    size = 0
    for text in _texts(archive):
        size += len(text) + _PER_ITEM
        if kept is None and size > MOST_HELD:
            kept = SharedTexts(out / "shared")
            for one in held:
                kept.add(one)
            held.clear()
        (held.append if kept is None else kept.add)(text)
    if kept is None:
        return held
    kept.close()
    return kept


def _texts(archive: zipfile.ZipFile) -> Iterator[str]:
    """The strings in order."""
    for piece in elements(archive, SHARED, inside="sst", each="si"):
        left, *found = _ITEM.split(as_text(piece))
        if left.strip() or any(found[3::4]):
            raise NotStrict("shared strings")
        for keep, text, other in zip(found[0::4], found[1::4], found[2::4], strict=True):
            if text is not None:
                yield word(text, keep)
            else:
                yield rich(other) if other else ""
