"""Lines of a page put together from pieces of text that know their place."""

import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from zhendan.intake.confined.spots import FILE, Spot

_LEVEL = 0.5
"""Pieces stand on one line when they overlap by this share of the lower one's height."""
_GAP = 0.35
"""A gap wider than this share of the line's height is a blank."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, and how sure its least sure piece is (1 where nothing was guessed)."""

    page: int
    text: str
    sure: float = 1.0

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


def _page_lines(spots: list[Spot]) -> Iterator[Line]:
    """Lines of one page."""
    rows: list[list[Spot]] = []
    for spot in sorted(spots, key=lambda s: ((s[2] + s[4]) / 2, s[1])):
        if rows and _level(rows[-1][-1], spot):
            rows[-1].append(spot)
        else:
            rows.append([spot])
    for row in rows:
        row.sort(key=lambda s: (s[1], s[2]))
        yield Line(row[0][0], _joined(row), min(spot[6] for spot in row))


def _level(above: Spot, spot: Spot) -> bool:
    """Whether two pieces stand on one line."""
    lower = max(min(above[4] - above[2], spot[4] - spot[2]), 0.1)
    return min(above[4], spot[4]) - max(above[2], spot[2]) >= lower * _LEVEL


def _joined(row: list[Spot]) -> str:
    """The pieces of a line, with a blank where there is a gap."""
    text = row[0][5]
    for before, spot in itertools.pairwise(row):
        wide = spot[1] - before[3] > max(spot[4] - spot[2], 0.1) * _GAP
        text += (" " if wide else "") + spot[5]
    return text
