"""Lines of a page put together from pieces of text that know their place."""

import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from zhendan.formats.spots import FILE, Spot

_LEVEL = 0.5
"""Pieces stand on one line when they overlap by this share of the lower one's height."""
_GAP = 0.35
"""A gap wider than this share of the line's height is a blank."""
_EDGE = 1.5
"""A line that ends within so many letters of the right edge may go on below."""
_ENDS = "。；;！!？?：:"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, and how sure its least sure piece is (1 where nothing was guessed)."""

    page: int
    text: str
    sure: float = 1.0
    full: bool = False
    """It runs to the right edge of its page's text, as a line does that goes on below."""

    @property
    def pointer(self) -> str:
        """Its page as a place in a source without rows."""
        return f"page={self.page}"


def read_spots(out: Path) -> list[Spot]:
    """The pieces that the child wrote down."""
    path = out / FILE
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as rows:
        return [(p, a, b, c, d, str(t), float(s)) for p, a, b, c, d, t, s in map(json.loads, rows)]


def lines_of(spots: Iterable[Spot]) -> list[Line]:
    """Lines from top to bottom, each from left to right, page by page."""
    pages: dict[int, list[Spot]] = {}
    for spot in spots:
        pages.setdefault(spot[0], []).append(spot)
    return [line for page in sorted(pages) for line in _page_lines(pages[page])]


def text_of(lines: Iterable[Line]) -> str:
    """The lines as one text."""
    return "\n".join(line.text for line in lines)


def paragraphs(lines: Iterable[Line]) -> list[Line]:
    """Lines that go on below put together; two numbers are never glued to one."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before is None or not _goes_on(before, line):
            found.append(line)
            continue
        blank = before.text[-1].isascii() and line.text[0].isascii()
        text = before.text + (" " if blank else "") + line.text
        found[-1] = Line(before.page, text, min(before.sure, line.sure), line.full)
    return found


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line is the rest of the one above."""
    if not before.full or before.page != line.page or before.text[-1:] in _ENDS:
        return False
    return not (before.text[-1:].isdigit() and line.text[:1].isdigit())


def _page_lines(spots: list[Spot]) -> Iterator[Line]:
    """Lines of one page."""
    rows: list[list[Spot]] = []
    for spot in sorted(spots, key=lambda s: ((s[2] + s[4]) / 2, s[1])):
        if rows and all(_level(other, spot) for other in rows[-1][-3:]):
            rows[-1].append(spot)
        else:
            rows.append([spot])
    edge = max(spot[3] for spot in spots)
    for row in rows:
        row.sort(key=lambda s: (s[1], s[2]))
        last = row[-1]
        full = edge - last[3] <= (last[4] - last[2]) * _EDGE
        yield Line(row[0][0], _joined(row), min(spot[6] for spot in row), full)


def _level(other: Spot, spot: Spot) -> bool:
    """Whether two pieces stand on one line: level with each other, and not one over the other."""
    lower = max(min(other[4] - other[2], spot[4] - spot[2]), 0.1)
    level = min(other[4], spot[4]) - max(other[2], spot[2]) >= lower * _LEVEL
    narrow = max(min(other[3] - other[1], spot[3] - spot[1]), 0.1)
    over = min(other[3], spot[3]) - max(other[1], spot[1]) > narrow * _LEVEL
    return level and not over


def _joined(row: list[Spot]) -> str:
    """The pieces of a line, with a blank where there is a gap."""
    text = row[0][5]
    for before, spot in itertools.pairwise(row):
        # Boxes that overlap belong to fields that were drawn wider than their words.
        wide = abs(spot[1] - before[3]) > max(spot[4] - spot[2], 0.1) * _GAP
        text += (" " if wide else "") + spot[5]
    return text
